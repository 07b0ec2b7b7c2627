/** The window of the chat: its bar, the log, the field, and the views over them. */

import { composer } from "./composer.js";
import { button, h, icon } from "./dom.js";
import { languagesView, moreView, personView } from "./views.js";

/** The parts of one panel in one language; made anew when the language changes. */
export class Panel {
  /**
   * @param {object} settings of the widget.
   * @param {boolean} whole whether it fills a page and cannot be closed.
   * @param {object} actions onSend, onClose, onDelete, onLanguage, onMicrophone, onPress.
   */
  constructor(given, whole, actions) {
    const settings = { ...given, level: whole ? 1 : 2 };
    const { words } = settings;
    this.actions = actions;
    this.whole = whole;
    this.opener = null; // of the view that is shown
    this.log = h("div", { id: "log", class: "log", role: "log", tabindex: "0", "aria-live": "off", "aria-relevant": "additions", "aria-label": words.conversation });
    this.writing = h("p", { id: "writing", class: "writing", hidden: true }, dots(), words.writing);
    this.status = h("p", { id: "status", class: "status", role: "status" });
    this.offline = h("p", { id: "offline", class: "status", role: "status" });
    this.announcer = h("p", { id: "announcer", class: "visually-hidden", role: "status" });
    this.form = composer(settings, actions.onSend, (text) => this.announce(text));
    this.field = this.form.querySelector("#question");
    const back = () => this.showChat();
    this.views = {
      languages: languagesView(settings, back, actions.onLanguage),
      person: personView(settings, back),
      more: moreView(settings, back, actions),
    };
    this.chat = h("div", { id: "view-chat", class: "chat" }, this.log, this.writing, this.status, this.offline, this.announcer, this.form);
    this.element = h(
      "section",
      { id: "panel", class: "panel", role: whole ? "region" : "dialog", "aria-labelledby": "title", tabindex: "-1" },
      this.bar(settings),
      this.chat,
      ...Object.values(this.views),
    );
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    this.log.addEventListener("click", actions.onPress);
  }

  bar({ words, name, level, bot_name: botName }) {
    const opens = (id, view, label, ...content) =>
      button({ id, class: "button bar-button", "aria-label": label, "aria-expanded": "false", "aria-controls": `view-${view}`, click: (event) => this.toggle(view, event.currentTarget) }, ...content);
    return h(
      "div",
      { class: "bar" },
      h(`h${level}`, { id: "title" }, this.whole ? words.title : botName),
      h(
        "div",
        { class: "bar-buttons" },
        opens("language-open", "languages", `${words.language}: ${name}`, icon("globe"), h("span", { class: "bar-name", "aria-hidden": "true" }, name)),
        opens("person-open", "person", words.talk_to_a_person, icon("phone")),
        opens("more-open", "more", words.more, icon("more")),
        this.whole ? null : button({ id: "close", class: "button bar-button", "aria-label": words.close, click: this.actions.onClose }, icon("close")),
      ),
    );
  }

  toggle(name, opener) {
    if (this.views[name].hidden) this.show(name, opener);
    else this.showChat();
  }

  show(name, opener) {
    this.hideViews();
    this.opener = opener;
    if (opener.hasAttribute("aria-expanded")) opener.setAttribute("aria-expanded", "true");
    this.chat.hidden = true;
    this.views[name].hidden = false;
    this.views[name].querySelector(".view-title").focus();
  }

  /** Back to the conversation, and to the button that opened the view. */
  showChat(focused = this.opener) {
    this.hideViews();
    this.chat.hidden = false;
    if (focused) focused.focus();
    this.opener = null;
  }

  hideViews() {
    for (const each of Object.values(this.views)) each.hidden = true;
    for (const each of this.element.querySelectorAll(".bar [aria-expanded]")) each.setAttribute("aria-expanded", "false");
  }

  onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.chat.hidden) this.showChat();
    else if (!this.whole) this.actions.onClose();
  }

  /** Say something to a screen reader that the eye sees elsewhere. */
  announce(text) {
    this.announcer.textContent = "";
    this.announcer.textContent = text;
  }

  /** Show the newest, but never past the beginning of what the person wrote last. */
  scrollToNewest(question) {
    this.log.scrollTop = Math.min(question ? question.offsetTop - 8 : 0, this.log.scrollHeight);
  }
}

function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("span"), h("span"), h("span"));
}
