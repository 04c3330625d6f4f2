/* Talks with the server: the token goes in a header of every request, and the stream of events is read with fetch,
   since an EventSource cannot send headers. */

import { say } from "./words.js";

const HEADER = "X-Argmap-Token";
const KEPT = "argmap-token";
const RETRY = 700;

/* Takes the token out of the address bar; a reload finds it in the storage of this tab. */
export function takeToken() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEPT) || "";
}

const headers = (more = {}) => ({ [HEADER]: sessionStorage.getItem(KEPT) || "", ...more });
const query = (values) => new URLSearchParams(values).toString();

/* The answer to a request: its status, and its JSON; status 0 if the server cannot be reached. */
async function ask(address, options) {
  try {
    const answer = await fetch(address, options);
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, error: say("unreachable") };
  }
}

export const get = (name, values = {}) => ask(`/api/${name}?${query(values)}`, { headers: headers() });

export const post = (name, content) =>
  ask(`/api/${name}`, {
    method: "POST",
    headers: headers({ "Content-Type": "application/json" }),
    body: JSON.stringify(content),
  });

/* Calls `hear(name, content)` for each event of a map until `close` of the result is called; connects again when the
   connection is lost, and says so with the event "lost". */
export function listen(values, hear) {
  const control = new AbortController();

  async function run() {
    while (!control.signal.aborted) {
      try {
        const answer = await fetch(`/api/events?${query(values)}`, { headers: headers(), signal: control.signal });
        if (!answer.ok) {
          hear("refused", await answer.json());
          return;
        }
        hear("open", {});
        await readEvents(answer.body.getReader(), hear);
      } catch (error) {
        if (control.signal.aborted) return;
        if (!(error instanceof TypeError)) throw error; // a TypeError is what fetch has for a lost connection
      }
      hear("lost", {});
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }

  run();
  return { close: () => control.abort() };
}

async function readEvents(reader, hear) {
  const decoder = new TextDecoder();
  let parts = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const text = decoder.decode(value, { stream: true });
    parts.push(text);
    if (!text.includes("\n\n") && !text.startsWith("\n")) continue;
    const events = parts.join("").split("\n\n");
    parts = [events.pop()];
    for (const event of events) hearOne(event, hear);
  }
}

function hearOne(event, hear) {
  const lines = event.split("\n");
  const value = (name) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length)).join("\n");
  const data = value("data: ");
  if (data) hear(value("event: "), JSON.parse(data));
}
