import { h, fill } from "./dom.js";
import { call } from "./api.js";
import { labelled, select } from "./fields.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { duration, moment } from "./time.js";

const day = 86_400_000;

/** What Gcore counted in a period. Asked for on demand: the vendor takes few requests a second, from everybody together. */
export function roomStatistics(roomId, signal) {
  const period = select("period", [[1, "The last 24 hours"], [7, "The last 7 days"], [30, "The last 30 days"]]);
  const content = h("div", { "aria-live": "polite" }, emptyNote("Gcore has not been asked yet.", "Choose a period and ask."));
  return h("section", { class: "card", "aria-labelledby": "statistics-title" },
    h("div", { class: "head" },
      h("h2", { id: "statistics-title" }, "Statistics from Gcore"),
      h("form", { class: "filters", onsubmit: ask },
        labelled("Period", period),
        h("button", { type: "submit" }, "Ask Gcore"))),
    content);

  async function ask(event) {
    event.preventDefault();
    content.replaceChildren(loadingNote("Asking Gcore…"));
    const to = new Date();
    const from = new Date(to - period.value * day);
    const query = new URLSearchParams({ room_id: roomId, from: from.toISOString(), to: to.toISOString() });
    const summary = await call(`meet/statistics/summary?${query}`, { signal });
    const peers = summary.ok ? await call(`meet/statistics/peers?${query}`, { signal }) : summary;
    fill(content, ...(peers.ok ? show(summary.data, peers.data)
      : peers.status === 404 ? [emptyNote("Gcore has no figures for this period.", "They lag by half a minute; a longer period may have some.")]
      : [problemNote(peers.problem)]));
  }
}

function show(summary, peers) {
  const { participants, start_time: start, end_time: end, duration: seconds } = summary.data ?? summary;
  return [
    h("dl", { class: "figures" },
      figure("Participants", `${participants}`),
      figure("Duration", duration(seconds)),
      figure("First came", fromSeconds(start)),
      figure("Last left", fromSeconds(end))),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Sessions at Gcore" },
      h("table", null,
        h("thead", null, h("tr", null, ["Person", "Came", "Left", "Stayed"].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", null, (peers.data ?? peers).map((session) => h("tr", null,
          h("th", { scope: "row" }, session.person_id ?? "–"),
          h("td", null, fromSeconds(session.join_time)),
          h("td", null, fromSeconds(session.leave_time)),
          h("td", null, duration(session.duration ?? 0))))))),
  ];
}

function figure(name, value) {
  return h("div", null, h("dt", null, name), h("dd", null, value));
}

function fromSeconds(seconds) {
  return seconds ? moment(new Date(seconds * 1000).toISOString(), { withSeconds: false }) : "–";
}
