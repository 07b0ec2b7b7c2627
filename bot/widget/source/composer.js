/** Where the person writes: Enter sends, Shift+Enter begins a new line. */

import { button, filled, h } from "./dom.js";
import { listenButton, microphoneIsOn } from "./voice.js";

const LONGEST = 4000;
const MOST_ROWS = 5;
const NEAR_THE_END = 200;

/**
 * The form.
 *
 * @param {object} settings of the widget.
 * @param {function} onSend called with the text; returns false to keep it in the field.
 * @param {function} announce says a text to a screen reader.
 */
export function composer(settings, onSend, announce) {
  const { words } = settings;
  const room = h("p", { id: "room", class: "room" });
  // Without a name, so that nothing of it can ever come into an address.
  const field = h("textarea", {
    id: "question", rows: "1", maxlength: String(LONGEST), enterkeyhint: "send", "aria-describedby": "room", dir: "auto",
  });
  const send = button({ id: "send", class: "button button-main", type: "submit" }, words.send);
  const heard = (text) => {
    field.value = `${field.value} ${text}`.trim().slice(0, LONGEST);
    changed();
    field.focus();
  };
  const speak = microphoneIsOn() ? listenButton(settings.tag, words, heard, () => announce(words.microphone_failed)) : null;
  let stage = "";
  const changed = () => {
    fitRows(field);
    stage = showRoom(field, room, words, stage, announce);
  };
  const form = h(
    "form",
    { id: "composer", class: "composer", autocomplete: "off" },
    h("label", { for: "question" }, words.your_question),
    h("div", { class: "composer-row" }, field, speak, send),
    room,
  );
  const submit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text && onSend(text)) field.value = "";
    changed();
    field.focus();
  };
  form.addEventListener("submit", submit);
  field.addEventListener("keydown", (event) => {
    if (sends(event)) submit(event);
  });
  field.addEventListener("input", changed);
  return form;
}

/** Enter alone; not the Enter that only ends a word in an input method. */
function sends(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** As many lines as the text has, up to a few: rows, since a style would need a weaker policy. */
function fitRows(field) {
  field.rows = 1;
  while (field.scrollHeight > field.clientHeight && field.rows < MOST_ROWS) field.rows += 1;
}

/** Show how much room is left near the end; the stage that was said aloud last. */
function showRoom(field, room, words, before, announce) {
  const left = LONGEST - field.value.length;
  const stage = left > NEAR_THE_END ? "" : left > 0 ? "near" : "full";
  room.textContent = { "": "", near: filled(words.room, { count: left }), full: words.full }[stage];
  // Said when it begins and at the end, not at every letter.
  if (stage && stage !== before) announce(room.textContent);
  return stage;
}
