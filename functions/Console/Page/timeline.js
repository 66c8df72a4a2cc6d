import { h } from "./dom.js";
import { clockTime } from "./time.js";

const steps = [1, 5, 10, 15, 30, 60, 120, 360, 720, 1440].map((minutes) => minutes * 60_000);

/** Stays drawn along the time from `start` to `end`: a row for each person, a bar for each stay `{ name, from, to, text }`. */
export function timeline(start, end, stays) {
  const length = Math.max(end - start, 1);
  const at = (time) => `${Math.min(100, Math.max(0, ((time - start) / length) * 100))}%`;
  const people = Map.groupBy(stays, (stay) => stay.name);
  const spoken = [...people].map(([name, theirs]) =>
    `${name} ${theirs.map(({ from, to }) => `from ${clockTime(from)} to ${clockTime(to)}`).join(" and ")}`);
  return h("div", { class: "timeline", role: "img", "aria-label": `Who was there when: ${spoken.join("; ")}.` },
    h("div", { class: "ticks" }, ticks(start, end).map((tick) => h("span", { vars: { at: at(tick) } }, clockTime(tick)))),
    [...people].map(([name, theirs]) => h("div", { class: "lane" },
      h("span", { class: "name" }, name),
      h("div", { class: "track" }, theirs.map(({ from, to, text }) =>
        h("span", { class: "stay", title: `${clockTime(from)} – ${clockTime(to)}`, vars: { from: at(from), to: at(to) } }, text))))));
}

function ticks(start, end) {
  const step = steps.find((candidate) => (end - start) / candidate <= 6) ?? steps.at(-1);
  const first = Math.ceil(start / step) * step;
  // One at the very edge would stand out of the picture.
  const margin = (end - start) / 20;
  return Array.from({ length: Math.max(0, Math.floor((end - first) / step) + 1) }, (_, i) => first + i * step)
    .filter((tick) => tick >= start + margin && tick <= end - margin)
    .slice(0, 12);
}
