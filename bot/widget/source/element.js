/**
 * <intro-chat>: the chat of a municipality on any website.
 *
 * Attributes: `municipality`, as the server's profile is named; `lang`, where the address
 * of the page chose a language; `display="page"` fills the page; `open` begins open. Methods: `open()`
 * and `close()`. Looks: custom properties that begin with --intro-chat-, see style.css.
 */

import { button, filled, h, icon, randomId } from "./dom.js";
import { Keeping } from "./keeping.js";
import { botMessage, languageOffer, personMessage, showState } from "./messages.js";
import { Panel } from "./panel.js";
import { Sending } from "./sending.js";
import { answerTools } from "./tools.js";

const STARTING_MS = 5000;
const AGAIN_MS = [2000, 5000, 15000, 30000];

class IntroChat extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return this.start();
    this.attachShadow({ mode: "open" });
    addStyle(this.shadowRoot);
    return this.start();
  }

  disconnectedCallback() {
    this.keeping.stop();
    clearTimeout(this.timer);
    clearTimeout(this.startTimer);
    window.removeEventListener("online", this.online);
    window.removeEventListener("offline", this.offline);
  }

  start() {
    this.keeping = new Keeping(this.getAttribute("municipality") || "", () => this.sync());
    this.sending = new Sending(BASE);
    this.elements = new Map(); // key -> element
    this.tries = 0;
    this.running = null;
    this.deleting = false;
    this.online = () => this.connectionChanged();
    this.offline = this.online;
    window.addEventListener("online", this.online);
    window.addEventListener("offline", this.offline);
    this.panel = null;
    if (this.root) this.root.remove(); // the website moved the element
    this.root = h("div", { class: "root", "data-display": this.whole ? "page" : "panel" });
    this.shadowRoot.append(this.root);
    this.showLauncher();
    if (this.whole || this.hasAttribute("open")) this.open({ focus: false });
  }

  get whole() {
    return this.getAttribute("display") === "page";
  }

  /** The language that the address of the page asks for, where it is new: a choice too. */
  get asked() {
    const asked = this.getAttribute("lang");
    return asked && asked !== this.keeping.data.asked ? asked : null;
  }

  /** The language tag to ask the server for: the person's choice, else the page's. */
  get wanted() {
    const around = this.closest("[lang]");
    const found = this.asked || this.keeping.data.locale || (around && around.lang) || navigator.language;
    return (found || "").replace("_", "-");
  }

  /* The launcher */

  showLauncher() {
    if (this.whole) return;
    const first = firstWords(this.wanted);
    this.setPlace(first);
    this.launcher = button(
      { id: "launcher", class: "button button-main launcher", "aria-expanded": "false", click: () => this.open() },
      icon("chat"),
      h("span", null, first.launch),
    );
    this.root.replaceChildren(this.launcher);
  }

  setPlace({ tag, direction }) {
    this.root.lang = tag;
    this.root.dir = direction;
  }

  /** Open the chat; the promise is settled once it can be used. */
  async open({ focus = true } = {}) {
    if (this.panel && !this.panel.element.hidden) return;
    if (!this.panel && !(await this.load())) return;
    this.panel.element.hidden = false;
    if (this.launcher) {
      this.launcher.setAttribute("aria-expanded", "true");
      this.launcher.hidden = true;
    }
    this.panel.scrollToNewest(this.lastQuestion());
    if (focus) this.focusField();
    this.work();
  }

  close() {
    if (this.whole || !this.panel) return;
    this.panel.showChat(null);
    this.panel.element.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }

  /** On a phone the keyboard would cover what is to be read first. */
  focusField() {
    const precise = window.matchMedia("(pointer: fine)").matches;
    (precise ? this.panel.field : this.panel.element).focus();
  }

  /* Words and settings */

  /** Build the chat in the language; false where that failed, which is shown. */
  async load() {
    if (!(await this.fetchSettings())) return false;
    this.build();
    return true;
  }

  async fetchSettings() {
    this.showProblem("");
    try {
      const query = new URLSearchParams({ municipality: this.getAttribute("municipality") || "", lang: this.wanted });
      const response = await fetch(`${BASE}/chat/words?${query}`, { credentials: "omit" });
      if (response.status === 404) return this.showProblem(firstWords(this.wanted).wrong);
      if (!response.ok) return this.loadLater();
      this.settings = withAddresses(await response.json());
      return true;
    } catch (error) {
      return this.loadLater();
    }
  }

  loadLater() {
    const again = button({ class: "button", click: () => this.open() }, firstWords(this.wanted).try_again);
    return this.showProblem(firstWords(this.wanted).failed, again);
  }

  /** Say what is wrong where there is no panel to say it in. */
  showProblem(text, ...more) {
    this.root.querySelectorAll(".load-problem").forEach((element) => element.remove());
    if (text) this.root.append(h("div", { class: "load-problem notice", role: "alert" }, h("p", null, text), ...more));
    return false;
  }

  build() {
    const wasHidden = this.panel ? this.panel.element.hidden : true;
    const typed = this.panel ? this.panel.field.value : "";
    const focused = Boolean(this.panel) && this.shadowRoot.activeElement === this.panel.field;
    this.keeping.keepFor(this.settings.keep_days);
    this.setPlace(this.settings);
    this.panel = new Panel(this.settings, this.whole, {
      onSend: (text) => this.say(text),
      onClose: () => this.close(),
      onDelete: () => this.deleteAll(),
      onLanguage: (language) => this.chooseLanguage(language),
      onMicrophone: () => this.rebuild("more"),
      onPress: (event) => this.press(event),
    });
    this.panel.element.hidden = wasHidden;
    this.panel.field.value = typed;
    if (this.launcher) this.launcher.querySelector("span").textContent = this.settings.words.launch;
    this.root.replaceChildren(...[this.launcher, this.panel.element].filter(Boolean));
    if (focused) this.panel.field.focus();
    this.showGreeting();
    this.showAll();
    this.noticeAsked();
    this.connectionChanged();
  }

  rebuild(view) {
    this.build();
    this.panel.show(view, this.shadowRoot.getElementById(`${view}-open`));
  }

  /* What is shown */

  /** The greeting comes with the words; while the server starts there is none yet. */
  showGreeting() {
    const { greeting, words } = this.settings;
    const shared = h("p", { class: "note shared" }, words.shared);
    const content = greeting ? [botMessage(greeting, this.settings), shared] : [h("p", { id: "starting", class: "note" }, words.starting)];
    this.greeting = h("div", { id: "greeting" }, ...content);
    this.panel.log.replaceChildren(this.greeting);
    if (!greeting) this.startTimer = setTimeout(() => this.greetLater(), STARTING_MS);
  }

  async greetLater() {
    if (!(await this.fetchSettings())) {
      this.showProblem(""); // the panel says already that the assistant is starting
      this.startTimer = setTimeout(() => this.greetLater(), STARTING_MS);
      return;
    }
    this.showGreeting();
    this.showAll();
    this.work();
  }

  /** Everything that was said, without speaking it again. */
  showAll() {
    this.elements.clear();
    this.panel.log.setAttribute("aria-live", "off");
    this.sync();
    setTimeout(() => this.panel.log.setAttribute("aria-live", "polite"), 500);
    this.panel.scrollToNewest(this.lastQuestion());
  }

  /** Make the log show the entries as they are: also what another tab said. */
  sync() {
    if (!this.panel) return;
    const entries = this.keeping.data.entries;
    const keys = new Set(entries.map((entry) => entry.key));
    for (const [key, element] of this.elements) if (!keys.has(key)) this.forgetElement(key, element);
    let before = this.greeting;
    for (const entry of entries) {
      const element = this.elements.get(entry.key) || this.make(entry);
      if (entry.from === "person") showState(element, entry.state);
      if (before.nextElementSibling !== element) before.after(element);
      before = element;
    }
  }

  forgetElement(key, element) {
    element.remove();
    this.elements.delete(key);
  }

  make(entry) {
    const element = entry.from === "person" ? personMessage(entry, this.settings.words, () => this.resend()) : this.reply(entry);
    this.elements.set(entry.key, element);
    return element;
  }

  reply(entry) {
    const { custom = {} } = entry.message;
    const element = botMessage(entry.message, this.settings);
    if (custom.topic && (custom.sources || []).length) {
      const language = this.languageOf(custom.locale) || this.settings;
      const feedback = (said) => this.feedback({ ...said, id: entry.key.split(".")[0], topic: custom.topic });
      element.append(answerTools(element, { language, feedback }, this.settings.words));
    }
    const other = this.changesTo(entry);
    if (other) element.append(languageOffer(other, this.settings.words, this.settings, () => this.showIn(other)));
    return element;
  }

  /** Another language than the chat's, where a reply is the first in it. */
  changesTo(entry) {
    const { entries } = this.keeping.data;
    const locales = [...entries.slice(0, entries.indexOf(entry)), entry].map((each) => each.message && (each.message.custom || {}).locale);
    const [before, now] = [this.settings.locale, ...locales.filter(Boolean)].slice(-2);
    const isOther = now && now !== before && now !== this.settings.locale;
    return isOther ? this.languageOf(now) : null;
  }

  languageOf(locale) {
    return this.settings.languages.find((language) => language.locale === locale);
  }

  lastQuestion() {
    const asked = this.keeping.data.entries.filter((entry) => entry.from === "person").pop();
    return asked && this.elements.get(asked.key);
  }

  /* Sending: in order, one at a time, by one tab at a time */

  say(text, payload) {
    if (this.deleting) return false;
    this.keeping.add(text, payload);
    this.sync();
    this.panel.scrollToNewest(this.lastQuestion());
    this.resend();
    return true;
  }

  resend() {
    this.tries = 0;
    this.keeping.retry();
    this.sync();
    this.work();
  }

  work() {
    clearTimeout(this.timer);
    if (!this.running && this.settings && this.settings.greeting && this.keeping.nextWaiting()) {
      this.running = alone(this.keeping.name, () => this.sendAll()).finally(() => {
        this.running = null;
        this.panel.writing.hidden = true;
      });
    }
    return this.running;
  }

  async sendAll() {
    this.keeping.change(() => {}); // read what another tab did meanwhile
    this.sync();
    for (let entry = this.keeping.nextWaiting(); entry && !this.deleting; entry = this.keeping.nextWaiting()) {
      const outcome = await this.send(entry);
      if (outcome === "failed") return this.failAll();
      this.tries = 0;
      this.finish(entry, outcome);
    }
    return undefined;
  }

  async send(entry) {
    const { id } = this.keeping.data;
    const replies = [];
    this.panel.writing.hidden = false;
    const outcome = await this.sending.post(this.bodyOf(entry), (message, number) => {
      replies.push(message);
      this.keeping.addReply(id, entry.key, number, message);
      this.sync();
      this.panel.scrollToNewest(this.elements.get(entry.key));
    }, (busy) => this.showStatus(busy ? this.settings.words.busy : ""));
    this.panel.writing.hidden = true;
    if (outcome === "answered") this.noticeReplies(entry, replies);
    return outcome;
  }

  bodyOf(entry) {
    const { id, locale } = this.keeping.data;
    const spoken = locale || (/^\/[a-z_]/.test(entry.payload) && this.spokenLocale());
    const body = { conversation: id, id: entry.key, message: entry.payload };
    return spoken ? { ...body, locale: spoken } : body;
  }

  /**
   * A button's payload has no language by which the server could tell the person's: it is
   * answered in that of the last reply, at first in that of the chat.
   */
  spokenLocale() {
    const replies = this.keeping.data.entries.filter((entry) => entry.from === "bot");
    const locales = replies.map((entry) => (entry.message.custom || {}).locale).filter(Boolean);
    return locales.pop() || this.settings.locale;
  }

  finish(entry, outcome) {
    this.keeping.mark(entry.key, outcome === "answered" ? "sent" : outcome);
    this.sync();
    if (outcome !== "answered") this.panel.announce(this.settings.words[outcome]);
  }

  /** Keep what waits behind a message that did not go, and try again by ourselves. */
  failAll() {
    this.keeping.failAll();
    this.sync();
    if (!this.tries) this.panel.announce(this.settings.words.failed_said);
    const later = AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)];
    this.tries += 1;
    this.timer = setTimeout(() => {
      this.keeping.retry();
      this.work();
    }, later);
  }

  connectionChanged() {
    if (!this.panel) return;
    const gone = navigator.onLine === false;
    this.panel.offline.textContent = gone ? this.settings.words.offline : "";
    if (!gone) this.resend();
  }

  showStatus(text) {
    this.panel.status.textContent = text;
  }

  press(event) {
    const pressed = event.target.closest("[data-payload]");
    if (pressed) this.say(pressed.textContent.trim(), pressed.dataset.payload);
  }

  async feedback(said) {
    const body = { conversation: this.keeping.data.id, locale: this.settings.locale, ...said };
    const outcome = await this.sending.once("/chat/feedback", body, () => {});
    return outcome === "saved";
  }

  /* The language */

  noticeReplies(entry, replies) {
    const custom = (replies[0] || {}).custom || {};
    if (replies.some((message) => (message.custom || {}).deleted === true)) this.keeping.forget(entry.key);
    if (!custom.locale) return;
    const chose = entry.payload.startsWith("/set_language");
    // The server follows the person's choice, unless another was made in the chat.
    if (chose || this.keeping.data.locale) this.keeping.choose(custom.locale);
    if (chose && custom.locale !== this.settings.locale) this.load();
  }

  /** Whoever followed a link to the chat in a language has chosen it. */
  noticeAsked() {
    const { asked } = this;
    if (!asked) return;
    const { locale, entries } = this.keeping.data;
    this.keeping.change((data) => Object.assign(data, { asked, locale: this.settings.locale }));
    if (locale !== this.settings.locale && entries.length) this.tellLanguage(this.settings);
  }

  tellLanguage({ name, locale }) {
    this.say(name, `/set_language{"language": "${locale}"}`);
  }

  /** The menu: the whole chat changes, and the server is told where it has begun. */
  async chooseLanguage(language) {
    await this.showIn(language);
    if (this.keeping.data.entries.length) this.tellLanguage(language);
  }

  async showIn(language) {
    this.keeping.choose(language.locale);
    if (language.locale === this.settings.locale || (await this.load())) {
      this.panel.showChat(null);
      this.focusField();
    } else {
      this.showStatus(firstWords(language.tag).failed);
    }
  }

  /* Deletion */

  async deleteAll() {
    this.deleting = true;
    this.panel.showChat(null);
    this.showStatus("");
    this.sending.stopWaiting();
    await this.running;
    this.panel.writing.hidden = false;
    const body = this.bodyOf({ key: randomId(), payload: "/delete_my_data" });
    const outcome = await this.sending.post(body, () => {}, () => {});
    this.panel.writing.hidden = true;
    this.deleting = false;
    if (outcome === "answered") this.keeping.forget();
    this.sync();
    this.showStatus(this.settings.words[outcome === "answered" ? "deleted" : "not_deleted"]);
    this.panel.field.focus();
  }
}

/** Links to pages of the chat's own server, which is seldom that of the website. */
function withAddresses(settings) {
  for (const name of Object.keys(settings.links)) {
    const address = settings.links[name];
    if (address && address.startsWith("/")) settings.links[name] = BASE + address;
  }
  return settings;
}

/** Work that only one tab of a website does at a time. */
function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

/** The words that are needed before any are fetched, in the language nearest to a tag. */
function firstWords(tag) {
  const wanted = tag.toLowerCase();
  const short = wanted.split("-")[0];
  const near = (each) => each.tag.toLowerCase() === wanted || each.tag.toLowerCase().split("-")[0] === short || each.near.includes(short);
  return FIRST_WORDS.find((each) => each.tag.toLowerCase() === wanted) || FIRST_WORDS.find(near) || FIRST_WORDS[0];
}

/** A style that no host's policy forbids; for old browsers, a link to the same. */
function addStyle(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch (error) {
    root.append(h("link", { rel: "stylesheet", href: `${BASE}/widget.css` }));
  }
}

if (!customElements.get("intro-chat")) customElements.define("intro-chat", IntroChat);
