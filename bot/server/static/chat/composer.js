/** Where the person writes: Enter sends, Shift+Enter begins a new line. */

const MOST_ROWS = 5;
const NEAR_THE_END = 200;
const words = document.getElementById("words").dataset;

/**
 * Make the field work.
 *
 * @param {function} onSend called with the text; returns false to keep it in the field.
 * @param {function} announce says a text to a screen reader.
 */
export function startComposer(onSend, announce) {
  const form = document.getElementById("composer");
  const field = document.getElementById("question");
  const changed = () => {
    fitRows(field);
    showRoom(field, announce);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text && onSend(text)) field.value = "";
    changed();
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (!sends(event)) return;
    event.preventDefault();
    form.dispatchEvent(new Event("submit", { cancelable: true }));
  });
  field.addEventListener("input", changed);
  document.getElementById("send").disabled = false;
  changed();
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

let announced = "";

function showRoom(field, announce) {
  const left = field.maxLength - field.value.length;
  const text = left > NEAR_THE_END ? "" : left > 0 ? words.room.replace("{count}", left) : words.full;
  document.getElementById("room").textContent = text;
  // Said aloud when it begins and at the end, not at every letter.
  const stage = left > NEAR_THE_END ? "" : left > 0 ? "near" : "full";
  if (stage && stage !== announced) announce(text);
  announced = stage;
}
