/** Builds the elements of the conversation from the templates in the page. */

import { fillWithLinks, isHttps } from "./links.js";

const PAGE_LOCALE = document.documentElement.dataset.locale;

/** A copy of the first element in a template. */
function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** The link of the language menu for a locale, or null. */
export function languageLink(locale) {
  const links = Array.from(document.querySelectorAll("#languages a"));
  return links.find((link) => link.dataset.locale === locale) || null;
}

/** What the person wrote. */
export function personMessage(entry) {
  const element = copyOf("person-message");
  element.querySelector(".message-text").textContent = entry.text;
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
 * @param {object} message of Rasa's REST channel.
 */
export function botMessage(message) {
  const element = copyOf("bot-message");
  const custom = message.custom || {};
  setLanguage(element, custom);
  const text = element.querySelector(".message-text");
  const bubble = element.querySelector(".bubble");
  fillLines(text, String(message.text || ""));
  bubble.hidden = !message.text && !list(custom.sources).length;
  addSources(bubble, custom.sources);
  addButtons(element, message.buttons);
  addRelated(element, custom.related);
  return element;
}

/** A paragraph for each line: short pieces are read more easily. */
function fillLines(element, text) {
  const lines = text.split("\n").filter((line) => line.trim());
  element.textContent = "";
  for (const line of lines) {
    const paragraph = document.createElement("p");
    fillWithLinks(paragraph, line);
    element.append(paragraph, "\n");
  }
}

function setLanguage(element, custom) {
  if (!custom.locale || custom.locale === PAGE_LOCALE) return;
  element.lang = String(custom.locale).replace("_", "-");
  element.dir = custom.direction === "rtl" ? "rtl" : "ltr";
}

/** A hint where a reply is in another language than the page: a link to that page. */
export function languageOffer(locale) {
  const chosen = languageLink(locale);
  if (!chosen) return null;
  const element = copyOf("language-offer");
  const link = chosen.cloneNode(true);
  link.removeAttribute("data-locale");
  element.querySelector("a").replaceWith(link);
  return element;
}

function list(value) {
  return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
}

function addSources(bubble, sources) {
  if (!list(sources).length) return;
  const element = copyOf("sources");
  element.querySelector("ul").append(...list(sources).map(sourceItem));
  bubble.append(element);
}

function sourceItem(source) {
  const element = copyOf("source");
  element.querySelector(".source-title").textContent = String(source.title);
  const link = element.querySelector("a");
  if (isHttps(source.url)) link.href = source.url;
  else link.replaceWith(element.querySelector(".source-title"));
  const dates = element.querySelector(".source-dates");
  const parts = [
    source.valid_from && dates.dataset.validFrom.replace("{date}", shortDate(source.valid_from)),
    source.checked && dates.dataset.checked.replace("{date}", shortDate(source.checked)),
  ];
  dates.textContent = parts.filter(Boolean).join(" · ");
  return element;
}

/** "2026-05-01" as 01.05.2026, the form of a Norwegian decision. */
function shortDate(day) {
  return String(day).split("-").reverse().join(".");
}

function addButtons(element, buttons) {
  if (list(buttons).length) element.append(choices(list(buttons), "button"));
}

function addRelated(element, related) {
  if (!list(related).length) return;
  const part = copyOf("related");
  part.append(choices(list(related), "button button-small"));
  element.append(part);
}

function choices(buttons, className) {
  const element = document.createElement("ul");
  element.className = "choices";
  for (const button of buttons) {
    const item = document.createElement("li");
    item.append(choice(button, className));
    element.append(item);
  }
  return element;
}

function choice(button, className) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.dataset.payload = String(button.payload);
  element.textContent = String(button.title);
  // A language's name in its own script is read out in that language.
  const language = /^\/set_language.*"language": *"([A-Za-z_]+)"/.exec(button.payload);
  if (language) element.lang = language[1].replace("_", "-");
  return element;
}
