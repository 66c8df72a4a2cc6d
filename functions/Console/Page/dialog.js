import { h } from "./dom.js";
import { problemNote } from "./notes.js";

let count = 0;

/**
 * A modal dialog with a form. `run` gets the form's values when it is submitted; an answer that is not ok is shown and the dialog
 * stays. Gives what `run` gave, or null where somebody cancelled. Without `cancel` there is only the way forward.
 */
export function openDialog({ title, body, submit, cancel = "Cancel", isDangerous = false, run }) {
  const id = `dialog-${++count}`;
  const errors = h("div", { role: "alert" });
  const go = h("button", { type: "submit", class: isDangerous ? "danger" : "primary" }, submit);
  const back = cancel && h("button", { type: "button", onclick: () => dialog.close() }, cancel);
  const form = h("form", { onsubmit },
    h("h2", { id }, title),
    body,
    errors,
    h("div", { class: "actions" }, back, go));
  const dialog = h("dialog", { "aria-labelledby": id, oncancel: (event) => { if (!cancel) event.preventDefault(); } }, form);

  const { promise, resolve } = withResolvers();
  let result = null;
  dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(result);
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;

  async function onsubmit(event) {
    event.preventDefault();
    go.disabled = true;
    try {
      const answer = await run(new FormData(form));
      if (answer?.problem) {
        errors.replaceChildren(problemNote(answer.problem));
        return;
      }

      result = answer ?? true;
      dialog.close();
    } finally {
      go.disabled = false;
    }
  }
}

/** Asks before something is done that cannot be undone, or that people will notice. */
export function confirm({ title, text, submit, isDangerous = true, run }) {
  return openDialog({ title, body: [text].flat().map((line) => h("p", null, line)), submit, isDangerous, run });
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => { resolve = done; });
  return { promise, resolve };
}
