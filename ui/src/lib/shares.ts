// How much of the screen a panel takes, in percent, as the address keeps it.

export const LEAST = 20;
export const MOST = 80;

/** The share that is kept, or the usual one where none or nonsense is. */
export function shareOf(kept: string | null, usual: number): number {
  const share = Number(kept);
  return kept && share >= LEAST && share <= MOST ? share : usual;
}
