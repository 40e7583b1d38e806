// The view is the address: which screen, which row, which filters, which day. Nothing else is kept.

import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { choose } from "./settle";

export const FILTERS = ["place", "speaker", "report", "origin", "topic", "modality", "state", "since", "until"] as const;
/** What is marked in every panel when it changes. */
const CHOICES = ["sel", "pl", "at", "q"];
export type FilterKey = (typeof FILTERS)[number];
export type Patch = Record<string, string | null | undefined>;

class View {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  /** Value by value, so that what hangs on one is not worked out anew when another changes. */
  readonly #values = new SvelteMap<string, string | null>(new URLSearchParams(location.search));

  constructor() {
    addEventListener("popstate", () => this.read());
  }

  read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
    if (CHOICES.some((key) => this.query.get(key) !== untrack(() => this.get(key)))) choose();
    for (const key of new Set([...this.#values.keys(), ...this.query.keys()])) this.#values.set(key, this.query.get(key));
  }

  get(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  get screen(): string {
    return this.path.split("/")[1] || "overview";
  }

  get row(): string | null {
    const row = this.path.split("/")[2];
    return row ? decodeURIComponent(row) : null;
  }

  /** The filters as a query string, for the API. */
  get filters(): string {
    const kept = new URLSearchParams();
    for (const key of FILTERS) {
      const value = this.get(key);
      if (value) kept.set(key, value);
    }
    return kept.toString();
  }

  address(path: string, patch: Patch = {}): string {
    const query = new URLSearchParams(this.query);
    query.delete("token");
    for (const [key, value] of Object.entries(patch)) {
      if (value) query.set(key, value);
      else query.delete(key);
    }
    const text = query.toString();
    return text ? `${path}?${text}` : path;
  }

  go(path: string, patch: Patch = {}, replace = false): void {
    const address = this.address(path, patch);
    if (address === location.pathname + location.search) return;
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.read();
  }

  set(patch: Patch, replace = false): void {
    this.go(this.path, patch, replace);
  }
}

export const view = new View();

/** Follow a link inside the page without loading it anew; modified clicks stay the browser's. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname.startsWith("/api/")) return;
  event.preventDefault();
  const samePage = link.pathname === location.pathname && link.search === location.search;
  if (samePage && link.hash) {
    document.getElementById(link.hash.slice(1))?.focus();
    return;
  }
  history.pushState(null, "", link.pathname + link.search);
  view.read();
}

/** Show a claim everywhere: one selection for map, timeline, questions and article. */
export function select(claim: string | null | undefined, patch: Patch = {}): void {
  view.set({ sel: claim ?? null, ...patch });
}
