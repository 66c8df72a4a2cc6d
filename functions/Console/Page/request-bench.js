import { h } from "./dom.js";
import { call } from "./api.js";
import { confirm } from "./dialog.js";
import { labelled, options, select } from "./fields.js";
import { loadingNote } from "./notes.js";
import { methods, vendors } from "./request-examples.js";
import { showAnswer, showDryRun } from "./request-results.js";

/** Write a request, see what would be sent, and beside it what the vendor really answers. */
export function requestBench(signal) {
  const vendor = select("vendor", Object.entries(vendors).map(([name, { label }]) => [name, label]), { onchange: () => chooseVendor() });
  const example = select("example", [], { onchange: () => chooseExample() });
  const method = select("method", methods.map((name) => [name, name]));
  const path = h("input", { id: "path", type: "text", required: true, autocomplete: "off", spellcheck: "false" });
  const body = h("textarea", { id: "body", rows: 6, spellcheck: "false" });
  const own = h("div", { class: "own" });
  const dry = h("div", { class: "stack", "aria-live": "polite" }, h("p", { class: "hint" }, "A dry run shows what would be sent; nothing is."));
  const real = h("div", { class: "stack", "aria-live": "polite" }, h("p", { class: "hint" }, "Send shows what the vendor answers."));
  chooseVendor();

  return [
    h("form", { class: "card bench", onsubmit: onDryRun },
      h("div", { class: "pair" }, labelled("Vendor", vendor), labelled("Begin with", example)),
      h("div", { class: "request-line" }, labelled("Method", method), labelled("Path, under /api/", path)),
      own,
      labelled("Body, as JSON", body),
      h("div", { class: "actions" },
        h("button", { type: "submit", class: "primary" }, "Dry run"),
        h("button", { type: "button", onclick: onSend }, "Send"))),
    h("div", { class: "columns" },
      h("section", { class: "card", "aria-labelledby": "dry-title" }, h("h2", { id: "dry-title" }, "What would be sent"), dry),
      h("section", { class: "card", "aria-labelledby": "real-title" }, h("h2", { id: "real-title" }, "The answer"), real)),
  ];

  function chooseVendor() {
    const { examples, headers = {} } = vendors[vendor.value];
    example.replaceChildren(...options(examples.map(({ label }, i) => [i, label])));
    own.replaceChildren(...Object.entries(headers).map(([name, values]) =>
      labelled(name, select(name, values.map((value) => [value, value]), { name }))));
    chooseExample();
  }

  function chooseExample() {
    const chosen = vendors[vendor.value].examples[example.value];
    method.value = chosen.method;
    path.value = chosen.path;
    body.value = chosen.body ? JSON.stringify(chosen.body, null, 2) : "";
  }

  async function onDryRun(event) {
    event.preventDefault();
    await dryRun();
  }

  async function dryRun() {
    dry.replaceChildren(loadingNote("Signing…"));
    dry.replaceChildren(...showDryRun(await request({ "rtc-dry-run": "true" })));
  }

  async function onSend() {
    if (method.value === "GET" || await confirm({
      title: "Send it for real?",
      text: `${method.value} ${path.value} goes to ${vendors[vendor.value].label}, and may change something there.`,
      submit: "Send",
      run: () => {},
    })) {
      await dryRun();
      real.replaceChildren(loadingNote("Waiting for the vendor…"));
      real.replaceChildren(...showAnswer(await request({})));
    }
  }

  function request(headers) {
    const chosen = Object.fromEntries([...own.querySelectorAll("select")].map(({ name, value }) => [name, value]));
    const hasBody = method.value !== "GET" && body.value.trim() !== "";
    return call(path.value.replace(/^\/?(api\/)?/, ""), {
      method: method.value,
      signal,
      body: hasBody ? body.value : undefined,
      headers: { ...chosen, ...headers, ...(hasBody && { "Content-Type": "application/json" }) },
    });
  }
}
