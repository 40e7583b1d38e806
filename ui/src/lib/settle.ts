// Marks of a choice come first: what is costly to draw waits until the answers that a choice asked for are on the screen.

const LOOK_MS = 16;
/** Looks in a row without an open question before the page counts as settled: one for the marks, one for their painting. */
const STILL = 2;
/** No drawing waits longer than this, whatever is being asked. */
const MOST_MS = 400;

let asking = 0;
let choosing = false;
let waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Count a question as open until it is answered. */
export async function counted<T>(answer: Promise<T>): Promise<T> {
  asking += 1;
  try {
    return await answer;
  } finally {
    asking -= 1;
  }
}

/** Call when something else is chosen. */
export function choose(): void {
  choosing = true;
  whenSettled(() => (choosing = false));
}

/** Whether the marks of a choice are still to come. */
export function isChoosing(): boolean {
  return choosing;
}

/** Run once nothing is being asked and what was answered had time to be painted. Returns what calls it off. */
export function whenSettled(run: () => void): () => void {
  waiting.push(run);
  if (timer === null) look(0, performance.now());
  return () => (waiting = waiting.filter((other) => other !== run));
}

function look(still: number, since: number): void {
  timer = setTimeout(() => {
    const now = asking === 0 ? still + 1 : 0;
    if (now < STILL && performance.now() - since < MOST_MS) return look(now, since);
    timer = null;
    const all = waiting;
    waiting = [];
    for (const run of all) run();
  }, LOOK_MS);
}
