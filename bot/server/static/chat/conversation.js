/**
 * The conversation as the device keeps it, in sessionStorage: until the tab is closed,
 * over reloads and changes of language.
 *
 * An entry is what the person sent, {from: "person", text, payload, state}, where state
 * is "waiting", "sent", "failed", "refused" or "too_long"; or a message of a reply,
 * {from: "bot", message, note}.
 */

const KEY = "introbot.conversation";
const ID_BYTES = 16;

/** 128 random bits as hexadecimal digits: nobody can guess another's conversation. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function empty() {
  return {
    id: newId(),
    locale: null, // the language that the person chose, if any
    page: null, // the language that the address asked for last
    entries: [],
  };
}

function stored() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY));
    return found && found.id && Array.isArray(found.entries) ? found : null;
  } catch (error) {
    return null; // storage is off: the conversation lives in this page only
  }
}

/** The stored conversation, or a new one. What was under way when the page went is failed. */
export function loadConversation() {
  const conversation = stored() || empty();
  for (const entry of conversation.entries) {
    if (entry.state === "waiting") entry.state = "failed";
  }
  return conversation;
}

/** Keep it on the device. */
export function save(conversation) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(conversation));
  } catch (error) {
    // Storage is off or full: nothing is lost as long as the page stays open.
  }
}

/** Forget all but the choice of language, under a new id. */
export function reset(conversation) {
  const { locale, page } = conversation;
  Object.assign(conversation, empty(), { locale, page });
  save(conversation);
}

/** The first message that is to be sent, or undefined. */
export function nextWaiting(conversation) {
  return conversation.entries.find((entry) => entry.state === "waiting");
}

/** Send again what failed; before anything newer, since the order matters. */
export function retryFailed(conversation) {
  const failed = conversation.entries.filter((entry) => entry.state === "failed");
  for (const entry of failed) entry.state = "waiting";
  return failed;
}
