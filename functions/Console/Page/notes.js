import { h } from "./dom.js";

/** What went wrong, in the app's own words, with what somebody who reads its log needs. */
export function problemNote(problem, ...actions) {
  const fields = Object.entries(problem.errors ?? {});
  return h("div", { class: "notice bad" },
    h("p", null, h("strong", null, problem.title ?? "Something went wrong"), " ", problem.detail),
    fields.length > 0 && h("ul", null, fields.map(([field, reasons]) => h("li", null, h("code", null, field), ` ${reasons.join(", ")}`))),
    (problem.code || problem.traceId) && h("p", { class: "hint" },
      problem.code && h("code", null, problem.code),
      problem.code && problem.traceId ? " · " : null,
      problem.traceId && h("span", null, "trace ", h("code", null, problem.traceId))),
    actions.length > 0 && h("div", { class: "actions" }, actions));
}

/** Nothing is there, and what to do about it. */
export function emptyNote(title, text, ...actions) {
  return h("div", { class: "empty" }, h("p", null, h("strong", null, title)), h("p", null, text), actions);
}

export function loadingNote(text) {
  return h("p", { class: "loading", role: "status" }, text);
}

/** Says something in passing, to eyes and screen readers. */
export function say(text) {
  const toast = h("p", { class: "toast" }, text);
  document.getElementById("toasts").append(toast);
  setTimeout(() => toast.remove(), 5000);
}

/** A word about a state: `tone` is good, warn, bad, or nothing. */
export function badge(text, tone = "") {
  return h("span", { class: `badge ${tone}`.trimEnd() }, text);
}
