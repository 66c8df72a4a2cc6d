import { h, fill } from "./dom.js";
import { occupancy, schedule, stateBadges } from "./room-state.js";

/** A room in the list of rooms. */
export function roomCard({ roomId }) {
  const badges = h("p", { class: "badges" });
  const when = h("p", { class: "hint" });
  const places = occupancy();
  const element = h("li", { class: "card room", "data-room": roomId },
    h("div", { class: "head" },
      h("h2", null, h("a", { href: `#/rooms/${roomId}` }, roomId)),
      badges),
    places.element,
    when);
  return { element, update };

  function update(room, people) {
    fill(badges, stateBadges(room, people));
    places.update(room, people);
    fill(when, schedule(room), room.requireAccessToken ? " · by invitation" : " · no invitation needed");
  }
}
