import { h } from "./dom.js";
import { badge, problemNote } from "./notes.js";
import { moment } from "./time.js";

/** A dry run: what is signed, and with which secrets, which themselves are left out. */
export function showDryRun({ ok, data, problem }) {
  return ok && data ? [
    h("dl", { class: "parts" },
      part("Request", h("code", { class: "long" }, `${data.method} ${data.url}`)),
      part("Headers", table(Object.entries(data.headers))),
      part("String to sign", data.stringToSign === null ? "Nothing is signed." : code(data.stringToSign, "String to sign")),
      data.bodySha256 && part("SHA-256 of the body", h("code", { class: "long" }, data.bodySha256)),
      data.expiresAt && part("Signature ends", moment(data.expiresAt))),
  ] : [problemNote(problem ?? { title: "No dry run", detail: "The app answered something else." })];
}

/** An answer: the vendor's own, or what the app says in its place. */
export function showAnswer({ ok, status, headers, vendor, text, data, problem }) {
  if (!vendor && problem) {
    return [problemNote(problem)];
  }

  return [
    h("p", { class: "badges" }, badge(`${status}`, ok ? "good" : "bad"), badge(vendor ? `from ${vendor}` : "from the app")),
    h("dl", { class: "parts" },
      part("Headers", table([...headers].filter(([name]) => name !== "date" && name !== "server"))),
      part("Body", text === "" ? "It has none." : code(data === null ? text : JSON.stringify(data, null, 2), "Body"))),
  ];
}

export function code(text, label) {
  return h("pre", { tabindex: 0, role: "region", "aria-label": label }, h("code", null, text));
}

export function part(name, content) {
  return h("div", null, h("dt", null, name), h("dd", null, content));
}

function table(entries) {
  return entries.length === 0 ? "None." : h("table", { class: "headers" },
    h("tbody", null, entries.map(([name, value]) => h("tr", null, h("th", { scope: "row" }, name), h("td", null, h("code", { class: "long" }, value))))));
}
