// Shapes on the round earth: a circle of a radius, a band or a sector around a point, as polygons.

import type { Polygon } from "geojson";

const EARTH_M = 6_371_008.8;

function at(lon: number, lat: number, bearing: number, metres: number): [number, number] {
  const rad = Math.PI / 180;
  const d = metres / EARTH_M;
  const b = bearing * rad;
  const p1 = lat * rad;
  const p2 = Math.asin(Math.sin(p1) * Math.cos(d) + Math.cos(p1) * Math.sin(d) * Math.cos(b));
  const l2 = lon * rad + Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(p1), Math.cos(d) - Math.sin(p1) * Math.sin(p2));
  return [l2 / rad, p2 / rad];
}

function ring(lon: number, lat: number, metres: number, from = 0, to = 360): [number, number][] {
  const steps = Math.max(8, Math.round(((to - from) / 360) * 72));
  return Array.from({ length: steps + 1 }, (_, i) => at(lon, lat, from + ((to - from) * i) / steps, metres));
}

export function circle(lon: number, lat: number, metres: number): Polygon {
  return { type: "Polygon", coordinates: [ring(lon, lat, metres)] };
}

/** The ground between two distances from a point; within 22.5 degrees of a bearing where one is given. */
export function band(lon: number, lat: number, inner: number, outer: number, bearing: number | null): Polygon {
  if (bearing === null) return { type: "Polygon", coordinates: [ring(lon, lat, outer), ring(lon, lat, inner).reverse()] };
  const out = ring(lon, lat, outer, bearing - 22.5, bearing + 22.5);
  const inn = ring(lon, lat, inner, bearing - 22.5, bearing + 22.5).reverse();
  return { type: "Polygon", coordinates: [[...out, ...inn, out[0] ?? [lon, lat]]] };
}

export type Spot = [number, number];

/** The point that lies so far from another in a direction. */
export function towards(from: Spot, bearing: number, metres: number): Spot {
  return at(from[0], from[1], bearing, metres);
}

/** How far an arc bends aside, as a share of its length: ways there and back do not lie on one another. */
const BEND = 0.14;

/** A bent line between two points; the short way round the earth. */
export function arc(from: Spot, to: Spot, steps = 24): Spot[] {
  const [x0, y0] = from;
  const turn = to[0] - x0 > 180 ? -360 : to[0] - x0 < -180 ? 360 : 0;
  const [x1, y1] = [to[0] + turn, to[1]];
  const wide = Math.cos((((y0 + y1) / 2) * Math.PI) / 180) || 1;
  const [cx, cy] = [(x0 + x1) / 2 - ((y1 - y0) * BEND) / wide, (y0 + y1) / 2 + (x1 - x0) * BEND * wide];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps;
    const mix = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return [mix(x0, cx, x1), mix(y0, cy, y1)];
  });
}

export const DEGREES: Record<string, number> = {
  north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315,
  "north-east": 45, "south-east": 135, "south-west": 225, "north-west": 315,
};
