import { h } from "./dom.js";

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const minute = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const dayAndMinute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "always", style: "short" });
const units = [["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** A moment in the viewer's zone, the date left out where it is today's, with UTC for who points at it. */
export function moment(text, { withSeconds = true } = {}) {
  const date = new Date(text);
  const isToday = date.toDateString() === new Date().toDateString();
  const format = withSeconds ? (isToday ? clock : full) : (isToday ? minute : dayAndMinute);
  return h("time", { datetime: text, title: utc(date) }, format.format(date));
}

/** The same as an age or a wait: "3 min. ago". */
export function distance(text, now = Date.now()) {
  const date = new Date(text);
  const seconds = Math.round((date - now) / 1000);
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return h("time", { datetime: text, title: utc(date) }, relative.format(Math.trunc(seconds / size), unit));
}

export function clockTime(date) {
  return minute.format(date);
}

/** Seconds as "1 h 05 min" or "40 s". */
export function duration(seconds) {
  if (seconds < 60) {
    return `${seconds} s`;
  }

  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

function utc(date) {
  return `${date.toISOString().replace("T", " ").replace(/\.\d+Z$/, "")} UTC`;
}
