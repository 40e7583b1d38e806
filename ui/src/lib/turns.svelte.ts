// Whose turn it is: after a ruling or an undo, keys are meant for the claim that comes next, not for the one still shown.

import { tick } from "svelte";
import { guard, letGo } from "./keys";
import { review } from "./review.svelte";

const OF_A_CLAIM = new Set(["a", "c", "r", "u", "w", "j", "k", "s", "1", "2", "3", "4", "5"]);
/** These rule at once: they never wait for a claim whose words were not yet shown. */
const RULES_AT_ONCE = new Set(["a", "w", "1", "2", "3", "4", "5"]);

/**
 * Call while a screen is made. `shown`: the claim that is chosen is the one on the card (or none is to be shown).
 * `fresh`: what the choice hangs on was asked for since the last ruling.
 */
export function takeTurns(shown: () => boolean, fresh: () => boolean): void {
  let after = $state<"ruling" | "undo" | null>(null);
  const ready = $derived(!review.busy && after === null && shown());
  $effect(() => {
    if (review.busy) after = review.doing;
    else if (fresh() && shown()) after = null;
  });
  $effect(() => {
    if (ready) void tick().then(letGo);
  });
  $effect(() =>
    guard((key) => {
      if (ready || !OF_A_CLAIM.has(key)) return "act";
      const undone = (review.busy ? review.doing : after) === "undo";
      return undone || !RULES_AT_ONCE.has(key) ? "wait" : "drop";
    }),
  );
}
