import { askForKey, currentKey } from "./session.js";

const root = new URL("../", import.meta.url);

/**
 * Calls the app. What comes back is a value, whatever happened:
 * `{ ok, status, headers, vendor, text, data, problem }`, `problem` being `{ title, detail, code, traceId, errors }` of an error of ours
 * or of the vendor's, and `data` the JSON. A 401 of ours asks for a key and tries again.
 */
export async function call(path, { method = "GET", json, body, headers = {}, signal } = {}) {
  const request = {
    method,
    signal,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    body: json === undefined ? body : JSON.stringify(json),
    headers: { Accept: "application/json", ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
  };
  for (;;) {
    const key = currentKey();
    const answer = await send(path, request, key);
    if (answer.status !== 401 || answer.vendor) {
      return answer;
    }

    // Another request may have been given a new key meanwhile.
    if (key === currentKey()) {
      await askForKey(key === null ? "This app lets in who brings one of its function keys." : "The app does not take that key. Try another one.");
    }

    signal?.throwIfAborted();
  }
}

/** A path of the app, with each part encoded: path`meet/rooms/${id}/lock`. */
export function path(parts, ...values) {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

async function send(path, request, key) {
  // A path that somebody wrote must not take the key elsewhere.
  const url = new URL(path, root);
  if (!url.href.startsWith(root.href)) {
    return unanswered("Not sent", "That is no path of this app.");
  }

  try {
    const headers = key === null ? request.headers : { ...request.headers, "x-functions-key": key };
    const response = await fetch(url, { ...request, headers });
    return read(response, await response.text());
  } catch {
    request.signal?.throwIfAborted();
    return unanswered("No answer", "Nothing came back from the app. Is it running, and is this device online?");
  }
}

function unanswered(title, detail) {
  return { ok: false, status: 0, headers: new Headers(), vendor: null, text: "", data: null, problem: { title, detail } };
}

function read(response, text) {
  const { ok, status, headers } = response;
  const vendor = headers.get("rtc-vendor");
  const data = parse(text);
  const problem = ok ? null
    : vendor ? { title: `${vendor} answered ${status}`, detail: (data === null ? text : JSON.stringify(data)).slice(0, 500) }
    : data?.detail ? data
    : { title: `The app answered ${status}`, detail: "It did not say why." };
  return { ok, status, headers, vendor, text, data, problem };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
