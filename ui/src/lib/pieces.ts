// Cut a passage into pieces at the edges of its marks, so that overlapping marks lose no character.

import type { Mark, PassageRow } from "./types";

export interface Piece {
  text: string;
  claims: string[];
  speakers: string[];
  others: Mark[];
}

/** Marks whose words are not those of the text: they are never drawn, and the reader says so. */
export function lostMarks(passage: PassageRow): Mark[] {
  return passage.marks.filter((m) => passage.text.slice(m.start, m.end) !== m.words);
}

export function piecesOf(passage: PassageRow): Piece[] {
  const lost = new Set(lostMarks(passage));
  const marks = passage.marks.filter((m) => !lost.has(m));
  const edges = new Set([0, passage.text.length]);
  for (const mark of marks) edges.add(mark.start).add(mark.end);
  const ordered = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < ordered.length; i++) {
    const from = ordered[i] ?? 0;
    const to = ordered[i + 1] ?? 0;
    const here = marks.filter((m) => m.start <= from && to <= m.end);
    pieces.push({
      text: passage.text.slice(from, to),
      claims: here.filter((m) => m.kind === "claim").map((m) => m.of),
      speakers: here.filter((m) => m.kind === "speaker").map((m) => m.of),
      others: here.filter((m) => m.kind !== "claim" && m.kind !== "speaker"),
    });
  }
  return pieces.filter((p) => p.text.length > 0);
}
