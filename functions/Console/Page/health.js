import { h, fill } from "./dom.js";
import { call } from "./api.js";
import { badge, loadingNote, problemNote } from "./notes.js";
import { poll } from "./poll.js";
import { pulse } from "./pulse.js";
import { distance } from "./time.js";

const vendors = { zego: "ZEGOCLOUD", agora: "Agora", corezoid: "Corezoid", privasea: "Privasea", meet: "Gcore Meet" };
const tones = {
  healthy: "good", degraded: "warn", unhealthy: "bad", ok: "good", stale: "warn", down: "bad", failed: "bad", up: "good",
  closed: "good", half_open: "warn", open: "bad",
};

export function open({ signal }) {
  const status = h("p", { class: "badges" });
  const content = h("div", { class: "columns" }, loadingNote("Asking how the app is…"));
  const polling = poll(read, { every: 10_000, signal });
  return { title: "Health", content: [h("div", { class: "head" }, h("h1", null, "Health"), status), content] };

  async function read() {
    const answer = await call("health", { signal });
    // An unhealthy app answers 503, with the report.
    const report = answer.data?.checks ? answer.data : null;
    pulse(report ? { ...answer, ok: true } : answer);
    if (report) {
      fill(status, word(report.status));
      fill(content, ...show(report.checks));
    } else if (!status.hasChildNodes()) {
      fill(content, problemNote(answer.problem, h("button", { type: "button", onclick: () => polling.soon() }, "Try again")));
    }

    return answer;
  }
}

function show({ secrets, secretsSince, storage, vendors: vendorChecks = {}, meetServers = {}, timers = {} }) {
  return [
    card("Foundations", [
      row("Storage", [word(storage)], storage === "down" && "Nothing that is kept can be read: look at the storage account, and at the app's identity."),
      row("Secrets", [word(secrets), secretsSince && [" ", distance(secretsSince)]],
        secrets !== "ok" && "Key Vault does not answer as it should; what was read before is still used."),
    ]),
    card("Meet servers", Object.entries(meetServers).map(([name, { state, checkedAt }]) =>
      row(name, [word(state), checkedAt && [" ", distance(checkedAt)]]))),
    card("Vendors", Object.entries(vendorChecks).map(([name, vendor]) => row(vendors[name] ?? name, about(vendor),
      !vendor.configured ? "Its functions answer 503 and name what is missing."
        : vendor.circuit === "open" && "Too many calls failed; calls are held back for 15 seconds at a time."))),
    card("Timers", Object.entries(timers).map(([name, { lastRun, lastResult }]) =>
      row(name, lastRun ? [word(lastResult), " ", distance(lastRun)] : [badge("never ran")]))),
  ];
}

function about({ configured, circuit, accessAuthorization }) {
  return [
    badge(configured ? "configured" : "not configured", configured ? "good" : "warn"),
    " ", badge(`circuit ${circuit.replace("_", " ")}`, tones[circuit]),
    accessAuthorization === undefined ? null
      : [" ", badge(accessAuthorization ? "access checks need a credential" : "access checks need no credential", accessAuthorization ? "good" : "")],
  ];
}

function card(title, rows) {
  return h("section", { class: "card" }, h("h2", null, title), rows.length > 0 ? h("dl", { class: "rows" }, rows) : h("p", null, "There are none."));
}

function row(name, value, advice) {
  return h("div", null, h("dt", null, name), h("dd", null, value.flat(), advice && h("p", { class: "hint" }, advice)));
}

function word(text) {
  return badge(text.replace("_", " "), tones[text] ?? "");
}
