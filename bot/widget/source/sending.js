/** One message to the server: replies come as events, or all at once where they cannot. */

const JSON_TYPE = "application/json";
const EVENTS_TYPE = "text/event-stream";
const PATIENCE_MS = 45000;
const DEFAULT_WAIT_S = 5;
const LONGEST_WAIT_S = 120;

/** Sends messages; `base` is the address of the server. */
export class Sending {
  constructor(base) {
    this.base = base;
    this.endWait = null; // ends a wait for the server's limit
  }

  /** End such a wait now: the person deletes the conversation meanwhile. */
  stopWaiting() {
    if (this.endWait) this.endWait();
  }

  /**
   * Send a message and wait for the whole reply.
   *
   * @param {object} body of POST /chat/messages. Sent again with the same id it is
   *   answered again, not processed again.
   * @param {function} onMessage called with each message and its number, as it comes.
   * @param {function} onBusy called with true while the server's limit makes us wait.
   * @returns {Promise<string>} "answered", "failed" (may be sent again), "refused" (the
   *   server will never take it) or "too_long".
   */
  async post(body, onMessage, onBusy) {
    for (;;) {
      const outcome = await this.once("/chat/messages", body, onMessage);
      if (typeof outcome === "string") return outcome;
      onBusy(true);
      const stopped = await this.wait(outcome.seconds);
      onBusy(false);
      if (stopped) return "failed";
    }
  }

  /** One request; an object where the server asks for patience. */
  async once(path, body, onMessage) {
    const giveUp = new AbortController();
    const patience = new Patience(() => giveUp.abort());
    try {
      const response = await fetch(this.base + path, {
        method: "POST",
        headers: { "Content-Type": JSON_TYPE, Accept: canStream() ? `${EVENTS_TYPE}, ${JSON_TYPE}` : JSON_TYPE },
        body: JSON.stringify(body),
        signal: giveUp.signal,
        credentials: "omit",
      });
      if (response.status === 429) return { seconds: secondsOf(response) };
      if (response.status === 413) return "too_long";
      if ([400, 403, 409].includes(response.status)) return "refused";
      if (!response.ok) return "failed";
      if (response.status === 204) return "saved";
      return await read(response, onMessage, () => patience.again());
    } catch (error) {
      return "failed"; // no network, or it broke in the middle
    } finally {
      patience.end();
    }
  }

  /** Resolves to true if the wait was cut short. */
  wait(seconds) {
    return new Promise((resolve) => {
      const end = (stopped) => {
        clearTimeout(timer);
        this.endWait = null;
        resolve(stopped);
      };
      const timer = setTimeout(end, seconds * 1000, false);
      this.endWait = () => end(true);
    });
  }
}

/** Gives up where nothing has come for a while. */
class Patience {
  constructor(giveUp) {
    this.giveUp = giveUp;
    this.again();
  }

  again() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.giveUp, PATIENCE_MS);
  }

  end() {
    clearTimeout(this.timer);
  }
}

function canStream() {
  return "ReadableStream" in window && "TextDecoder" in window && "body" in Response.prototype;
}

function secondsOf(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  return Math.min(seconds > 0 ? seconds : DEFAULT_WAIT_S, LONGEST_WAIT_S);
}

async function read(response, onMessage, onPart) {
  const type = response.headers.get("Content-Type") || "";
  if (type.startsWith(EVENTS_TYPE)) return readEvents(response.body.getReader(), onMessage, onPart);
  // A public network's login page also answers 200.
  const { messages } = await response.json();
  if (!Array.isArray(messages)) return "failed";
  messages.filter(isObject).forEach((message, number) => onMessage(message, number));
  return "answered";
}

async function readEvents(reader, onMessage, onPart) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return "failed"; // it ended before it said so
    onPart();
    text += decoder.decode(value, { stream: true }).replace(/\r/g, "");
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events.map(parsed)) {
      if (event.name === "message" && isObject(event.data)) onMessage(event.data, Number(event.id));
      if (event.name === "done") return "answered";
      if (event.name === "error") return "failed";
    }
  }
}

/** An event of the stream; what is not ours has no name. */
function parsed(text) {
  const found = { event: "", id: "", data: "" };
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    const field = line.slice(0, colon);
    if (field in found) found[field] += line.slice(colon + 1).replace(/^ /, "");
  }
  return { name: found.event, id: found.id, data: found.data ? JSON.parse(found.data) : null };
}

function isObject(value) {
  return Boolean(value) && typeof value === "object";
}
