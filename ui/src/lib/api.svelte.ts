// Asking the desk: one status that is watched, and data that is asked for again when the record moves on.

import { counted } from "./settle";
import type { Status } from "./types";

const LOOK_MS = 2000;

export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

async function answered<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  let why = `${response.status} ${response.statusText}`;
  try {
    const body = (await response.json()) as { detail?: unknown };
    if (typeof body.detail === "string") why = body.detail;
  } catch {
    // the answer had no reason in it
  }
  throw new Refusal(why, response.status);
}

export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return counted(fetch(`/api/${path}`, signal ? { signal } : {}).then(answered<T>));
}

interface Shared {
  answer: Promise<unknown>;
  stop: AbortController;
  users: number;
  done: boolean;
}
const shared = new Map<string, Shared>();
const MOST_SHARED = 40;

/** Ask once for what several panels want of one state of the record; an answer that nobody waits for any more is called off. */
function together<T>(path: string, version: string, signal: AbortSignal): Promise<T> {
  const key = `${version} ${path}`;
  let one = shared.get(key);
  if (one) shared.delete(key);
  else {
    const stop = new AbortController();
    const made: Shared = { answer: ask<T>(path, stop.signal), stop, users: 0, done: false };
    made.answer.then(() => (made.done = true)).catch(() => shared.get(key) === made && shared.delete(key));
    one = made;
  }
  shared.set(key, one);
  for (const old of shared.keys()) {
    if (shared.size <= MOST_SHARED) break;
    if (shared.get(old)?.done) shared.delete(old);
    else break;
  }
  const mine = one;
  mine.users += 1;
  signal.addEventListener("abort", () => {
    mine.users -= 1;
    if (mine.users > 0 || mine.done) return;
    mine.stop.abort();
    if (shared.get(key) === mine) shared.delete(key);
  });
  return mine.answer as Promise<T>;
}

export async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  return answered<T>(await fetch(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

class Live {
  status = $state.raw<Status | null>(null);
  lost = $state(false);
  /** Whether the desk asks to sign in again. */
  refused = $state(false);
  news = $state("");
  /** Rises whenever the record or its rulings change; data that depends on them is asked for again. */
  version = $derived(this.status ? `${this.status.generation}.${this.status.rulings}` : "");

  async look(): Promise<void> {
    try {
      const before = this.status;
      const now = await ask<Status>("status");
      this.lost = false;
      if (before && now.generation !== before.generation) {
        const added = now.counts.reports - before.counts.reports;
        this.news = added > 0 ? `${added} new ${added === 1 ? "report" : "reports"} read` : "the record was made anew";
      }
      if (JSON.stringify(before) !== JSON.stringify(now)) this.status = now;
    } catch (reason) {
      if (reason instanceof Refusal && reason.status === 401) this.refused = true;
      else this.lost = true;
    }
  }

  watch(): () => void {
    void this.look();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.look();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }
}

export const live = new Live();

export interface Resource<T> {
  readonly value: T | null;
  readonly error: string | null;
  readonly busy: boolean;
  /** Whether the last answer is to what is wanted now, of the record as it is now. */
  readonly fresh: boolean;
}

/** Ask for `path()` and again whenever it or the record changes; null asks for nothing. Old data stays until new is there. */
export function resource<T>(path: () => string | null): Resource<T> {
  let value = $state.raw<T | null>(null);
  let error = $state<string | null>(null);
  let busy = $state(false);
  let asked: string | null = null;
  let answers = $state("");
  // The address changes with every click; only another path is another question.
  const sought = $derived(path());
  const question = (): string => `${live.version} ${sought ?? ""}`;
  $effect(() => {
    const wanted = sought;
    if (!live.version) return;
    if (wanted === null) {
      value = null;
      asked = null;
      answers = question();
      return;
    }
    if (wanted.split("?")[0] !== asked) error = null;
    asked = wanted.split("?")[0] ?? null;
    const stop = new AbortController();
    const sent = question();
    busy = true;
    together<T>(wanted, live.version, stop.signal)
      .then((found) => {
        if (stop.signal.aborted) return;
        value = found;
        error = null;
        answers = sent;
        busy = false;
      })
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        error = reason instanceof Error ? reason.message : String(reason);
        value = null;
        answers = sent;
        busy = false;
      });
    return () => stop.abort();
  });
  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    get fresh() {
      return answers === question();
    },
  };
}

/** Return a path of the API with the filters of the view. */
export function withFilters(path: string, filters: string, extra: Record<string, string | number> = {}): string {
  const query = new URLSearchParams(filters);
  for (const [key, value] of Object.entries(extra)) query.set(key, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
