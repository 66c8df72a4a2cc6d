import { h, fill } from "./dom.js";
import { call, path } from "./api.js";
import { poll } from "./poll.js";
import { pulse } from "./pulse.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { occupancy, schedule, stateBadges, stateOf } from "./room-state.js";
import { openRoomDialog } from "./room-form.js";
import { close, deleteRoom, lock, unlock } from "./room-actions.js";
import { invite } from "./room-invite.js";
import { peopleOf } from "./people-count.js";
import { roomPeople } from "./room-people.js";
import { roomEvents } from "./room-events.js";
import { roomInvitations } from "./room-invitations.js";
import { roomAttendance } from "./room-attendance.js";
import { roomStatistics } from "./room-statistics.js";

export function open({ parameter: roomId, signal }) {
  let room = null;
  let etag = null;
  let people = null;

  const badges = h("p", { class: "badges" });
  const summary = h("div", null, loadingNote("Reading the room…"));
  const places = occupancy();
  const toggle = action("Lock", async () => changed(await (room.locked ? unlock : lock)(roomId)));
  const toolbar = h("div", { class: "actions", hidden: true },
    action("Invite", () => invite(roomId), "primary"),
    action("Edit", async () => changed(await openRoomDialog(room, etag))),
    toggle,
    action("Close room", async () => changed(await close(roomId)), "danger"),
    action("Delete room", leave, "danger"));

  const attendance = roomAttendance(roomId, signal);
  const policy = poll(readRoom, { every: 10_000, signal });
  const invitations = roomInvitations(roomId, signal);
  const crowd = roomPeople(roomId, signal, (read) => {
    people = peopleOf(read);
    attendance.showPresent(read.peers);
    show();
  }, () => {
    log.again();
    attendance.soon();
    invitations.soon();
  });
  const log = roomEvents(roomId, signal, (kinds) => {
    crowd.soon();
    if (kinds.has("locked") || kinds.has("unlocked")) {
      policy.soon();
    }

    if (["invited", "revoked", "admitted"].some((kind) => kinds.has(kind))) {
      invitations.soon();
    }

    if (kinds.has("disconnected")) {
      attendance.soon();
    }
  });

  return {
    title: roomId,
    content: [
      h("p", { class: "crumbs" }, h("a", { href: "#/rooms" }, "Rooms"), " ›"),
      h("div", { class: "head" }, h("h1", null, roomId), badges, toolbar),
      h("div", { class: "card summary" }, places.element, summary),
      h("div", { class: "columns" }, h("div", { class: "column" }, crowd.element, invitations.element), log.element),
      attendance.element,
      roomStatistics(roomId, signal),
    ],
  };

  async function readRoom() {
    const answer = await call(path`meet/rooms/${roomId}`, { signal });
    pulse(answer.status === 404 ? { ...answer, ok: true } : answer);
    if (answer.ok) {
      room = answer.data;
      etag = answer.headers.get("ETag");
      show();
    } else if (answer.status === 404) {
      room = null;
      notKept();
      return { ...answer, ok: true };
    } else if (room === null) {
      fill(summary, problemNote(answer.problem));
    }

    return answer;
  }

  function show() {
    places.update(room ?? { maxParticipants: null }, people);
    if (room === null) {
      return;
    }

    toolbar.hidden = false;
    toggle.textContent = room.locked ? "Unlock" : "Lock";
    fill(badges, stateBadges(room, people));
    fill(summary,
      h("p", null, schedule(room), " · ", room.requireAccessToken ? "by invitation" : "no invitation needed",
        " · ", room.requirePeerId ? "with a peer ID" : "also anonymously"),
      room.message && h("p", { class: "hint" }, stateOf(room) === "open" ? "Told who finds it closed or full: " : "Told who comes now: ",
        h("q", null, room.message)));
  }

  function notKept() {
    toolbar.hidden = true;
    fill(badges);
    fill(summary, emptyNote("This room is not kept.", "Gcore may know it all the same; who comes and goes is shown below. It has no rules of ours."));
  }

  async function leave() {
    if (await deleteRoom(roomId)) {
      location.hash = "#/rooms";
    }
  }

  function changed(done) {
    if (done) {
      policy.soon();
    }
  }
}

function action(label, onclick, kind = "") {
  return h("button", { type: "button", class: kind, onclick }, label);
}
