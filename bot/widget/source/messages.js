/** Builds the elements of the conversation. Texts become text nodes, never HTML. */

import { button, filled, h } from "./dom.js";
import { fillWithLinks, isHttps } from "./links.js";

/** What the person wrote. */
export function personMessage(entry, words, onRetry) {
  const retry = button({ class: "button retry", click: onRetry }, words.try_again);
  const problem = (state, ...content) => h("p", { class: "problem", "data-problem": state, hidden: true }, ...content);
  const element = h(
    "div",
    { class: "message message-person", "aria-live": "off", "data-key": entry.key },
    h("p", { class: "message-who" }, words.you),
    h("div", { class: "bubble" }, h("p", { class: "message-text", dir: "auto" }, entry.text)),
    problem("failed", words.not_sent, " ", retry),
    problem("refused", words.refused),
    problem("too_long", words.too_long),
  );
  showState(element, entry.state);
  return element;
}

/** Show or hide what went wrong with a message of the person. */
export function showState(element, state) {
  for (const problem of element.querySelectorAll("[data-problem]")) {
    problem.hidden = problem.dataset.problem !== state;
  }
}

/**
 * One message of a reply.
 *
 * @param {object} message in the form of Rasa's REST channel.
 * @param {object} settings of the widget: words, locale, name of the assistant.
 */
export function botMessage(message, settings) {
  const custom = message.custom || {};
  const own = place(settings);
  const text = h("div", { class: "message-text" });
  const table = isTable(custom.table) ? custom.table : null;
  fillLines(text, table ? table.lines : String(message.text || "").split("\n"));
  const bubble = h("div", { class: "bubble" }, text);
  bubble.hidden = !message.text && !list(custom.sources).length;
  if (table) bubble.append(estimate(table), notes(table.notes));
  if (list(custom.sources).length) bubble.append(sources(list(custom.sources), settings.words, own));
  return h(
    "div",
    { class: "message message-bot", ...languageOf(custom, settings) },
    h("p", { class: "message-who", ...own }, settings.bot_name),
    bubble,
    list(message.buttons).length ? choices(list(message.buttons), "button") : null,
    list(custom.related).length ? related(list(custom.related), settings.words, own) : null,
  );
}

/** Our own words in a message say their language: the message may be in another. */
function place(settings) {
  return { lang: settings.tag, dir: settings.direction };
}

function languageOf(custom, settings) {
  if (!custom.locale || custom.locale === settings.locale) return {};
  return { lang: tagOf(custom.locale), dir: custom.direction === "rtl" ? "rtl" : "ltr" };
}

function tagOf(locale) {
  return String(locale).replace("_", "-");
}

/** A paragraph for each line: short pieces are read more easily. */
function fillLines(element, lines) {
  for (const line of lines.map(String).filter((each) => each.trim())) {
    const paragraph = h("p");
    fillWithLinks(paragraph, line);
    element.append(paragraph, "\n");
  }
}

/** The estimate in numbers; its steps unfold. */
function estimate(table) {
  const rows = table.rows.map((row) =>
    h("tr", null, h("th", { scope: "row" }, String(row.label)), h("td", null, h("bdi", null, String(row.value)))),
  );
  const steps = table.steps.map((step) => {
    const item = h("li");
    fillWithLinks(item, String(step));
    return item;
  });
  return h(
    "div",
    { class: "estimate" },
    rows.length ? h("table", null, h("caption", null, String(table.caption)), h("tbody", null, ...rows)) : null,
    steps.length
      ? h("details", null, h("summary", null, String(table.steps_title)), h("ol", null, ...steps))
      : null,
  );
}

/** What is open, and what holds for every estimate: after the numbers. */
function notes(lines) {
  const element = h("div", { class: "message-text notes" });
  fillLines(element, lines);
  return element;
}

function isTable(table) {
  return Boolean(table) && ["lines", "rows", "steps", "notes"].every((name) => Array.isArray(table[name]));
}

function sources(items, words, own) {
  return h(
    "div",
    { class: "sources" },
    h("p", { class: "small-title", ...own }, words.source),
    h("ul", null, ...items.map((source) => sourceItem(source, words, own))),
  );
}

function sourceItem(source, words, own) {
  const title = h("span", { class: "source-title" }, String(source.title));
  const opens = h("span", { class: "visually-hidden", ...own }, ` (${words.new_tab})`);
  const link = { href: source.url, target: "_blank", rel: "noopener noreferrer" };
  const dates = [
    source.valid_from && filled(words.holds_from, { date: shortDate(source.valid_from) }),
    source.checked && filled(words.checked, { date: shortDate(source.checked) }),
  ];
  return h(
    "li",
    null,
    isHttps(source.url) ? h("a", link, title, opens) : title,
    " ",
    h("span", { class: "source-dates", ...own }, dates.filter(Boolean).join(" · ")),
  );
}

/** "2026-05-01" as 01.05.2026, the form of a Norwegian decision. */
function shortDate(day) {
  return String(day).split("-").reverse().join(".");
}

function related(buttons, words, own) {
  return h(
    "div",
    { class: "related" },
    h("p", { class: "small-title", ...own }, words.see_also),
    choices(buttons, "button button-small"),
  );
}

function choices(buttons, className) {
  return h("ul", { class: "choices" }, ...buttons.map((each) => h("li", null, choice(each, className))));
}

function choice(each, className) {
  // A language's name in its own script is read out in that language.
  const language = /^\/set_language.*"language": *"([A-Za-z_]+)"/.exec(each.payload);
  const lang = language ? tagOf(language[1]) : null;
  return button({ class: className, "data-payload": String(each.payload), lang }, String(each.title));
}

/** A hint where a reply is in another language than the chat: a button changes that. */
export function languageOffer(language, words, own, onChoose) {
  const choose = button({ class: "button button-small", lang: language.tag, dir: language.direction, click: onChoose }, language.name);
  return h("p", { class: "note language-offer", lang: own.tag, dir: own.direction }, words.show_in, " ", choose);
}

function list(value) {
  return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
}
