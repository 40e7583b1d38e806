// Single keys: panels say what theirs do; nothing is heard while a field has the focus or when they are switched off.
// A key pressed while the card it is meant for is still on its way waits for that card.

import { review } from "./review.svelte";

export type Keys = Record<string, () => void>;

/** What becomes of a key: it acts at once, waits until `letGo`, or is not heard. */
export type Gate = (key: string) => "act" | "wait" | "drop";

const layers: Keys[] = [];
const waiting: string[] = [];
let gate: Gate | null = null;

/** Let keys act until the returned function is called; the newest layer is asked first. */
export function listen(keys: Keys): () => void {
  layers.push(keys);
  return () => {
    const at = layers.indexOf(keys);
    if (at >= 0) layers.splice(at, 1);
  };
}

/** Ask a gate about every key until the returned function is called. */
export function guard(by: Gate): () => void {
  gate = by;
  waiting.length = 0;
  return () => {
    if (gate !== by) return;
    gate = null;
    waiting.length = 0;
  };
}

/** Let the keys that waited act, in the order pressed, up to one that makes the others wait again. */
export function letGo(): void {
  while (waiting.length > 0 && gate?.(waiting[0] ?? "") !== "wait") {
    const key = waiting.shift() ?? "";
    if (gate?.(key) !== "drop") act(key);
  }
}

function act(key: string): boolean {
  const layer = layers.findLast((keys) => keys[key]);
  layer?.[key]?.();
  return layer !== undefined;
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable], [role=slider]") !== null;
}

export function heard(event: KeyboardEvent): void {
  if (!review.singleKeys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const fate = gate?.(key) ?? "act";
  if (fate === "act") {
    if (act(key)) event.preventDefault();
    return;
  }
  event.preventDefault();
  if (fate === "wait" && !event.repeat) waiting.push(key);
}
