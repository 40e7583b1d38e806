// Rows of a list that is too long to hold: pages asked for where they are looked at, of the record as it is now.

import { untrack } from "svelte";
import { ask } from "./api.svelte";

export interface Answer<R> {
  total: number;
  rows: R[];
}
/** Ask for rows from `offset` on. */
export type Source<R> = (offset: number, limit: number, signal: AbortSignal) => Promise<Answer<R>>;

/** Return a source over a path of the API; `rows` tells where the answer has them. */
export function ofApi<A, R>(path: string, read: (answer: A) => Answer<R>): Source<R> {
  return async (offset, limit, signal) => {
    const join = path.includes("?") ? "&" : "?";
    return read(await ask<A>(`${path}${join}limit=${limit}&offset=${offset}`, signal));
  };
}

/** Return a source over rows that are here already. */
export function ofRows<R>(rows: R[]): Source<R> {
  return async (offset, limit) => ({ total: rows.length, rows: rows.slice(offset, offset + limit) });
}

const KEPT = 24;

export class Pages<R> {
  total = $state<number | null>(null);
  error = $state<string | null>(null);
  rows = $state.raw<ReadonlyMap<number, R[]>>(new Map());
  #source: Source<R> | null = null;
  #asked = new Map<number, AbortController>();

  constructor(readonly size: number) {}

  /** Take rows from another source; `same` where it is the same list in a newer state, whose old rows stay until new ones are there. */
  from(source: Source<R>, same: boolean): void {
    for (const stop of this.#asked.values()) stop.abort();
    this.#asked.clear();
    this.#source = source;
    if (same) return;
    this.rows = new Map();
    this.total = null;
    this.error = null;
  }

  /** See that these pages are there or on their way. */
  need(pages: number[]): void {
    for (const page of pages) if (!this.#asked.has(page)) this.#fetch(page);
    const rows = untrack(() => this.rows);
    if (rows.size <= KEPT + pages.length) return;
    const kept = new Set(pages);
    const near = [...rows.keys()].filter((p) => !kept.has(p)).sort((a, b) => Math.abs(a - (pages[0] ?? 0)) - Math.abs(b - (pages[0] ?? 0)));
    const gone = new Set(near.slice(KEPT));
    for (const page of gone) this.#asked.delete(page);
    this.rows = new Map([...rows].filter(([page]) => !gone.has(page)));
  }

  stop(): void {
    for (const stop of this.#asked.values()) stop.abort();
  }

  #fetch(page: number): void {
    const stop = new AbortController();
    this.#asked.set(page, stop);
    this.#source?.(page * this.size, this.size, stop.signal)
      .then((found) => {
        if (stop.signal.aborted) return;
        this.total = found.total;
        this.error = null;
        this.rows = new Map(this.rows).set(page, found.rows);
      })
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        this.error = reason instanceof Error ? reason.message : String(reason);
      });
  }
}
