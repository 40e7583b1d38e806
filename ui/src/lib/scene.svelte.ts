// One map's rows: asked for by filters and voice, and put together with the day, the choice and the layers of the address.

import { resource, withFilters } from "./api.svelte";
import { palette } from "./holders";
import type { Scene } from "./mapshapes";
import type { ClaimDetail, DistanceRow, MapRows, PlaceRow } from "./types";
import { view } from "./view.svelte";

export const WEEK = 7;
const NOTHING = new Set<string>();

/** The layers that are switched off, as the address has them. */
export function hiddenLayers(): Set<string> {
  return new Set((view.get("hide") ?? "").split(",").filter(Boolean));
}

export function toggleLayer(name: string): void {
  const hidden = hiddenLayers();
  if (!hidden.delete(name)) hidden.add(name);
  view.set({ hide: [...hidden].sort().join(",") || null }, true);
}

export function lookBack(): number {
  const days = Number(view.get("back") ?? WEEK);
  return Number.isFinite(days) && days >= 0 ? Math.min(Math.round(days), 40_000) : WEEK;
}

export interface Scenery {
  readonly scene: Scene | null;
  /** The same whatever is chosen: only another day, voice or layer is another ground. */
  readonly ground: Scene | null;
  readonly error: string | null;
}

/** Rows as one voice tells them (null: all), on one day. */
export function scenery(voice: () => string | null, at: () => string): Scenery {
  const asked = (path: string): string => {
    const told = voice();
    return withFilters(path, view.filters, told ? { voice: told } : {});
  };
  const places = resource<PlaceRow[]>(() => asked("places"));
  const distances = resource<DistanceRow[]>(() => asked("distances"));
  const rows = resource<MapRows>(() => asked("map"));
  // Colours stay with their holders whoever is heard.
  const everybody = resource<MapRows>(() => (voice() ? withFilters("map", view.filters) : null));
  const selected = $derived(view.get("sel"));
  const claim = resource<ClaimDetail>(() => (selected ? `claims/${encodeURIComponent(selected)}` : null));
  const here = $derived(view.get("pl"));
  const chosen = $derived(new Set([...(here ? [here] : []), ...(claim.value?.claim.about.map((a) => a.id) ?? [])]));
  const inks = $derived(palette([...(everybody.value?.tracks ?? []), ...(rows.value?.tracks ?? [])]));
  const off = $derived([...hiddenLayers()].join(","));
  const hidden = $derived(new Set(off.split(",").filter(Boolean)));
  const back = $derived(lookBack());
  const day = $derived(at());
  const ground = $derived.by((): Scene | null => {
    if (!places.value || !distances.value || !rows.value) return null;
    return { places: places.value, distances: distances.value, ...rows.value, inks, at: day, back, chosen: NOTHING, selected: null, hidden };
  });
  const scene = $derived<Scene | null>(ground && { ...ground, chosen, selected });
  return {
    get scene() {
      return scene;
    },
    get ground() {
      return ground;
    },
    get error() {
      return places.error ?? distances.error ?? rows.error;
    },
  };
}
