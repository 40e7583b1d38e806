// Who held a place on a day, from the bars that the record gives; and the palette of holders.

import type { Bar, Track } from "./types";

const BEFORE = ["changing", "contested", "held", "lost", "approached"];

/**
 * The bar that covers a day, null where no report says anything about it. A change goes before what it changes,
 * and who holds a place before who comes near it.
 */
export function barOn(bars: Bar[], day: string): Bar | null {
  const here = bars.filter((b) => b.since <= day && day <= b.to).reverse();
  return here.sort((a, b) => BEFORE.indexOf(a.kind) - BEFORE.indexOf(b.kind))[0] ?? null;
}

export interface Ink {
  fill: string;
  letter: string;
}

const INKS = ["#3d3f46", "#b04437", "#2f6a9a", "#7d5f16", "#4d6e2c", "#70509a", "#1f766e", "#98436d"];

/** One colour and letter a holder, by order of first holding; the letters keep colour from being the only sign. */
export function palette(tracks: Track[]): Map<string, Ink> {
  const found = new Map<string, Ink>();
  const bars = tracks.flatMap((t) => t.bars).sort((a, b) => a.since.localeCompare(b.since));
  for (const bar of bars) {
    for (const [id, name] of [
      [bar.holder, bar.holder_name],
      [bar.before, bar.before_name],
    ] as const) {
      if (id && name && !found.has(id)) {
        const fill = INKS[found.size % INKS.length] ?? "#555";
        found.set(id, { fill, letter: initials(name, found) });
      }
    }
  }
  return found;
}

function initials(name: string, taken: Map<string, Ink>): string {
  const words = name.split(/\s+/).filter((w) => /^[\p{L}]/u.test(w));
  const short = words.length > 1 ? words.map((w) => w[0]).join("").slice(0, 2) : name.slice(0, 2);
  const used = new Set([...taken.values()].map((i) => i.letter));
  return used.has(short.toUpperCase()) ? `${short.toUpperCase().slice(0, 1)}${taken.size}` : short.toUpperCase();
}
