// Rulings: sending them, taking them back, and whose name they carry.

import { live, send } from "./api.svelte";
import type { Ruled } from "./types";

const NAME_KEY = "tetrapylon.reviewer";
const KEYS_KEY = "tetrapylon.single-keys";

class Review {
  name = $state(localStorage.getItem(NAME_KEY) ?? "");
  singleKeys = $state(localStorage.getItem(KEYS_KEY) !== "off");
  busy = $state(false);
  /** What is being sent, or was sent last. */
  doing = $state<"ruling" | "undo">("ruling");
  error = $state<string | null>(null);
  said = $state("");

  get by(): string {
    return live.status?.account || this.name || live.status?.reviewer || "reviewer";
  }

  rename(name: string): void {
    this.name = name.trim();
    localStorage.setItem(NAME_KEY, this.name);
  }

  useSingleKeys(on: boolean): void {
    this.singleKeys = on;
    localStorage.setItem(KEYS_KEY, on ? "on" : "off");
  }

  async rule(
    ruling: "accept" | "correct" | "reject",
    claims: string[],
    more: { reason?: string; fields?: Record<string, string>; seen?: string | null } = {},
  ): Promise<boolean> {
    const done = { accept: "accepted", correct: "corrected", reject: "rejected" }[ruling];
    const body = { claims, ruling, by: this.by, reason: more.reason ?? "", fields: more.fields ?? {}, seen: more.seen ?? null };
    return this.#send<Ruled>("rulings", body, (r) => `${r.added.length === 1 ? "claim" : `${r.added.length} claims`} ${done}`);
  }

  /** Send a change of another kind; errors show where those of rulings do. */
  async change<T>(path: string, body: Record<string, unknown>, told: (answer: T) => string): Promise<boolean> {
    return this.#send<T>(path, body, told);
  }

  async undo(): Promise<boolean> {
    return this.#send<Ruled>("rulings/undo", { by: this.by }, (r) => `${r.added.length === 1 ? "ruling" : `${r.added.length} rulings`} taken back`);
  }

  async #send<T>(path: string, body: unknown, told: (answer: T) => string): Promise<boolean> {
    this.busy = true;
    this.doing = path === "rulings/undo" ? "undo" : "ruling";
    this.error = null;
    try {
      this.said = told(await send<T>(path, body));
      await live.look();
      return true;
    } catch (reason) {
      this.error = reason instanceof Error ? reason.message : String(reason);
      await live.look();
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const review = new Review();
export const REASONS = ["not said so", "wrong speaker", "wrong day", "not a statement", "other"];
