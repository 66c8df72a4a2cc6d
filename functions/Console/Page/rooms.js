import { h, createList, fill } from "./dom.js";
import { call } from "./api.js";
import { countPeople } from "./people-count.js";
import { emptyNote, loadingNote, problemNote } from "./notes.js";
import { poll } from "./poll.js";
import { pulse } from "./pulse.js";
import { roomCard } from "./room-card.js";
import { roomFilters } from "./room-filters.js";
import { openRoomDialog } from "./room-form.js";

const page = 200;

export function open({ signal }) {
  const people = new Map();
  const seen = new Set();
  let rooms = null;
  let pages = 1;
  let hasMore = false;

  const filters = roomFilters({ onchange: show, onsubmit: jump });
  const notes = h("div", { class: "notes" }, loadingNote("Reading the rooms…"));
  const cards = h("ul", { class: "cards", "aria-label": "Rooms" });
  const more = h("div", { class: "more" });
  const showCards = createList(cards, { key: (room) => room.roomId, make });
  const visible = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      seen[isIntersecting ? "add" : "delete"](target.dataset.room);
    }

    count();
  }, { rootMargin: "200px" });
  signal.addEventListener("abort", () => visible.disconnect(), { once: true });

  const polling = poll(read, { every: 5000, signal });
  return {
    title: "Rooms",
    content: [
      h("div", { class: "head" },
        h("h1", null, "Rooms"),
        h("button", { type: "button", class: "primary", onclick: create }, "New room")),
      filters.element,
      notes, cards, more,
    ],
  };

  async function read() {
    const all = [];
    let answer;
    let after = "";
    for (let i = 0; i < pages && after !== null; i++) {
      answer = await call(`meet/rooms?limit=${page}${after && `&after=${encodeURIComponent(after)}`}`, { signal });
      if (!answer.ok) {
        break;
      }

      all.push(...answer.data.rooms);
      after = answer.data.next;
    }

    pulse(answer);
    if (answer.ok) {
      rooms = all;
      hasMore = after !== null;
      show();
      await count();
    } else if (rooms === null) {
      fill(notes, problemNote(answer.problem, h("button", { type: "button", onclick: () => polling.soon() }, "Try again")));
    }

    return answer;
  }

  function count() {
    return countPeople(seen, signal, (roomId, counted) => {
      people.set(roomId, counted);
      show();
    }).catch((error) => { if (!signal.aborted) throw error; });
  }

  function show() {
    if (rooms === null) {
      return;
    }

    const shown = filters.apply(rooms, people);
    showCards(shown);
    fill(notes, shown.length > 0 ? null : nothing());
    fill(more, hasMore && h("button", { type: "button", onclick: readMore }, `Show more than ${rooms.length} rooms`));
  }

  function nothing() {
    const wanted = filters.wanted();
    return rooms.length === 0 && wanted === ""
      ? emptyNote("No rooms yet.", "A room has opening hours, a maximum and a lock. Make the first one with “New room”.")
      : /^[\w-]{1,128}$/.test(wanted)
        ? emptyNote("No room that is kept matches.", "People may be in a room all the same: ",
          h("a", { href: `#/rooms/${wanted}` }, `look into ${wanted}`))
        : emptyNote("No room matches.", "Change what is looked for.");
  }

  function make(room) {
    const card = roomCard(room);
    visible.observe(card.element);
    return { element: card.element, update: (current) => card.update(current, people.get(current.roomId)) };
  }

  function readMore() {
    pages++;
    polling.soon();
  }

  function jump(wanted) {
    if (rooms?.some((room) => room.roomId === wanted)) {
      location.hash = `#/rooms/${wanted}`;
    }
  }

  async function create() {
    const made = await openRoomDialog();
    if (made) {
      location.hash = `#/rooms/${made.data.roomId}`;
    }
  }
}
