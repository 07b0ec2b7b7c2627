/** A request from a form: only what is filled in, in the types of JSON. */

/**
 * @param {HTMLFormElement} form of one operation.
 * @returns {{path: string, options: object}} what `fetch` takes.
 */
export function requestOf(form) {
  const { method, path } = form.dataset;
  const content = contentOf(form);
  if (method === "GET") {
    const query = new URLSearchParams(content).toString();
    return { path: query ? `${path}?${query}` : path, options: { method } };
  }
  const headers = {
    "Accept-Language": form.querySelector("[data-language]").value,
    "Content-Type": "application/json",
  };
  return { path, options: { method, headers, body: JSON.stringify(content) } };
}

/** The controls of a form by the path that the server names them with. */
export function fieldsOf(form) {
  const found = new Map();
  for (const control of single(form)) found.set(control.dataset.field, control);
  for (const list of form.querySelectorAll(".list")) {
    list.querySelectorAll(".row").forEach((row, place) => {
      for (const control of row.querySelectorAll("[data-field]")) {
        found.set(`${list.dataset.list}.${place}.${control.dataset.field}`, control);
      }
    });
  }
  return found;
}

/** The same request as a line for a shell. */
export function curlLine({ path, options }, origin) {
  const headers = Object.entries(options.headers ?? {}).map(
    ([name, value]) => `-H ${quoted(`${name}: ${value}`)}`,
  );
  const body = options.body ? [`-d ${quoted(options.body)}`] : [];
  return ["curl -i", ...headers, ...body, quoted(origin + path)].join(" ");
}

function contentOf(form) {
  const content = objectOf(single(form));
  for (const list of form.querySelectorAll(".list")) {
    const rows = [...list.querySelectorAll(".row")];
    const things = rows.map((row) => objectOf(row.querySelectorAll("[data-field]")));
    if (things.length) content[list.dataset.list] = things;
  }
  return content;
}

function single(form) {
  return [...form.querySelectorAll("[data-field]")].filter((one) => !one.closest(".row"));
}

function objectOf(controls) {
  const filled = [...controls].filter((control) => control.value.trim() !== "");
  return Object.fromEntries(filled.map((one) => [one.dataset.field, valueOf(one)]));
}

/** What is no number is sent as it is: the server's answer says what it lacks. */
function valueOf(control) {
  const text = control.value.trim();
  if (control.dataset.form === "yes_no") return text === "true";
  if (control.dataset.form !== "number") return text;
  return /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : text;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
