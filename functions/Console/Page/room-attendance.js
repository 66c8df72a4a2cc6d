import { h, fill } from "./dom.js";
import { call, path } from "./api.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { poll } from "./poll.js";
import { timeline } from "./timeline.js";
import { duration, moment } from "./time.js";

/** Who is here since when, and who attended the room's latest occasion: a bar for each stay, and the same as a table. */
export function roomAttendance(roomId, signal) {
  const now = h("div", { class: "notes" });
  const latest = h("div", { class: "stack" }, loadingNote("Reading the attendance…"));
  const polling = poll(read, { every: 60_000, signal });
  return {
    element: h("section", { class: "card", "aria-labelledby": "attendance-title" },
      h("div", { class: "head" }, h("h2", { id: "attendance-title" }, "Attendance")), now, latest),
    soon: polling.soon,
    showPresent: (peers) => fill(now, ...present(peers)),
  };

  async function read() {
    const answer = await call(path`meet/rooms/${roomId}/attendance`, { signal });
    fill(latest, ...(answer.ok ? show(answer.data)
      : answer.status === 404 ? [emptyNote("No occasion is over yet.", "Some minutes after the last one left, Gcore's figures of who stayed how long appear here.")]
      : [problemNote(answer.problem)]));
    return answer.status === 404 ? { ...answer, ok: true } : answer;
  }
}

function present(peers) {
  const here = peers.filter(({ state, since }) => state === "connected" && since);
  if (here.length === 0) {
    return [];
  }

  const now = Date.now();
  const stays = here.map(({ peerId, displayName, since }) => ({ name: displayName ?? peerId, from: Date.parse(since), to: now }));
  const start = Math.min(...stays.map(({ from }) => from));
  return [h("h3", null, "Here now"), timeline(start, now, stays.map((stay) => ({ ...stay, text: duration(Math.round((now - stay.from) / 1000)) })))];
}

function show({ participants, startTime, endTime, duration: seconds, sessions }) {
  return [
    h("h3", null, "The latest occasion"),
    h("p", null, h("strong", null, `${participants} ${participants === 1 ? "person" : "people"}`), " from ", moment(startTime),
      " to ", moment(endTime), `, ${duration(seconds)}.`),
    timeline(Date.parse(startTime), Date.parse(endTime), sessions.map((session) => ({
      name: session.peerId ?? "somebody",
      from: Date.parse(session.joinTime),
      to: session.leaveTime === null ? Date.parse(endTime) : Date.parse(session.leaveTime),
      text: session.duration === null ? "" : duration(session.duration),
    }))),
    h("details", null,
      h("summary", null, "The same as a table"),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of stays" }, table(sessions))),
  ];
}

function table(sessions) {
  const cells = ({ peerId, joinTime, leaveTime, duration: seconds }) => [
    h("th", { scope: "row" }, peerId ?? "somebody"),
    h("td", null, moment(joinTime)),
    h("td", null, leaveTime === null ? "–" : moment(leaveTime)),
    h("td", null, seconds === null ? "–" : duration(seconds)),
  ];
  return h("table", null,
    h("thead", null, h("tr", null, ["Person", "Came", "Left", "Stayed"].map((title) => h("th", { scope: "col" }, title)))),
    h("tbody", null, sessions.map((session) => h("tr", null, cells(session)))));
}
