import { call, path } from "./api.js";

const atOnce = 4;
const counted = 100;

/** Reads who is in the given rooms, a few at a time, and tells each as it is known: `{ count, connected }`. */
export async function countPeople(roomIds, signal, tell) {
  const waiting = [...roomIds];
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, async () => {
    while (waiting.length > 0) {
      const roomId = waiting.shift();
      const { ok, data } = await call(`${path`meet/rooms/${roomId}/peers`}?limit=${counted}`, { signal });
      if (ok) {
        tell(roomId, peopleOf(data));
      }
    }
  }));
}

/** In a crowd of more than a page only all of them are known. */
export function peopleOf({ count, peers, next }) {
  return { count, connected: next === null ? peers.filter((peer) => peer.state === "connected").length : null };
}
