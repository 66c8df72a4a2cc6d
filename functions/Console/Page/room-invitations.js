import { h, createList, fill, set } from "./dom.js";
import { call, path } from "./api.js";
import { badge, emptyNote, loadingNote, problemNote } from "./notes.js";
import { revoke } from "./room-actions.js";
import { poll } from "./poll.js";
import { distance } from "./time.js";

const step = 100;
const most = 1000;

/** Who may come by which invitation, and until when: `soon()` reads again at once. */
export function roomInvitations(roomId, signal) {
  let limit = step;
  const notes = h("div", { class: "notes" }, loadingNote("Reading the invitations…"));
  const list = h("ul", { class: "people", "aria-label": "Invitations to the room" });
  const more = h("div", { class: "more" });
  const showInvitations = createList(list, { key: (invitation) => invitation.invitationId, make });
  const polling = poll(read, { every: 30_000, signal });
  return {
    element: h("section", { class: "card", "aria-labelledby": "invitations-title" },
      h("div", { class: "head" }, h("h2", { id: "invitations-title" }, "Invitations")),
      notes, list, more),
    soon: polling.soon,
  };

  async function read() {
    const answer = await call(`${path`meet/rooms/${roomId}/invitations`}?limit=${limit}`, { signal });
    if (answer.ok) {
      show(answer.data);
    } else if (answer.status === 404) {
      show({ invitations: [], next: null });
      fill(notes, emptyNote("No invitations.", "Only a room that is kept has them: make it with “New room”."));
      return { ...answer, ok: true };
    } else {
      fill(notes, problemNote(answer.problem));
    }

    return answer;
  }

  function show({ invitations, next }) {
    fill(notes, invitations.length === 0 && emptyNote("Nobody is invited.", "“Invite” makes a link. Revoked ones are gone from here; the events tell of them."));
    showInvitations([...invitations].sort((one, other) => hasLapsed(one) - hasLapsed(other) || one.expiresAt.localeCompare(other.expiresAt)));
    fill(more, next !== null && h("p", { class: "hint" }, `${invitations.length} are shown, and there are more. `,
      limit < most && h("button", { type: "button", onclick: readMore }, "Show more")));
  }

  function readMore() {
    limit = most;
    polling.soon();
  }

  function make(invitation) {
    const { peerId, displayName } = invitation;
    const name = displayName ?? peerId ?? "Anybody with the link";
    const about = h("p", { class: "hint" });
    const button = h("button", { type: "button", class: "quiet danger", "aria-label": `Revoke: ${name}`, onclick: onRevoke }, "Revoke");
    const element = h("li", null,
      h("div", { class: "who" }, h("p", null, h("strong", null, name), displayName && peerId && h("code", null, peerId)), about),
      h("div", { class: "actions" }, button));
    return { element, update };

    function update(current) {
      fill(about, ...state(current));
      set(button, "hidden", hasLapsed(current));
    }

    async function onRevoke() {
      if (await revoke(roomId, invitation.invitationId, name)) {
        polling.soon();
      }
    }
  }
}

function hasLapsed({ expiresAt }) {
  return Date.parse(expiresAt) <= Date.now();
}

function state({ role, oneTime, usedBy, expiresAt }) {
  const isOver = hasLapsed({ expiresAt });
  return [
    isOver && badge("lapsed"),
    role && badge(role, "warn"),
    oneTime && (usedBy === null ? badge("not used yet") : badge(`used by ${usedBy}`, "good")),
    h("span", null, isOver ? null : "lapses ", distance(expiresAt), oneTime ? " · once" : " · reusable"),
  ].filter(Boolean).flatMap((part) => [part, " "]);
}
