import { h } from "./dom.js";
import { openDialog } from "./dialog.js";

const slot = "rtc-functions-key";
let asking = null;

/** The caller's key, for this browser session only; null where none was given (an app may enforce none). */
export function currentKey() {
  return sessionStorage.getItem(slot);
}

/** Asks for a key once, however many requests were refused, and remembers it. */
export function askForKey(why) {
  asking ??= ask(why).finally(() => { asking = null; });
  return asking;
}

async function ask(why) {
  const input = h("input", {
    id: "function-key", name: "key", type: "password", autocomplete: "off", spellcheck: "false", required: true, pattern: "[\\x21-\\x7e]+",
    title: "A key has neither spaces nor letters beyond ASCII.", "aria-describedby": "function-key-hint",
  });
  await openDialog({
    title: "A function key, please",
    body: [
      h("p", { id: "function-key-hint" }, why),
      h("label", { for: input.id }, "Key"),
      input,
      h("p", { class: "hint" }, "It stays in this tab until you close it, and goes to this app alone, in a header."),
    ],
    submit: "Open the console",
    cancel: null,
    run: () => { sessionStorage.setItem(slot, input.value.trim()); },
  });
}
