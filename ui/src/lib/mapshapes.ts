// What the map draws of the record, as shapes: the same for the screen and for the picture that is exported.

import type { Feature, FeatureCollection, LineString, Point } from "geojson";
import { arc, band, circle, DEGREES, towards, type Spot } from "./geo";
import { barOn, type Ink } from "./holders";
import type { DistanceRow, Happening, Movement, PlaceRow, Track } from "./types";
import { dayWords, isoDay, DAY_MS, parseDay } from "./words";

export const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
export const LAYERS = { halos: "how exact points are", rings: "distances", happenings: "happenings", ways: "movements", local: "local names" } as const;
export type LayerName = keyof typeof LAYERS;

export interface Sign {
  kind: "held" | "changing" | "silent" | "plain";
  ink: Ink | null;
  key: string;
}

export interface Scene {
  places: PlaceRow[];
  tracks: Track[];
  distances: DistanceRow[];
  happenings: Happening[];
  movements: Movement[];
  inks: Map<string, Ink>;
  /** The day shown, and how many days before it happenings still show. */
  at: string;
  back: number;
  chosen: Set<string>;
  selected: string | null;
  hidden: Set<string>;
}

const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

export function drawnPlaces(scene: Pick<Scene, "places">): PlaceRow[] {
  return scene.places.filter((p) => p.drawn && p.lat !== null && p.lon !== null);
}

/** How many chosen places are ringed. */
const MOST_RINGS = 40;

/** The places that are ringed, on the screen and in a picture. */
export function ringed(places: PlaceRow[], chosen: Set<string>): PlaceRow[] {
  return places.filter((p) => chosen.has(p.id)).slice(0, MOST_RINGS);
}

export function signOf(place: PlaceRow, bars: Map<string, Track["bars"]>, scene: Scene): Sign {
  const own = bars.get(place.id);
  if (!own) return { kind: "plain", ink: null, key: "plain" };
  const bar = barOn(own, scene.at);
  if (!bar || bar.kind === "lost" || bar.kind === "approached") return { kind: "silent", ink: null, key: "silent" };
  const holder = bar.holder ?? bar.before ?? "";
  const kind = bar.kind === "held" ? "held" : "changing";
  return { kind, ink: scene.inks.get(holder) ?? null, key: `${kind}-${holder}` };
}

export function barsOf(scene: Scene): Map<string, Track["bars"]> {
  return new Map(scene.tracks.map((t) => [t.place, t.bars]));
}

export function pointsOf(scene: Scene, theme: string): FeatureCollection {
  const bars = barsOf(scene);
  return collection(
    drawnPlaces(scene).map((p, i) => {
      const s = signOf(p, bars, scene);
      const on = scene.chosen.has(p.id);
      return {
        type: "Feature",
        id: i,
        properties: {
          id: p.id,
          name: p.name.slice(0, 60),
          local: scene.hidden.has("local") ? "" : (p.local ?? "").slice(0, 60),
          count: `${p.claims} ${p.claims === 1 ? "claim" : "claims"}`,
          icon: `${s.key}${on ? "-on" : ""}-${theme}`,
          sort: on ? -1e9 : -p.claims,
          held: s.kind !== "plain" || on,
        },
        geometry: { type: "Point", coordinates: [p.lon ?? 0, p.lat ?? 0] },
      };
    }),
  );
}

export function halosOf(scene: Pick<Scene, "places" | "chosen" | "hidden">): FeatureCollection {
  if (scene.hidden.has("halos")) return EMPTY;
  return collection(
    drawnPlaces(scene)
      .filter((p) => p.precision_km)
      .map((p) => ({ type: "Feature", properties: { on: scene.chosen.has(p.id) }, geometry: circle(p.lon ?? 0, p.lat ?? 0, (p.precision_km ?? 0) * 1000) })),
  );
}

/** How much nearer or farther a distance from the middle of a place may be than the figure says. */
const CENTRE_M = 300;

export function bandsOf(scene: Scene): FeatureCollection {
  if (scene.hidden.has("rings")) return EMPTY;
  return collection(
    scene.distances.flatMap((d): Feature[] => {
      const far = d.metres ?? d.high_m ?? d.low_m;
      if (far === null || d.lat === null || d.lon === null) return [];
      const on = d.claim !== null && d.claim === scene.selected;
      if (!on && (d.as_of ?? "").slice(0, 10) !== scene.at) return [];
      const place = scene.places.find((p) => p.id === d.place);
      const unsure = d.part === "centre" ? CENTRE_M : (place?.precision_km ?? 1) * 1000;
      const near = d.metres ?? (d.high_m === null ? far : 0);
      const bearing = d.bearing ? (DEGREES[d.bearing.toLowerCase()] ?? null) : null;
      const from = d.part === "unstated" ? "" : ` from the ${d.part}`;
      return [{ type: "Feature", properties: { on, label: `${d.words}${from}, ${d.by ?? "not named"}`.slice(0, 60) }, geometry: band(d.lon, d.lat, Math.max(near, 1), far + unsure, bearing) }];
    }),
  );
}

/**
 * Whether something of these days shows on the day of the map or in the days before it, `from` on. Where one end is not told the
 * other stands for it: what ended by a day was not under way on every day before.
 */
export function shows(row: { first: string | null; last: string | null }, at: string, from: string): boolean {
  const first = row.first ?? row.last;
  const last = row.last ?? row.first;
  return first !== null && last !== null && first <= at && last >= from;
}

function since(scene: Scene): string {
  return isoDay(parseDay(scene.at) - scene.back * DAY_MS);
}

export function shownHappenings(scene: Scene): Happening[] {
  if (!scene.at || scene.hidden.has("happenings")) return [];
  const from = since(scene);
  return scene.happenings.filter((h) => shows(h, scene.at, from));
}

/** One sign a place that something happened at, with how much. */
export function happeningsOf(scene: Scene): FeatureCollection {
  const byPlace = new Map<string, Happening[]>();
  for (const row of shownHappenings(scene)) byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), row]);
  return collection(
    [...byPlace].flatMap(([place, rows]): Feature[] => {
      const first = rows[0];
      if (!first) return [];
      return [{ type: "Feature", properties: { id: place, count: String(rows.length), sort: -rows.length }, geometry: { type: "Point", coordinates: [first.lon, first.lat] } }];
    }),
  );
}

export function shownMovements(scene: Scene): Movement[] {
  if (!scene.at || scene.hidden.has("ways")) return [];
  const from = since(scene);
  return scene.movements.filter((m) => m.claim === scene.selected || shows(m, scene.at, from));
}

const spot = (at: number[] | null): Spot | null => (at && at[0] !== undefined && at[1] !== undefined ? [at[0], at[1]] : null);
/** How long the tail of an arrow is whose side is said and no place: a length that stands for none. */
const TAIL_M = 25_000;

export interface Ways {
  lines: FeatureCollection<LineString>;
  heads: FeatureCollection<Point>;
  /** Movements of which one end is not said: a sign at the end that is, without a direction. */
  halves: FeatureCollection<Point>;
}

export function waysOf(scene: Scene): Ways {
  const lines: Feature<LineString>[] = [];
  const heads: Feature<Point>[] = [];
  const halves: Feature<Point>[] = [];
  for (const m of shownMovements(scene)) {
    const on = m.claim !== null && m.claim === scene.selected;
    const unsure = ["planned", "predicted", "denied"].includes(m.status);
    const properties = { claim: m.claim, kind: m.kind, on, unsure, label: wayWords(m).slice(0, 80) };
    const end = spot(m.towards_at);
    const start = spot(m.origin_at) ?? (end && m.side_deg !== null ? towards(end, m.side_deg, TAIL_M) : null);
    if (start && end) {
      const line = arc(start, end);
      const before = line.at(-2) ?? start;
      lines.push({ type: "Feature", properties, geometry: { type: "LineString", coordinates: line } });
      heads.push({ type: "Feature", properties: { ...properties, turn: heading(before, end) }, geometry: { type: "Point", coordinates: end } });
    } else if (start ?? end) {
      halves.push({ type: "Feature", properties: { ...properties, icon: end ? "way-in" : "way-out" }, geometry: { type: "Point", coordinates: (end ?? start) as Spot } });
    }
  }
  return { lines: { type: "FeatureCollection", features: lines }, heads: { type: "FeatureCollection", features: heads }, halves: { type: "FeatureCollection", features: halves } };
}

/** The way as it looks on the map, in degrees clockwise from up. */
function heading(from: Spot, to: Spot): number {
  const y = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return (Math.atan2(((to[0] - from[0]) * Math.PI) / 180, y(to[1]) - y(from[1])) * 180) / Math.PI;
}

export function wayWords(m: Movement): string {
  const who = m.actors.join(", ") || (m.kind === "displacement" ? "people" : "forces");
  const side = m.side_deg === null ? "" : `, from the ${Object.keys(DEGREES).find((k) => DEGREES[k] === m.side_deg) ?? "side told"}`;
  return `${m.kind}: ${who}, ${m.origin_name ? `from ${m.origin_name}` : "from where is not said"}, ${m.towards_name ? `towards ${m.towards_name}` : "whither is not said"}${side}`;
}

export function daysWords(row: { first: string | null; last: string | null }): string {
  if (row.first && row.first === row.last) return dayWords(row.first);
  return `${row.first ? dayWords(row.first) : "not said"} – ${row.last ? dayWords(row.last) : "not said"}`;
}
