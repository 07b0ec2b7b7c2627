/** Makes links of addresses and telephone numbers in a text, without reading it as HTML. */

const CANDIDATE = new RegExp(
  [
    'https://[^\\s<>"\\u2066-\\u2069]+', // not the marks of direction around it
    "\\+\\d(?:[ \\u00a0]?\\d){7,14}", // +47 00 00 00 00
    "\\b\\d\\d(?:[ \\u00a0]\\d\\d){3}\\b", // 22 59 13 00
    "\\b116[ \\u00a0]?\\d{3}\\b", // 116 117 and its like
    "\\b(?:11[023]|02800)\\b", // ambulance, police, fire; police, not urgent
  ].join("|"),
  "g",
);
const CLOSING = /[.,;:!?)\]»”"'*]+$/;
// "15 113 kr", "§ 113" and "1.113" are no telephone numbers.
const NUMBER_BEFORE = /(?:\d[ \u00a0]?|§[ \u00a0]?|[.,+/-])$/;
const NUMBER_AFTER = /^(?:[.,:/-]?\d|[ \u00a0]?(?:\d|kr\b|%))/;

/**
 * Put a text into an element as text nodes and safe links (https: and tel: only).
 *
 * @param {Element} element is emptied first.
 * @param {string} text
 */
export function fillWithLinks(element, text) {
  element.textContent = "";
  let done = 0;
  for (const [found, start] of candidates(text)) {
    const link = linkOf(found, text, start);
    if (!link) continue;
    element.append(text.slice(done, start), link);
    done = start + link.textContent.length;
  }
  element.append(text.slice(done));
}

function candidates(text) {
  const found = [];
  text.replace(CANDIDATE, (match, start) => {
    found.push([match, start]);
    return match;
  });
  return found;
}

function linkOf(found, text, start) {
  if (found.startsWith("https://")) return addressLink(found.replace(CLOSING, ""));
  const after = text.slice(start + found.length);
  if (NUMBER_BEFORE.test(text.slice(0, start)) || NUMBER_AFTER.test(after)) return null;
  return link(found, `tel:${found.replace(/[ \u00a0]/g, "")}`);
}

function addressLink(address) {
  if (!isHttps(address)) return null;
  const element = link(address, address);
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

function link(text, href) {
  const element = document.createElement("a");
  element.href = href;
  element.dir = "ltr";
  element.textContent = text;
  return element;
}

/** Whether an address may be linked. */
export function isHttps(address) {
  try {
    return new URL(address).protocol === "https:";
  } catch (error) {
    return false;
  }
}
