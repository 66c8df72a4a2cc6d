const longestWait = 60_000;

/**
 * Asks again and again until `signal` ends it: one request at a time, only while the tab is seen, and ever less often while there are
 * errors. `ask` gives an answer of the API. `soon()` asks at once.
 */
export function poll(ask, { every, signal }) {
  let timer = 0;
  let failures = 0;
  let isAsking = false;
  let isWanted = false;

  async function turn() {
    clearTimeout(timer);
    if (isAsking) {
      isWanted = true;
      return;
    }

    isAsking = true;
    isWanted = false;
    try {
      const answer = await ask(signal);
      failures = answer.ok ? 0 : failures + 1;
      schedule(isWanted ? 0 : wait(answer));
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    } finally {
      isAsking = false;
    }
  }

  function wait(answer) {
    const asked = Number(answer.headers.get("Retry-After") ?? 0) * 1000;
    return Math.min(longestWait, Math.max(asked, every * 2 ** Math.min(failures, 6)));
  }

  function schedule(delay) {
    if (!signal.aborted && !document.hidden) {
      timer = setTimeout(turn, delay);
    }
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) turn(); }, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  turn();
  return { soon: turn };
}
