/**
 * Reads the end of a log that is told from its beginning. A cursor is an event's number, and any number may be asked for: the end is
 * looked for by doubling and halving, rather than by reading all that came before. `behind` reads what lies behind a number.
 */
export async function newestEvents(behind, wanted) {
  let answer = await behind(0);
  const first = numberOf(answer, 0);
  let some = first;
  let none = Infinity;
  while (answer.ok && some < none && (answer.data.next !== null || (some > first && answer.data.events.length === 0))) {
    some = numberOf(answer, -1) ?? some;
    const further = none === Infinity ? some + (some - first + 1) : Math.floor((some + none) / 2);
    answer = await behind(further);
    none = answer.ok && answer.data.events.length === 0 ? further : none;
  }

  // The last part may be a short one.
  return answer.ok && some > first && answer.data.events.length < wanted
    ? behind(Math.max(0, (numberOf(answer, -1) ?? some) - wanted))
    : answer;
}

function numberOf({ ok, data }, index) {
  const event = ok ? data.events.at(index) : undefined;
  return event && Number(event.cursor);
}
