/** The page of the API: fills a request from a form, sends it, shows the answer. */

import { curlLine, fieldsOf, requestOf } from "./api/request.js";

const SHOWN = ["ETag", "Cache-Control", "Content-Language", "Content-Type", "Retry-After"];
const words = document.getElementById("words").dataset;

for (const section of document.querySelectorAll(".operation")) {
  const form = section.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tryIt(form, section);
  });
  for (const list of form.querySelectorAll(".list")) {
    list.querySelector(".add").addEventListener("click", () => addRow(list));
  }
}

async function tryIt(form, section) {
  const answer = section.querySelector(".answer");
  const status = section.querySelector(".status");
  const request = requestOf(form);
  answer.hidden = false;
  answer.querySelector(".curl").textContent = curlLine(request, location.origin);
  clearProblems(form);
  try {
    const response = await fetch(request.path, request.options);
    const body = await response.text();
    status.textContent = words.status.replace("{status}", statusOf(response));
    show(answer, response, body);
    if (response.status === 422) showProblems(form, JSON.parse(body).error.fields);
  } catch {
    status.textContent = words.failed;
    answer.querySelector(".headers").replaceChildren();
    answer.querySelector(".body").textContent = "";
  }
}

function statusOf({ status, statusText }) {
  return `${status} ${statusText}`.trim();
}

function show(answer, response, body) {
  answer.querySelector(".headers").replaceChildren(...headersOf(response));
  answer.querySelector(".body").textContent = pretty(body);
}

function headersOf(response) {
  return SHOWN.filter((name) => response.headers.has(name)).flatMap((name) => {
    const [term, value] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    value.textContent = response.headers.get(name);
    return [term, value];
  });
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Say beside each field what the server has against it; the first of them is shown. */
function showProblems(form, problems) {
  const fields = fieldsOf(form);
  const wrong = problems.filter(({ field }) => fields.has(field));
  for (const { field, code, message } of wrong) {
    const control = fields.get(field);
    const place = document.getElementById(`${control.id}-problem`);
    control.setAttribute("aria-invalid", "true");
    place.textContent = `${code}: ${message}`;
    place.hidden = false;
  }
  if (wrong.length) fields.get(wrong[0].field).focus();
}

function clearProblems(form) {
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
  }
  for (const place of form.querySelectorAll(".problem")) place.hidden = true;
}

/** One more thing in a list; its parts are named anew, so that each label has its field. */
let made = 0;

function addRow(list) {
  made += 1;
  const copy = list.querySelector("template").content.cloneNode(true);
  for (const part of copy.querySelectorAll("[id], [for], [aria-describedby]")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replaceAll("NUMBER", made));
    }
  }
  const row = copy.querySelector(".row");
  copy.querySelector(".remove").addEventListener("click", () => removeRow(list, row));
  list.querySelector(".rows").append(copy);
  number(list);
  row.querySelector("[data-field]").focus();
}

function removeRow(list, row) {
  row.remove();
  number(list);
  list.querySelector(".add").focus();
}

function number(list) {
  list.querySelectorAll(".row legend code").forEach((legend, place) => {
    legend.textContent = `${list.dataset.list}.${place}`;
  });
}
