/** The device's own voices, and its microphone where the person turns it on. */

import { button, h, icon } from "./dom.js";

/** A voice of this device for a language tag, or null. One in the cloud is none. */
export function voiceFor(tag) {
  if (!("speechSynthesis" in window)) return null;
  const wanted = NEAR[tag] || [tag];
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
  const speaks = (voice, one) => voice.lang.replace("_", "-").split("-")[0] === one.split("-")[0];
  return wanted.map((one) => voices.find((voice) => speaks(voice, one))).find(Boolean) || null;
}

// Voices say "no" for either written norm; Dari is near enough to Persian to be heard.
const NEAR = { nb: ["nb", "no"], nn: ["nn", "nb", "no"], "fa-AF": ["fa", "prs"] };

/** Reads one text at a time, and stops when asked again. */
export class Reader {
  constructor(onChange) {
    this.onChange = onChange;
    this.reading = false;
  }

  toggle(text, voice) {
    const stop = this.reading;
    speechSynthesis.cancel();
    if (stop || !voice) return this.set(false);
    const said = new SpeechSynthesisUtterance(text.replace(/https:\S+/g, ""));
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = said.onerror = () => this.set(false);
    speechSynthesis.speak(said);
    return this.set(true);
  }

  set(reading) {
    this.reading = reading;
    this.onChange(reading);
  }
}

const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
const SETTING = "introbot.microphone";

/** Whether this browser turns speech into text. */
export function canHear() {
  return Boolean(Recognition);
}

export function microphoneIsOn() {
  try {
    return canHear() && localStorage.getItem(SETTING) === "on";
  } catch (error) {
    return false;
  }
}

function turnMicrophone(on) {
  try {
    if (on) localStorage.setItem(SETTING, "on");
    else localStorage.removeItem(SETTING);
  } catch (error) {
    // Without storage it stays off: nobody's voice goes anywhere by mistake.
  }
}

/** The choice, with a word on where the voice goes; null where there is none to make. */
export function microphoneChoice({ words, level }, onChange) {
  if (!canHear()) return null;
  const control = button({ id: "microphone", "aria-pressed": String(microphoneIsOn()) });
  const show = () => {
    control.setAttribute("aria-pressed", String(microphoneIsOn()));
    control.textContent = microphoneIsOn() ? words.microphone_off : words.microphone_on;
  };
  control.addEventListener("click", () => {
    turnMicrophone(!microphoneIsOn());
    show();
    onChange();
  });
  show();
  return h("div", { class: "choice" }, h(`h${level + 2}`, { class: "choice-title" }, words.microphone), h("p", null, words.microphone_note), control);
}

/**
 * The button beside the field that listens once.
 *
 * @param {string} tag of the language that is spoken.
 * @param {function} onText called with what was heard, to be read before it is sent.
 * @param {function} onProblem called where nothing could be heard.
 */
export function listenButton(tag, words, onText, onProblem) {
  let listening = null;
  const control = button({ id: "speak", "aria-label": words.speak, "aria-pressed": "false" }, icon("mic"));
  const end = () => {
    listening = null;
    control.setAttribute("aria-pressed", "false");
  };
  control.addEventListener("click", () => {
    if (listening) return listening.stop();
    listening = new Recognition();
    listening.lang = tag;
    listening.onresult = (event) => onText(event.results[0][0].transcript);
    listening.onerror = onProblem;
    listening.onend = end;
    control.setAttribute("aria-pressed", "true");
    return listening.start();
  });
  return control;
}
