/** What can be done with an answer: copy, print, hear it, say whether it helped. */

import { button, h } from "./dom.js";
import { voiceFor, Reader } from "./voice.js";

const COMMENT_LENGTH = 500;

/**
 * The row of tools below an answer.
 *
 * @param {Element} message of the bot.
 * @param {object} about `language` of the answer, `feedback` called with what to send.
 * @param {object} words
 */
export function answerTools(message, about, words) {
  const said = h("span", { class: "tool-status", role: "status" });
  const copy = button({ class: "button tool", click: () => copyText(textOf(message), said, words) }, words.copy);
  const print = button({ class: "button tool", click: () => printMessage(message, about.language) }, words.print);
  const tools = h("div", { class: "tools", "aria-live": "off" }, copy, print, listening(message, about, words), said);
  return h("div", { class: "after-answer" }, tools, helpful(about, words));
}

/** What an answer says, with its sources, as plain text. */
function textOf(message) {
  const lines = [...message.querySelectorAll(".message-text p, tr, .estimate li, .sources li")];
  return lines.map((line) => parts(line).trim()).join("\n");
}

function parts(line) {
  const cells = line.matches("tr") ? [...line.children].map((cell) => cell.textContent) : [line.textContent];
  const link = line.matches(".sources li") && line.querySelector("a");
  return [...cells, link ? link.href : null].filter(Boolean).join(" ");
}

async function copyText(text, said, words) {
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = words.copied;
  } catch (error) {
    said.textContent = words.not_copied;
  }
}

/** Print one answer alone: the browser's own window saves it as PDF too. */
function printMessage(message, language) {
  const frame = h("iframe", { class: "visually-hidden", "aria-hidden": "true", tabindex: "-1" });
  message.append(frame);
  const page = frame.contentDocument;
  page.documentElement.lang = language.tag;
  page.documentElement.dir = language.direction;
  page.title = document.title;
  for (const part of message.querySelectorAll(".message-who, .bubble")) {
    page.body.append(page.importNode(part, true));
  }
  for (const details of page.querySelectorAll("details")) details.open = true;
  for (const hidden of page.querySelectorAll(".visually-hidden")) hidden.remove();
  for (const link of page.querySelectorAll("a[href^='https:']")) link.after(` ${link.href}`);
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

/** Reads the answer aloud where this device has a voice for it; hidden where not. */
function listening(message, about, words) {
  const control = button({ class: "button tool listen", hidden: true }, words.listen);
  const reader = new Reader((reading) => (control.textContent = reading ? words.stop_listening : words.listen));
  control.addEventListener("click", () => reader.toggle(textOf(message), voiceFor(about.language.tag)));
  const show = () => (control.hidden = !voiceFor(about.language.tag));
  if ("speechSynthesis" in window) {
    show();
    speechSynthesis.addEventListener("voiceschanged", show); // they load slowly
  }
  return control;
}

function helpful(about, words) {
  const box = h("div", { class: "helpful", role: "group", "aria-label": words.did_it_help, "aria-live": "off" });
  const answer = (value) => async () => {
    box.replaceChildren(h("p", { role: "status", tabindex: "-1" }, words.one_moment));
    const sent = await about.feedback({ helpful: value });
    box.replaceChildren(...(sent ? thanks(value) : again()));
    box.firstElementChild.focus();
  };
  const thanks = (value) => [h("p", { role: "status", tabindex: "-1" }, words.thank_you), comment(about, value, words, box)];
  const again = () => [h("p", { role: "status", tabindex: "-1" }, words.not_saved), ...ask()];
  const ask = () => [
    h("span", { class: "small-title" }, words.did_it_help),
    button({ class: "button tool", "data-helpful": "yes", click: answer(true) }, words.yes),
    button({ class: "button tool", "data-helpful": "no", click: answer(false) }, words.no),
  ];
  box.append(...ask());
  return box;
}

/** A word on why, for who wants to: without names, since other people read it. */
function comment(about, value, words, box) {
  const field = h("textarea", { rows: "2", maxlength: String(COMMENT_LENGTH), "aria-label": words.comment });
  const send = async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const sent = !text || (await about.feedback({ helpful: value, comment: text }));
    const said = sent ? words.thank_you : words.not_saved;
    if (sent) box.replaceChildren(h("p", { role: "status", tabindex: "-1" }, said));
    else box.querySelector("[role=status]").textContent = said;
    box.firstElementChild.focus();
  };
  return h("form", { class: "comment", submit: send }, h("p", null, words.comment), field, h("button", { type: "submit", class: "button tool" }, words.send));
}
