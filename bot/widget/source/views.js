/** What opens over the conversation: languages, a person, more choices. */

import { button, h, icon } from "./dom.js";
import { microphoneChoice } from "./voice.js";

/** A view with a heading and the way back. */
function view(id, title, { words, level }, onBack, ...content) {
  return h(
    "div",
    { id: `view-${id}`, class: "view", role: "group", "aria-labelledby": `view-${id}-title`, hidden: true },
    button({ class: "button back", click: onBack }, icon("back", true), words.back),
    heading(level + 1, { id: `view-${id}-title`, class: "view-title", tabindex: "-1" }, title),
    ...content,
  );
}

/** A heading; the chat's own is the first of a page, or the second of a website's. */
function heading(level, attributes, text) {
  return h(`h${level}`, attributes, text);
}

/** Each language in its own name and script. */
export function languagesView(settings, onBack, onChoose) {
  const item = (language) => {
    const current = language.locale === settings.locale;
    const attributes = { lang: language.tag, dir: language.direction, "data-locale": language.locale };
    return h("li", null, button({ ...attributes, "aria-current": current ? "true" : null, click: () => onChoose(language) }, language.name));
  };
  return view("languages", settings.words.language, settings, onBack, h("ul", { id: "languages", class: "languages" }, ...settings.languages.map(item)));
}

/** Telephone, today's hours, address; and the numbers of emergency. */
export function personView(settings, onBack) {
  const { words, person } = settings;
  const entries = [
    [words.telephone, phone(person.phone)],
    [words.today, h("span", { class: "today" }, person.today)],
    [words.opening_hours, h("span", null, person.hours, h("br"), words.closed_on_holidays)],
    person.address ? [words.address, person.address] : null,
    person.email ? [words.email, h("a", { href: `mailto:${person.email}`, dir: "ltr" }, person.email)] : null,
  ];
  const details = entries.filter(Boolean).flatMap(([term, value]) => [h("dt", null, term), h("dd", null, value)]);
  const emergency = settings.emergency.map(({ number, name }) => h("li", null, phone(number), " ", name));
  return view(
    "person",
    words.talk_to_a_person,
    settings,
    onBack,
    h("dl", null, ...details),
    h("div", { class: "emergency" }, h("p", null, words.danger), h("ul", null, ...emergency)),
  );
}

function phone(number) {
  return h("a", { class: "phone", href: `tel:${number.replace(/\s/g, "")}`, dir: "ltr" }, number);
}

/** Delete, the microphone, and pages of their own. */
export function moreView(settings, onBack, actions) {
  const { words, links } = settings;
  const link = (address, text) => (address ? h("li", null, h("a", { href: address, target: "_blank", rel: "noopener" }, text, h("span", { class: "visually-hidden" }, ` (${words.new_tab})`))) : null);
  return view(
    "more",
    words.more,
    settings,
    onBack,
    h("div", { class: "choice" }, heading(settings.level + 2, { class: "choice-title" }, words.this_device), h("p", null, words.shared), h("p", null, words.kept), deletion(words, actions.onDelete)),
    microphoneChoice(settings, actions.onMicrophone),
    h("ul", { class: "links" }, link(links.topics, words.all_topics), link(links.privacy, words.privacy), link(links.accessibility, words.accessibility)),
  );
}

/** "Delete this conversation", with a question before. */
function deletion(words, onDelete) {
  const yes = button({ id: "delete-yes", class: "button button-main" }, words.delete_yes);
  const no = button({ id: "delete-no" }, words.delete_no);
  const confirm = h(
    "div",
    { id: "delete-confirm", class: "notice", role: "group", "aria-labelledby": "delete-question", hidden: true },
    h("p", { id: "delete-question" }, words.delete_question),
    yes,
    " ",
    no,
  );
  const open = button({ id: "delete", "aria-expanded": "false", "aria-controls": "delete-confirm" }, words.delete);
  const show = (shown) => {
    confirm.hidden = !shown;
    open.hidden = shown;
    open.setAttribute("aria-expanded", String(shown));
  };
  const cancel = () => {
    show(false);
    open.focus();
  };
  open.addEventListener("click", () => {
    show(true);
    no.focus();
  });
  no.addEventListener("click", cancel);
  confirm.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    cancel();
  });
  yes.addEventListener("click", () => {
    show(false);
    onDelete();
  });
  return h("div", { id: "deletion" }, open, confirm);
}
