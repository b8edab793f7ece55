/** Turns of the event loop in which nothing may be on the way. */
const CALM = 10;

/**
 * Comes back when nothing is on the way between a client and an upstream of this process: as many requests are under way
 * as the upstream holds unanswered. Then it is time's turn, in a test that moves time by hand.
 */
export async function untilIdle(underWay: () => number, upstream: { readonly held: number }): Promise<void> {
  for (let calm = 0; calm < CALM; ) {
    await new Promise((resolve) => setImmediate(resolve));
    calm = underWay() === upstream.held ? calm + 1 : 0;
  }
}

/** What a call ends in, with time moved on by steps for as long as it takes. */
export async function endedIn<T>(
  work: Promise<T>,
  idle: () => Promise<void>,
  advance: (milliseconds: number) => Promise<void>,
  stepMs: number,
): Promise<T> {
  let over = false;
  const finished = () => {
    over = true;
  };
  work.then(finished, finished);
  while (!over) {
    await idle();
    if (!over) await advance(stepMs);
  }
  return work;
}
