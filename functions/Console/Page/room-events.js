import { h, fill } from "./dom.js";
import { call, path } from "./api.js";
import { newestEvents } from "./newest-events.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { poll } from "./poll.js";
import { moment } from "./time.js";

const shown = 200;
const page = 1000;
const tones = {
  connected: "good", admitted: "good", unlocked: "good", denied: "bad", evicted: "bad", removed: "bad", locked: "warn", revoked: "warn",
  replaced: "warn", reconciled: "warn",
};

/**
 * The room's log from its newest events on, followed by its cursor: `tell` gets the kinds of what happened since the last look.
 * `again()` forgets what is shown and reads it anew.
 */
export function roomEvents(roomId, signal, tell) {
  let cursor = 0;
  let isCaughtUp = false;
  let readings = 0;
  const notes = h("div", { class: "notes" }, loadingNote("Reading the log…"));
  const list = h("ol");
  const log = h("div", { class: "events", role: "log", "aria-label": "Events, newest first", "aria-busy": "true", tabindex: 0 }, list);
  const polling = poll(read, { every: 2000, signal });
  return {
    element: h("section", { class: "card", "aria-labelledby": "events-title" },
      h("div", { class: "head" }, h("h2", { id: "events-title" }, "Events")), notes, log),
    again,
  };

  function again() {
    readings++;
    isCaughtUp = false;
    cursor = 0;
    list.replaceChildren();
    log.setAttribute("aria-busy", "true");
    polling.soon();
  }

  async function read() {
    const reading = readings;
    const happened = [];
    let last = cursor;
    let answer = isCaughtUp ? await behind(last) : await newestEvents(behind, shown);
    while (answer.ok) {
      happened.push(...answer.data.events);
      happened.splice(0, happened.length - shown);
      last = happened.at(-1)?.cursor ?? last;
      if (answer.data.next === null) {
        break;
      }

      answer = await behind(last);
    }

    if (reading === readings) {
      cursor = last;
      show(happened, answer);
    }

    return answer.status === 404 ? { ...answer, ok: true } : answer;
  }

  function behind(number) {
    return call(`${path`meet/rooms/${roomId}/events`}?limit=${page}&after=${number}`, { signal });
  }

  function show(happened, answer) {
    list.prepend(...happened.toReversed().map((event) => entry(event, isCaughtUp)));
    while (list.childElementCount > shown) {
      list.lastElementChild.remove();
    }

    if (answer.ok || answer.status === 404) {
      fill(notes, list.childElementCount === 0 && emptyNote("Nothing has happened here yet.", "Invite somebody: whatever happens then appears by itself."));
    } else if (!isCaughtUp) {
      fill(notes, problemNote(answer.problem));
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
