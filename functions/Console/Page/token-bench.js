import { h } from "./dom.js";
import { call } from "./api.js";
import { readAgoraToken } from "./agora-token.js";
import { checkbox, input, labelled, select } from "./fields.js";
import { loadingNote, problemNote } from "./notes.js";
import { part } from "./request-results.js";
import { moment } from "./time.js";

const greatestUid = 4294967295;

/** Mint a token, and read what is in it, or in any other one. */
export function tokenBench(signal) {
  const errors = h("div", { role: "alert" });
  const token = h("textarea", { id: "token", rows: 4, spellcheck: "false", oninput: decode });
  const decoded = h("div", { "aria-live": "polite" }, h("p", { class: "hint" }, "Mint a token, or paste one that begins with 007."));
  return [
    h("div", { class: "columns" },
      h("form", { class: "card bench", onsubmit: mint },
        h("h2", null, "Mint"),
        h("fieldset", null,
          h("legend", null, checkbox("rtc", "Real-time communication (rtc)", true)),
          h("div", { class: "pair" },
            labelled("Channel", input("channel", { value: "lobby" })),
            labelled("User: a number, or an account", input("uid", { value: "0" }))),
          labelled("Role", select("field-role", [["publisher", "Publisher"], ["subscriber", "Subscriber"]], { name: "role" }))),
        h("fieldset", null,
          h("legend", null, checkbox("rtm", "Signaling (rtm)", false)),
          labelled("User", input("userId", { value: "ada" }))),
        labelled("Lives for, in seconds", input("expiresIn", { type: "number", min: 1, max: 86400, value: 3600, required: true })),
        errors,
        h("div", { class: "actions" }, h("button", { type: "submit", class: "primary" }, "Mint a token"))),
      h("section", { class: "card", "aria-labelledby": "decoded-title" },
        h("h2", { id: "decoded-title" }, "Decode"),
        h("div", { class: "field" }, h("label", { for: "token" }, "Token"), token),
        decoded)),
  ];

  async function mint(event) {
    event.preventDefault();
    errors.replaceChildren(loadingNote("Minting…"));
    const answer = await call("agora/tokens", { method: "POST", json: orderOf(new FormData(event.target)), signal });
    errors.replaceChildren(...(answer.ok ? [] : [problemNote(answer.problem)]));
    if (answer.ok) {
      token.value = answer.data.token;
      await decode();
    }
  }

  async function decode() {
    const text = token.value.trim();
    try {
      decoded.replaceChildren(...(text === "" ? [] : show(await readAgoraToken(text))));
    } catch (error) {
      decoded.replaceChildren(problemNote({ title: "This is no token of version 007.", detail: error.message }));
    }
  }
}

function orderOf(form) {
  const uid = form.get("uid");
  const isNumber = /^\d{1,10}$/.test(uid) && Number(uid) <= greatestUid;
  return {
    expiresIn: Number(form.get("expiresIn")),
    services: [
      form.has("rtc") && { type: "rtc", channel: form.get("channel"), uid: isNumber ? Number(uid) : uid, role: form.get("role") },
      form.has("rtm") && { type: "rtm", userId: form.get("userId") },
    ].filter(Boolean),
  };
}

function show({ signature, appId, issuedAt, expiresIn, salt, services }) {
  return [
    h("dl", { class: "parts" },
      part("App ID", h("code", { class: "long" }, appId)),
      part("Issued", time(issuedAt)),
      part("Ends", time(issuedAt + expiresIn)),
      part("Salt", h("code", null, salt)),
      part("Signature (HMAC-SHA256; only the certificate's holder can check it)", h("code", { class: "long" }, signature)),
      services.map(({ name, fields, privileges }) => part(`Service ${name}`, [
        h("p", null, Object.entries(fields).map(([field, value]) => [`${field} `, h("code", null, value === "" ? "any" : value), " "])),
        h("ul", null, privileges.map((privilege) => h("li", null, privilege.name, " until ", time(issuedAt + privilege.expiresIn)))),
      ]))),
  ];
}

function time(seconds) {
  return moment(new Date(seconds * 1000).toISOString());
}
