import { h } from "./dom.js";
import { labelled, select } from "./fields.js";
import { stateOf } from "./room-state.js";

const states = { "": "All", open: "Open", locked: "Locked", early: "Not open yet", ended: "Ended" };
const orders = {
  name: { label: "Name", compare: (one, other) => one.roomId.localeCompare(other.roomId) },
  people: { label: "Most people", compare: (one, other, people) => count(other, people) - count(one, people) },
  fullest: { label: "Fullest", compare: (one, other, people) => share(other, people) - share(one, people) },
  opening: { label: "Opening", compare: (one, other) => (one.opensAt ?? "").localeCompare(other.opensAt ?? "") },
};

/** Which rooms are shown, and in which order: `apply` picks and sorts, `wanted` is the text that is looked for. */
export function roomFilters({ onchange, onsubmit }) {
  const search = h("input", { id: "search", type: "search", placeholder: "Room ID", autocomplete: "off", spellcheck: "false", oninput: onchange });
  const state = select("state", Object.entries(states), { onchange });
  const order = select("order", Object.entries(orders).map(([value, { label }]) => [value, label]), { onchange });
  const wanted = () => search.value.trim();
  return {
    element: h("form", { class: "filters", role: "search", onsubmit: (event) => { event.preventDefault(); onsubmit(wanted()); } },
      labelled("Find", search), labelled("Show", state), labelled("Sort by", order)),
    wanted,
    apply,
  };

  function apply(rooms, people) {
    const text = wanted().toLowerCase();
    const { compare } = orders[order.value];
    return rooms
      .filter((room) => room.roomId.toLowerCase().includes(text) && (state.value === "" || stateOf(room) === state.value))
      .sort((one, other) => compare(one, other, people) || orders.name.compare(one, other));
  }
}

function count({ roomId }, people) {
  return people.get(roomId)?.count ?? 0;
}

function share(room, people) {
  return room.maxParticipants === null ? 0 : count(room, people) / room.maxParticipants;
}
