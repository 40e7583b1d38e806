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

export const DEGREES: Record<string, number> = {
  north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315,
  "north-east": 45, "south-east": 135, "south-west": 225, "north-west": 315,
};
