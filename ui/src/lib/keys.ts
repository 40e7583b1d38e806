// Single keys: panels say what theirs do; nothing is heard while a field has the focus or when they are switched off.

import { review } from "./review.svelte";

export type Keys = Record<string, () => void>;

const layers: Keys[] = [];

/** Let keys act until the returned function is called; the newest layer is asked first. */
export function listen(keys: Keys): () => void {
  layers.push(keys);
  return () => {
    const at = layers.indexOf(keys);
    if (at >= 0) layers.splice(at, 1);
  };
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable], [role=slider]") !== null;
}

export function heard(event: KeyboardEvent): void {
  if (!review.singleKeys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  for (const layer of [...layers].reverse()) {
    const act = layer[key];
    if (act) {
      event.preventDefault();
      act();
      return;
    }
  }
}
