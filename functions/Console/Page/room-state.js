import { h } from "./dom.js";
import { badge } from "./notes.js";
import { distance, moment } from "./time.js";

/** What keeps people out of a room, or that nothing does: the order is the access check's. */
export function stateOf(room, now = Date.now()) {
  return room.opensAt && now < Date.parse(room.opensAt) ? "early"
    : room.closesAt && now >= Date.parse(room.closesAt) ? "ended"
    : room.locked ? "locked"
    : "open";
}

export function stateBadges(room, people) {
  const badges = {
    early: () => badge("Not open yet", "warn"),
    ended: () => badge("Ended"),
    locked: () => badge("Locked", "bad"),
    open: () => badge("Open", "good"),
  };
  const isFull = room.maxParticipants !== null && people && people.count >= room.maxParticipants;
  return [badges[stateOf(room)](), isFull && badge("Full", "warn")];
}

/** When it opens and closes, in one line. */
export function schedule(room, now = Date.now()) {
  const next = [room.opensAt && ["Opens", room.opensAt], room.closesAt && ["Closes", room.closesAt]]
    .filter(Boolean)
    .find(([, at]) => now < Date.parse(at));
  return next ? [`${next[0]} `, distance(next[1], now), ", ", moment(next[1], { withSeconds: false })]
    : room.closesAt ? ["Ended ", distance(room.closesAt, now)]
    : ["Always open"];
}

/** A bar of the places held against the maximum; `people` is `{ count, connected }`, connected null where nobody counted. */
export function occupancy() {
  const connected = h("span", { class: "connected" });
  const admitted = h("span", { class: "admitted" });
  const bar = h("div", { class: "bar" }, connected, admitted);
  const text = h("p", { class: "figures" });
  return { element: h("div", { class: "occupancy" }, bar, text), update };

  function update(room, people) {
    if (!people) {
      text.textContent = "counting…";
      return;
    }

    const { count } = people;
    const within = people.connected ?? count;
    const most = room.maxParticipants ?? Math.max(count, 1);
    bar.hidden = room.maxParticipants === null;
    bar.style.setProperty("--connected", `${Math.min(100, (within / most) * 100)}%`);
    bar.style.setProperty("--admitted", `${Math.min(100, ((count - within) / most) * 100)}%`);
    text.replaceChildren(
      h("strong", null, room.maxParticipants === null ? `${count}` : `${count} of ${room.maxParticipants}`),
      room.maxParticipants === null ? " here, no maximum" : " places held",
      people.connected === null ? "" : ` · ${people.connected} connected`);
  }
}
