/** One message to the server, by Rasa's REST channel. */

const ADDRESS = "/webhooks/rest/webhook";
const JSON_TYPE = "application/json";
const PATIENCE_MS = 45000;
const DEFAULT_WAIT_S = 5;
const LONGEST_WAIT_S = 120;

/** Waits that can be cut short, since the person may delete the conversation meanwhile. */
let endWait = null;

/** End a wait for the server's limit now. */
export function stopWaiting() {
  if (endWait) endWait();
}

/**
 * Send a message and wait for the reply.
 *
 * @param {object} conversation its id and chosen language go along.
 * @param {string} message what was written, or the payload of a button.
 * @param {function} onBusy called with true while the server's limit makes us wait.
 * @returns {Promise<{kind: string, messages: object[]}>} kind is "answered", "failed"
 *   (may be sent again), "refused" (the server will never take it) or "too_long".
 */
export async function post(conversation, message, onBusy = () => {}) {
  for (;;) {
    const response = await request(bodyOf(conversation, message));
    if (!response || response.status !== 429) return outcome(response);
    onBusy(true);
    const stopped = await wait(secondsOf(response));
    onBusy(false);
    if (stopped) return { kind: "failed", messages: [] };
  }
}

function bodyOf(conversation, message) {
  const body = { sender: conversation.id, message };
  const locale = conversation.locale || (isPayload(message) && spokenLocale(conversation));
  if (locale) body.metadata = { locale };
  return JSON.stringify(body);
}

function isPayload(message) {
  return /^\/[a-z_]/.test(message);
}

/**
 * A button's payload has no language by which the server could tell the person's: it is
 * answered in that of the last reply, at first in that of the page.
 */
function spokenLocale(conversation) {
  const replies = conversation.entries.filter((entry) => entry.from === "bot");
  const locales = replies.map((entry) => (entry.message.custom || {}).locale);
  return locales.filter(Boolean).pop() || document.documentElement.dataset.locale;
}

/** The response, or null where none came in time. */
async function request(body) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const headers = { "Content-Type": JSON_TYPE, Accept: JSON_TYPE };
    const response = await fetch(ADDRESS, { method: "POST", headers, body, signal: giveUp.signal });
    // Read to the end here: a connection can break in the middle of a reply.
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function outcome(response) {
  if (!response) return { kind: "failed", messages: [] };
  if (response.status === 413) return { kind: "too_long", messages: [] };
  if (response.status === 400) return { kind: "refused", messages: [] };
  const messages = response.status === 200 ? parsed(response.text) : null;
  return messages ? { kind: "answered", messages } : { kind: "failed", messages: [] };
}

/** The messages, or null: a public network's login page also answers 200. */
function parsed(text) {
  try {
    const content = JSON.parse(text);
    return Array.isArray(content) ? content.filter((item) => item && typeof item === "object") : null;
  } catch (error) {
    return null;
  }
}

function secondsOf(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  return Math.min(seconds > 0 ? seconds : DEFAULT_WAIT_S, LONGEST_WAIT_S);
}

/** Resolves to true if the wait was cut short. */
function wait(seconds) {
  return new Promise((resolve) => {
    const end = (stopped) => {
      clearTimeout(timer);
      endWait = null;
      resolve(stopped);
    };
    const timer = setTimeout(end, seconds * 1000, false);
    endWait = () => end(true);
  });
}
