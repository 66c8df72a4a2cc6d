import { call, path } from "./api.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { checkbox, input, labelled } from "./fields.js";
import { say } from "./notes.js";

const fields = ["opensAt", "closesAt", "maxParticipants", "requirePeerId", "requireAccessToken", "message"];
const fresh = { opensAt: null, closesAt: null, maxParticipants: null, requirePeerId: true, requireAccessToken: true, locked: false, message: null };

/** Makes a room, or edits `room`, which was read with `etag`: who saved meanwhile is not overwritten unasked. */
export async function openRoomDialog(room = null, etag = null) {
  let current = room ?? fresh;
  const made = await openDialog({
    title: room ? `Edit ${room.roomId}` : "New room",
    submit: room ? "Save" : "Open the room",
    body: [
      !room && [
        labelled("Room ID", input("roomId", { required: true, pattern: "[A-Za-z0-9_\\-]{1,128}", autocomplete: "off", spellcheck: "false" })),
        h("p", { class: "hint" }, "Letters, digits, _ and -. One that begins with serv0 to serv3 names its video server."),
      ],
      h("div", { class: "pair" },
        labelled("Opens at", input("opensAt", { type: "datetime-local", step: 1, value: toLocal(current.opensAt) })),
        labelled("Closes at", input("closesAt", { type: "datetime-local", step: 1, value: toLocal(current.closesAt) }))),
      h("p", { class: "hint" }, "In your time zone; leave empty for a room that is always open."),
      labelled("Most participants", input("maxParticipants", { type: "number", min: 1, max: 100000, value: current.maxParticipants })),
      checkbox("requireAccessToken", "Only with an invitation", current.requireAccessToken),
      checkbox("requirePeerId", "Nobody without a peer ID", current.requirePeerId),
      labelled("What those are told who find it closed, locked or full",
        h("textarea", { name: "message", id: "field-message", rows: 2, maxlength: 1024 }, current.message ?? "")),
    ],
    run: save,
  });
  if (made) {
    say(`Saved ${made.data.roomId}.`);
  }

  return made;

  async function save(form) {
    const roomId = room?.roomId ?? form.get("roomId");
    const answer = await call(path`meet/rooms/${roomId}`, {
      method: "PUT",
      json: policyOf(form, current),
      headers: room ? { "If-Match": etag } : { "If-None-Match": "*" },
    });
    return answer.status === 412 ? explain(answer, roomId) : answer;
  }

  async function explain(answer, roomId) {
    if (!room) {
      return { problem: { ...answer.problem, title: "There is such a room already.", detail: "Choose another ID, or edit that room." } };
    }

    const read = await call(path`meet/rooms/${roomId}`);
    if (!read.ok) {
      return read;
    }

    const changes = [...fields, "locked"].filter((field) => read.data[field] !== current[field])
      .map((field) => [field, [`is ${shown(read.data[field])} now, was ${shown(current[field])}`]]);
    etag = read.headers.get("ETag");
    current = read.data;
    return {
      problem: {
        title: "Somebody else changed this room meanwhile.",
        detail: "Save again to put what stands here in its place, or cancel and look first.",
        errors: Object.fromEntries(changes),
      },
    };
  }
}

function policyOf(form, current) {
  return {
    opensAt: fromLocal(form.get("opensAt"), current.opensAt),
    closesAt: fromLocal(form.get("closesAt"), current.closesAt),
    maxParticipants: form.get("maxParticipants") === "" ? null : Number(form.get("maxParticipants")),
    requirePeerId: form.has("requirePeerId"),
    requireAccessToken: form.has("requireAccessToken"),
    locked: current.locked,
    message: form.get("message") || null,
  };
}

function toLocal(text) {
  if (text === null) {
    return "";
  }

  const date = new Date(text);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

// A time that nobody touched stays as it is, with its fractions of a second.
function fromLocal(text, current) {
  return text === "" ? null : text === toLocal(current) ? current : new Date(text).toISOString();
}

function shown(value) {
  return value === null ? "not set" : JSON.stringify(value);
}
