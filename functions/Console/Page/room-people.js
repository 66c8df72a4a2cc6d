import { h, createList, fill } from "./dom.js";
import { call, path } from "./api.js";
import { badge, emptyNote, loadingNote, problemNote } from "./notes.js";
import { erase, liftBlock, removePeer } from "./room-actions.js";
import { poll } from "./poll.js";
import { distance } from "./time.js";

const step = 100;
const most = 1000;

/** Who is in the room: `tell` gets each answer, `forgotten` is called when somebody was erased, `soon()` reads again at once. */
export function roomPeople(roomId, signal, tell, forgotten) {
  let limit = step;
  const notes = h("div", { class: "notes" }, loadingNote("Reading who is here…"));
  const list = h("ul", { class: "people", "aria-label": "People in the room" });
  const more = h("div", { class: "more" });
  const showPeople = createList(list, { key: (peer) => peer.peerId, make });
  const polling = poll(read, { every: 10_000, signal });
  return {
    element: h("section", { class: "card", "aria-labelledby": "people-title" },
      h("div", { class: "head" },
        h("h2", { id: "people-title" }, "People"),
        h("div", { class: "actions" },
          h("button", { type: "button", class: "quiet", onclick: () => liftBlock(roomId) }, "Lift a block…"),
          h("button", { type: "button", class: "quiet danger", onclick: onErase }, "Erase a person…"))),
      notes, list, more),
    soon: polling.soon,
  };

  async function read() {
    const answer = await call(`${path`meet/rooms/${roomId}/peers`}?limit=${limit}`, { signal });
    if (answer.ok) {
      tell(answer.data);
      show(answer.data);
    } else if (answer.status === 404) {
      fill(notes, emptyNote("Nobody is known here.", "Nobody ever came, or the room is another one."));
      showPeople([]);
      return { ...answer, ok: true };
    } else {
      fill(notes, problemNote(answer.problem));
    }

    return answer;
  }

  function show({ count, peers, next }) {
    fill(notes, count === 0 && emptyNote("Nobody is here.", "Who is invited and comes appears by themselves."));
    showPeople([...peers].sort((one, other) => other.state.localeCompare(one.state) || nameOf(one).localeCompare(nameOf(other))));
    fill(more, next !== null && h("p", { class: "hint" }, `${peers.length} of ${count} are shown. `,
      limit < most && h("button", { type: "button", onclick: readMore }, "Show more")));
  }

  function readMore() {
    limit = most;
    polling.soon();
  }

  function make(peer) {
    const about = h("p", { class: "hint" });
    const element = h("li", null,
      h("div", { class: "who" }, h("p", null, h("strong", null, nameOf(peer)), peer.displayName && h("code", null, peer.peerId)), about),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "quiet", "aria-label": `Remove ${nameOf(peer)}`, onclick: () => put(peer, false) }, "Remove"),
        h("button", { type: "button", class: "quiet danger", "aria-label": `Block ${nameOf(peer)}`, onclick: () => put(peer, true) }, "Block")));
    return { element, update };

    function update({ state, since }) {
      const isIn = state === "connected";
      fill(about, badge(isIn ? "connected" : "on the way", isIn ? "good" : "warn"), " ", since && distance(since));
    }
  }

  async function onErase() {
    if (await erase(roomId)) {
      polling.soon();
      forgotten();
    }
  }

  async function put(peer, block) {
    if (await removePeer(roomId, peer, block)) {
      polling.soon();
    }
  }
}

function nameOf({ peerId, displayName }) {
  return displayName ?? peerId;
}
