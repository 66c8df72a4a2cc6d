import { call, path } from "./api.js";
import { confirm, openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { input, labelled } from "./fields.js";
import { say } from "./notes.js";

export async function lock(roomId) {
  const done = await openDialog({
    title: `Lock ${roomId}?`,
    body: [
      h("p", null, "Nobody comes in any more but moderators. Who is in stays."),
      labelled("What those are told who come (optional)", input("message", { maxlength: 1024 })),
    ],
    submit: "Lock",
    run: (form) => call(path`meet/rooms/${roomId}/lock`, { method: "POST", json: form.get("message") ? { message: form.get("message") } : {} }),
  });
  return report(done, `Locked ${roomId}.`);
}

export async function unlock(roomId) {
  const done = await confirm({
    title: `Unlock ${roomId}?`,
    text: "Who may enter can come in again.",
    submit: "Unlock",
    isDangerous: false,
    run: () => call(path`meet/rooms/${roomId}/unlock`, { method: "POST", json: {} }),
  });
  return report(done, `Unlocked ${roomId}.`);
}

/** Locks before it closes: else whom the closing puts out would come straight back. */
export async function close(roomId) {
  const done = await confirm({
    title: `Close ${roomId}?`,
    text: ["The room is locked, and then everybody in it is put out.", "It stays locked until somebody unlocks it."],
    submit: "Lock and close",
    run: async () => {
      const locked = await call(path`meet/rooms/${roomId}/lock`, { method: "POST", json: {} });
      return locked.ok ? call(path`meet/rooms/${roomId}/closeRoom`, { method: "POST", json: {} }) : locked;
    },
  });
  return report(done, `Closed ${roomId}; it is locked.`);
}

export async function removePeer(roomId, { peerId, displayName }, block) {
  const name = displayName ?? peerId;
  const done = await confirm({
    title: block ? `Block ${name}?` : `Remove ${name}?`,
    text: block
      ? `${name} (${peerId}) is put out of ${roomId}, and cannot come back until the block is lifted.`
      : `${name} (${peerId}) is put out of ${roomId}. Invitations made out to this ID are revoked; with another one, they may come back.`,
    submit: block ? "Remove and block" : "Remove",
    run: () => call(path`meet/rooms/${roomId}/peers/${peerId}/remove`, { method: "POST", json: { block } }),
  });
  return report(done, block ? `Blocked ${name}.` : `Removed ${name}.`);
}

export async function liftBlock(roomId) {
  const done = await openDialog({
    title: "Lift a block",
    body: [
      labelled("Peer ID", input("peerId", { required: true, maxlength: 256, autocomplete: "off", spellcheck: "false" })),
      h("p", { class: "hint" }, "The room's events tell who was removed. One who is in the room unblocked would be removed by this."),
    ],
    submit: "Lift the block",
    run: (form) => call(path`meet/rooms/${roomId}/peers/${form.get("peerId")}/remove`, { method: "POST", json: { block: false } }),
  });
  return report(done, "They may come in again, with an invitation where one is needed.");
}

export async function revoke(roomId, invitationId, name) {
  const done = await confirm({
    title: "Revoke an invitation?",
    text: [`The link for ${name} lets nobody into ${roomId} any more. It cannot be brought back; another one can be made.`, "Who is in by it stays in."],
    submit: "Revoke",
    run: () => call(path`meet/rooms/${roomId}/invitations/${invitationId}`, { method: "DELETE" }),
  });
  return report(done, `Revoked the invitation for ${name}.`);
}

export async function erase(roomId) {
  const done = await openDialog({
    title: "Erase a person",
    isDangerous: true,
    body: [
      labelled("Peer ID", input("peerId", { required: true, maxlength: 256, autocomplete: "off", spellcheck: "false" })),
      h("p", null, `The ID and the name go from all that is kept of ${roomId}: people, invitations, events, attendance. `,
        "What happened stays, without telling who it was."),
      h("p", null, "Lost for good are also the invitations that are theirs alone, and that they were blocked. Who is in the room is put out first."),
      h("p", { class: "hint" }, "Figures that Gcore keeps are Gcore's."),
    ],
    submit: "Erase",
    run: (form) => call(path`meet/rooms/${roomId}/peers/${form.get("peerId")}`, { method: "DELETE" }),
  });
  return report(done, "Erased.");
}

export async function deleteRoom(roomId) {
  const done = await confirm({
    title: `Delete ${roomId}?`,
    text: [
      "Its hours, maximum, lock and message are lost, and who is blocked is so no longer. All its invitations die, also if the room is made again.",
      "Who is in stays in: close the room first to put everybody out. Its events stay until they are too old to be kept.",
    ],
    submit: "Delete",
    run: () => call(path`meet/rooms/${roomId}`, { method: "DELETE" }),
  });
  return report(done, `Deleted ${roomId}.`);
}

function report(done, text) {
  if (done) {
    say(text);
  }

  return done;
}
