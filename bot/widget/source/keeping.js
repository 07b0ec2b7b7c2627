/**
 * The conversation as the device keeps it, in localStorage: over reloads, shared by the
 * tabs of a website, until it is deleted or its time is over.
 *
 * An entry is what the person sent, {key, from: "person", text, payload, state}, where
 * state is "waiting", "sent", "failed", "refused" or "too_long"; or a message of a reply,
 * {key, from: "bot", message}. The key of a reply begins with that of what it answers.
 */

import { randomId } from "./dom.js";

const DAY_MS = 24 * 3600 * 1000;
const MOST_ENTRIES = 300;
const SHOWN = ["topic", "locale", "direction", "sources", "related", "table", "deleted"];

/** The conversation of one municipality's chat on this website. */
export class Keeping {
  /**
   * @param {string} municipality
   * @param {function} onChange called when another tab changed something.
   */
  constructor(municipality, onChange) {
    this.name = `introbot.${municipality}`;
    this.data = this.read() || empty();
    if (!this.read()) this.remove(); // its time is over, or it is broken
    this.listen = (event) => {
      if (event.key !== this.name && event.key !== null) return;
      this.data = this.read() || empty();
      onChange();
    };
    window.addEventListener("storage", this.listen);
  }

  stop() {
    window.removeEventListener("storage", this.listen);
  }

  /** What is stored, if anything is and its time is not over. */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name));
      return isWhole(found) && !isOver(found) ? found : null;
    } catch (error) {
      return null; // storage is off: the conversation lives in this page only
    }
  }

  remove() {
    try {
      localStorage.removeItem(this.name);
    } catch (error) {
      // Storage is off: there is nothing to remove.
    }
  }

  /** Change the newest state, which another tab may have written, and keep it. */
  change(work) {
    this.data = this.read() || this.data;
    work(this.data);
    this.data.entries = this.data.entries.slice(-MOST_ENTRIES);
    try {
      localStorage.setItem(this.name, JSON.stringify(this.data));
    } catch (error) {
      // Storage is off or full: nothing is lost as long as the page stays open.
    }
  }

  /** Keep for so many days after the last message. */
  keepFor(days) {
    if (this.data.days !== days) this.change((data) => (data.days = days));
  }

  choose(locale) {
    this.change((data) => (data.locale = locale));
  }

  /** What the person said, to be sent. */
  add(text, payload) {
    const entry = { key: randomId(), from: "person", text, payload: payload || text, state: "waiting" };
    this.change((data) => {
      data.entries.push(entry);
      data.used = Date.now(); // the time to forget counts from the last message
    });
    return entry;
  }

  /** A message of the reply to an entry; one that has come before is not added again. */
  addReply(id, key, number, message) {
    this.change((data) => {
      const reply = { key: `${key}.${number}`, from: "bot", message: slim(message) };
      const at = data.entries.findIndex((entry) => entry.key === key);
      if (data.id !== id || at < 0 || data.entries.some((entry) => entry.key === reply.key)) return;
      data.entries.splice(at + 1 + number, 0, reply);
    });
  }

  mark(key, state) {
    this.change((data) => {
      const found = data.entries.find((entry) => entry.key === key);
      if (found) found.state = state;
    });
  }

  /** What waits behind a message that did not go waits with it: the order matters. */
  failAll() {
    this.change((data) => move(data, "waiting", "failed"));
  }

  /** Send again what failed; before anything newer. */
  retry() {
    if (this.data.entries.some((entry) => entry.state === "failed")) {
      this.change((data) => move(data, "failed", "waiting"));
    }
  }

  nextWaiting() {
    return this.data.entries.find((entry) => entry.state === "waiting");
  }

  /** Forget all but the language, an entry with its reply and what is said after it. */
  forget(key) {
    this.change((data) => {
      const at = data.entries.findIndex((entry) => entry.key === key);
      const kept = (entry) => entry.from === "person" || entry.key.startsWith(`${key}.`);
      const later = at < 0 ? [] : data.entries.slice(at).filter(kept);
      Object.assign(data, { ...empty(), locale: data.locale, asked: data.asked, days: data.days, entries: later });
    });
  }
}

function empty() {
  return {
    id: randomId(),
    locale: null, // the language that the person chose, if any
    asked: null, // the language that the address asked for last
    days: 1,
    used: Date.now(),
    entries: [],
  };
}

function isWhole(found) {
  return Boolean(found && /^[0-9a-f]{32}$/.test(found.id) && Array.isArray(found.entries));
}

function isOver(found) {
  return !(Date.now() - found.used < found.days * DAY_MS);
}

function move(data, from, to) {
  for (const entry of data.entries) if (entry.state === from) entry.state = to;
}

/** A message without what is never shown. */
function slim(message) {
  const custom = message.custom || {};
  const kept = {};
  for (const name of SHOWN) if (name in custom) kept[name] = custom[name];
  return { text: message.text, buttons: message.buttons, custom: kept };
}
