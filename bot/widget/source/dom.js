/** Elements and icons, built without reading any text as HTML. */

const SVG = "http://www.w3.org/2000/svg";
// Each in a square of 24; strokes, so that forced colours show them.
const ICONS = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  globe: "M12 3a9 9 0 100 18 9 9 0 000-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  phone: "M6 3h4l2 5-3 2a12 12 0 005 5l2-3 5 2v4c0 2-2 3-4 3A16 16 0 013 7c0-2 1-4 3-4z",
  more: "M4 7h16M4 12h16M4 17h16",
  mic: "M12 3a3 3 0 00-3 3v6a3 3 0 006 0V6a3 3 0 00-3-3zM5 11a7 7 0 0014 0M12 18v3",
};

/**
 * An element with attributes and children.
 *
 * @param {string} tag
 * @param {object} attributes null and false leave one out, true is an empty one; a
 *   function is called on the event of its name.
 * @param {...(Node|string|null)} children
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes || {})) {
    const value = attributes[name];
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An icon that a screen reader passes over; `mirrored` ones turn with the direction. */
export function icon(name, mirrored) {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", "0 0 24 24");
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("class", mirrored ? "icon mirrored" : "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  element.append(path);
  return element;
}

/** A button; `attributes` as for `h`. */
export function button(attributes, ...children) {
  return h("button", { type: "button", class: "button", ...attributes }, ...children);
}

/** Put a text with named places into words: "checked {date}". */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

/** Random hexadecimal digits that nobody can guess: 128 bits. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
