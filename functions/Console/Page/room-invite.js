import { call, path } from "./api.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { checkbox, input, labelled, select } from "./fields.js";

const lives = [[86400, "A day"], [3600, "An hour"], [604800, "A week"]];

/** Makes a link by which somebody may enter, and shows it once. */
export async function invite(roomId) {
  const made = await openDialog({
    title: `Invite to ${roomId}`,
    body: [
      h("div", { class: "pair" },
        labelled("Peer ID (optional)", input("peerId", { maxlength: 256, autocomplete: "off", spellcheck: "false" })),
        labelled("Name (optional)", input("displayName", { autocomplete: "off" }))),
      h("p", { class: "hint" }, "With a peer ID, the link works for that person alone."),
      labelled("Valid for", select("field-expiresIn", lives, { name: "expiresIn" })),
      checkbox("oneTime", "For one person, once"),
      checkbox("moderator", "Moderator: comes in early, locked and full, and takes no place"),
    ],
    submit: "Make the link",
    run: (form) => call(path`meet/rooms/${roomId}/invitations`, { method: "POST", json: invitationOf(form) }),
  });
  if (made) {
    await showLink(made.data);
  }

  return made;
}

function invitationOf(form) {
  return {
    ...(form.get("peerId") && { peerId: form.get("peerId") }),
    ...(form.get("displayName") && { displayName: form.get("displayName") }),
    ...(form.has("moderator") && { role: "moderator" }),
    expiresIn: Number(form.get("expiresIn")),
    oneTime: form.has("oneTime"),
  };
}

function showLink({ url }) {
  const link = input("link", { value: url, readonly: true, onfocus: () => link.select() });
  const copy = h("button", { type: "button", onclick: onCopy }, "Copy");
  return openDialog({
    title: "The link",
    body: [
      labelled("Whoever has it may enter", link),
      h("div", { class: "actions" }, copy),
      h("p", { class: "hint" }, "It is shown this once: the app keeps only a digest of its token. If it is lost, make another one."),
    ],
    submit: "Done",
    cancel: null,
    run: () => {},
  });

  async function onCopy() {
    try {
      await navigator.clipboard.writeText(url);
      copy.textContent = "Copied";
    } catch {
      // A browser gives the clipboard to secure pages only.
      link.select();
      copy.textContent = "Press Ctrl+C";
    }
  }
}
