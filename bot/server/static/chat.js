/**
 * The chat of the page. Words stand in the HTML (templates/messages.html), the
 * conversation is kept by chat/conversation.js, elements are built by chat/messages.js.
 */

import { startComposer } from "./chat/composer.js";
import { loadConversation, nextWaiting, reset, retryFailed, save } from "./chat/conversation.js";
import { startDeletion } from "./chat/deletion.js";
import { botMessage, languageLink, languageOffer, personMessage, showState } from "./chat/messages.js";
import { post, stopWaiting } from "./chat/sending.js";

const GREETING_AGAIN_MS = 5000;
const PAGE_LOCALE = document.documentElement.dataset.locale;
const words = document.getElementById("words").dataset;
const log = document.getElementById("log");
const greeting = document.getElementById("greeting");
const conversation = loadConversation();
const elements = new Map(); // entry -> its element

let running = null; // the promise of the messages on their way
let deleting = false;
let offered = null; // the locale whose page was offered last

/* What is shown */

function show(entry, after) {
  const isPerson = entry.from === "person";
  const element = isPerson ? personMessage(entry) : botMessage(entry.message);
  elements.set(entry, element);
  if (after) after.after(element);
  else log.append(element);
  return element;
}

function showStatus(text) {
  document.getElementById("status").textContent = text;
}

/** Say something to a screen reader that the eye sees elsewhere. */
function announce(text) {
  document.getElementById("announcer").textContent = text;
}

function showWriting(shown) {
  document.getElementById("writing").hidden = !shown;
}

/** Show the newest, but never past the beginning of what the person wrote last. */
function scrollToNewest(question) {
  // Where the field stands when it does not stick: just before the next element.
  const end = document.getElementById("deletion").getBoundingClientRect().top - window.innerHeight;
  const start = question ? question.getBoundingClientRect().top - 12 : Infinity;
  window.scrollBy(0, start < 0 ? start : Math.max(0, Math.min(start, end)));
}

/* Sending: in order, one at a time */

function say(text, payload) {
  if (deleting) return false;
  const entry = { from: "person", text, payload: payload || text, state: "waiting" };
  conversation.entries.push(entry);
  show(entry);
  resend();
  scrollToNewest();
  return true;
}

function resend() {
  for (const entry of retryFailed(conversation)) mark(entry, "waiting");
  save(conversation);
  work();
}

function mark(entry, state) {
  entry.state = state;
  showState(elements.get(entry), state);
}

function work() {
  if (!running) {
    running = sendAll().finally(() => {
      running = null;
      showWriting(false);
    });
  }
  return running;
}

async function sendAll() {
  if (!(await fetchGreeting())) return failAll();
  for (let entry = nextWaiting(conversation); entry && !deleting; entry = nextWaiting(conversation)) {
    showWriting(true);
    const { kind, messages } = await post(conversation, entry.payload, showBusy);
    if (kind === "failed") return failAll();
    if (kind === "answered") answer(entry, messages);
    else fail(entry, kind);
    save(conversation);
  }
  return followLanguage();
}

function showBusy(busy) {
  showStatus(busy ? words.busy : "");
}

/** Keep what waits behind a message that did not go: the order matters. */
function failAll() {
  for (const entry of conversation.entries) {
    if (entry.state === "waiting") fail(entry, "failed");
  }
  save(conversation);
}

function fail(entry, state) {
  mark(entry, state);
  announce("");
  announce(words[state]);
}

/* Replies */

function answer(entry, messages) {
  mark(entry, "sent");
  announce("");
  if (messages.some((message) => (message.custom || {}).deleted === true)) forgetBefore(entry);
  let last = entry;
  for (const message of messages) last = addReply(message, last);
  showWriting(Boolean(nextWaiting(conversation)));
  noticeLanguage(messages, entry, elements.get(last));
  scrollToNewest(elements.get(entry));
}

/** The server deleted the conversation because this message asked for it. */
function forgetBefore(entry) {
  const later = conversation.entries.slice(conversation.entries.indexOf(entry) + 1);
  forget();
  conversation.entries.push(entry, ...later.filter((other) => other.from === "person"));
  for (const kept of conversation.entries) show(kept);
}

function addReply(message, before) {
  const entry = { from: "bot", message };
  conversation.entries.splice(conversation.entries.indexOf(before) + 1, 0, entry);
  show(entry, elements.get(before));
  return entry;
}

/* The language */

let wanted = null; // the page that the person asked for in the chat

function noticeLanguage(messages, entry, element) {
  const { locale } = (messages[0] || {}).custom || {};
  if (!locale) return;
  const chose = entry.payload.startsWith("/set_language");
  // The server follows the page's choice, unless another was made in the chat.
  if (chose || conversation.locale) conversation.locale = locale;
  wanted = chose && locale !== PAGE_LOCALE ? languageLink(locale) : null;
  if (!wanted && locale !== PAGE_LOCALE && locale !== offered) offerPage(locale, element);
}

function offerPage(locale, element) {
  const offer = languageOffer(locale);
  if (!offer) return;
  offered = locale;
  element.append(offer);
}

/** Load the page in the language that was chosen, once nothing waits any more. */
function followLanguage() {
  if (wanted && !deleting) window.location.assign(wanted.href);
}

/** A language that the menu of the page changed is told to the server as well. */
function noticeMenu() {
  const asked = new URLSearchParams(window.location.search).has("lang") ? PAGE_LOCALE : null;
  if (!asked || asked === conversation.page) return;
  const changed = conversation.locale !== asked;
  conversation.page = conversation.locale = asked;
  save(conversation);
  const link = languageLink(asked);
  if (changed && link && conversation.entries.length) {
    say(link.textContent.trim(), `/set_language{"language": "${asked}"}`);
  }
}

/* The greeting */

/** Ask for the greeting where the page has none yet. False where it cannot be had. */
async function fetchGreeting() {
  const starting = document.getElementById("starting");
  if (!starting) return true;
  if (conversation.entries.some((entry) => entry.from === "bot")) {
    starting.remove(); // there is a conversation, and it began with a greeting
    return true;
  }
  const { kind, messages } = await post(conversation, "/greet");
  if (kind !== "answered") {
    setTimeout(work, GREETING_AGAIN_MS);
    return false;
  }
  greeting.append(...messages.map((message) => botMessage(message)));
  starting.remove();
  for (const entry of retryFailed(conversation)) mark(entry, "waiting");
  return true;
}

/* Deletion */

async function deleteConversation() {
  deleting = true;
  showStatus("");
  stopWaiting();
  await running;
  showWriting(true);
  const { kind } = await post(conversation, "/delete_my_data", showBusy);
  showWriting(false);
  deleting = false;
  if (kind === "answered") forget();
  showStatus(kind === "answered" ? words.deleted : words.not_deleted);
  document.getElementById("question").focus();
}

/** Empty the log and begin under a new id. */
function forget() {
  for (const element of elements.values()) element.remove();
  elements.clear();
  reset(conversation);
}

/* Start */

function restore() {
  if (!conversation.entries.length) return;
  // What was said before is shown again, not spoken again.
  log.setAttribute("aria-live", "off");
  for (const entry of conversation.entries) show(entry);
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  window.history.scrollRestoration = "manual";
  scrollToNewest();
}

function press(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.payload) say(button.textContent.trim(), button.dataset.payload);
  else if (button.classList.contains("retry")) resend();
}

for (const button of greeting.querySelectorAll("button")) button.disabled = false;
log.addEventListener("click", press);
window.addEventListener("online", resend);
startComposer((text) => say(text), announce);
startDeletion(deleteConversation);
restore();
noticeMenu();
work();
