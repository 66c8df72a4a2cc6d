import { h, fill } from "./dom.js";
import { call, path } from "./api.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { poll } from "./poll.js";
import { moment } from "./time.js";

const shown = 200;
const page = 1000;
const tones = {
  connected: "good", admitted: "good", unlocked: "good", denied: "bad", evicted: "bad", removed: "bad", locked: "warn", revoked: "warn",
  replaced: "warn", reconciled: "warn",
};

/** The room's log, followed by its cursor: `tell` gets the kinds of what happened since the last look. */
export function roomEvents(roomId, signal, tell) {
  let cursor = null;
  let isCaughtUp = false;
  const notes = h("div", { class: "notes" }, loadingNote("Reading the log…"));
  const list = h("ol");
  const log = h("div", { class: "events", role: "log", "aria-label": "Events, newest first", "aria-busy": "true", tabindex: 0 }, list);
  poll(read, { every: 2000, signal });
  return {
    element: h("section", { class: "card", "aria-labelledby": "events-title" },
      h("div", { class: "head" }, h("h2", { id: "events-title" }, "Events")), notes, log),
  };

  // The log is read from its beginning, since a cursor is only known from an event; what is too old to be shown is let go.
  async function read() {
    const happened = [];
    let answer;
    do {
      const after = cursor === null ? "" : `&after=${encodeURIComponent(cursor)}`;
      answer = await call(`${path`meet/rooms/${roomId}/events`}?limit=${page}${after}`, { signal });
      if (!answer.ok) {
        break;
      }

      happened.push(...answer.data.events);
      happened.splice(0, happened.length - shown);
      cursor = answer.data.events.at(-1)?.cursor ?? cursor;
    } while (answer.data.next !== null);
    show(happened, answer);
    return answer.status === 404 ? { ...answer, ok: true } : answer;
  }

  function show(happened, answer) {
    if (answer.ok || answer.status === 404) {
      fill(notes, cursor === null && emptyNote("Nothing has happened here yet.", "Invite somebody: whatever happens then appears by itself."));
    } else if (!isCaughtUp) {
      fill(notes, problemNote(answer.problem));
    }

    list.prepend(...happened.toReversed().map((event) => entry(event, isCaughtUp)));
    while (list.childElementCount > shown) {
      list.lastElementChild.remove();
    }

    if (isCaughtUp && happened.length > 0) {
      tell(new Set(happened.map((event) => event.kind)));
    }

    if (answer.ok && !isCaughtUp) {
      isCaughtUp = true;
      log.removeAttribute("aria-busy");
    }
  }
}

function entry({ at, kind, peerId, displayName, reason, count }, isNew) {
  return h("li", { class: isNew ? "new" : false },
    moment(at),
    h("span", { class: `kind ${tones[kind] ?? ""}`.trimEnd() }, kind),
    h("span", { class: "what" },
      displayName ?? peerId ?? "",
      displayName && peerId && h("code", null, peerId),
      reason && h("span", { class: "hint" }, ` ${reason.replaceAll("_", " ")}`),
      count > 1 && h("span", { class: "hint" }, ` × ${count}`)));
}
