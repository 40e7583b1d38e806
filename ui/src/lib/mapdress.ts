// The layers that the record puts on a base map, in the order in which they lie on one another.

import type { FeatureCollection } from "geojson";
import type { Map as GlMap } from "maplibre-gl";
import { shape } from "./icons";
import { EMPTY } from "./mapshapes";
import { FONT, ink } from "./mapstyle";

export const SOURCES = ["towns", "halos", "bands", "ways", "heads", "halves", "happenings", "points"] as const;
export type SourceName = (typeof SOURCES)[number];
/** Layers that answer a click, the topmost first. */
export const CLICKED = ["holders", "points", "happenings", "halves", "heads", "ways"];

export function dress(gl: GlMap, local: boolean): void {
  const accent = ink("--accent");
  const line = ink("--sand");
  const text = ink("--ink");
  const paper = ink("--land");
  const way = ink("--way");
  for (const name of SOURCES) gl.addSource(name, { type: "geojson", data: EMPTY as FeatureCollection, ...(name === "points" ? { attribution: "Places: GeoNames (CC BY 4.0)" } : {}) });
  const pictures = { arrow: way, "way-in": way, "way-out": way, happening: ink("--happening") } as const;
  for (const [name, fill] of Object.entries(pictures)) {
    if (gl.hasImage(name)) gl.removeImage(name);
    gl.addImage(name, shape(name as keyof typeof pictures, fill, ink("--card")), { pixelRatio: 2 });
  }
  const chosen = (other: string): ["case", ["get", "on"], string, string] => ["case", ["get", "on"], accent, other];
  gl.addLayer({
    id: "towns", type: "symbol", source: "towns",
    layout: {
      "text-field": local ? ["case", ["!=", ["get", "local"], ""], ["format", ["get", "name"], {}, "\n", {}, ["get", "local"], {}], ["get", "name"]] : ["get", "name"],
      "text-font": FONT, "text-size": 10.5, "symbol-sort-key": ["get", "sort"],
    },
    paint: { "text-color": ink("--soft"), "text-halo-color": paper, "text-halo-width": 1.4 },
  });
  gl.addLayer({ id: "halo-fill", type: "fill", source: "halos", paint: { "fill-color": chosen(line), "fill-opacity": 0.13 } });
  gl.addLayer({ id: "halo-line", type: "line", source: "halos", paint: { "line-color": chosen(line), "line-width": 1, "line-opacity": 0.7 } });
  gl.addLayer({ id: "band-fill", type: "fill", source: "bands", paint: { "fill-color": chosen(line), "fill-opacity": 0.16 } });
  gl.addLayer({ id: "band-line", type: "line", source: "bands", paint: { "line-color": chosen(line), "line-width": 1.6, "line-dasharray": [3, 2] } });
  gl.addLayer({ id: "band-text", type: "symbol", source: "bands", layout: { "symbol-placement": "line", "text-field": ["get", "label"], "text-font": FONT, "text-size": 11 }, paint: { "text-color": text, "text-halo-color": paper, "text-halo-width": 2 } });
  gl.addLayer({ id: "ways", type: "line", source: "ways", filter: ["!", ["get", "unsure"]], layout: { "line-cap": "round" }, paint: { "line-color": chosen(way), "line-width": 3 } });
  gl.addLayer({ id: "ways-unsure", type: "line", source: "ways", filter: ["get", "unsure"], paint: { "line-color": chosen(way), "line-width": 2.5, "line-dasharray": [2, 2] } });
  gl.addLayer({ id: "heads", type: "symbol", source: "heads", layout: { "icon-image": "arrow", "icon-rotate": ["get", "turn"], "icon-rotation-alignment": "map", "icon-offset": [0, 20], "icon-allow-overlap": true, "icon-ignore-placement": true } });
  gl.addLayer({ id: "halves", type: "symbol", source: "halves", layout: { "icon-image": ["get", "icon"], "icon-offset": [0, 36], "icon-size": 0.9, "icon-allow-overlap": true, "icon-ignore-placement": true } });
  gl.addLayer({
    id: "points", type: "symbol", source: "points",
    layout: {
      "icon-image": ["get", "icon"], "icon-allow-overlap": true, "symbol-sort-key": ["get", "sort"],
      "text-field": ["case", ["!=", ["get", "local"], ""],
        ["format", ["get", "name"], {}, "\n", {}, ["get", "local"], { "font-scale": 0.95 }, "\n", {}, ["get", "count"], { "font-scale": 0.82 }],
        ["format", ["get", "name"], {}, "\n", {}, ["get", "count"], { "font-scale": 0.82 }]],
      "text-font": FONT, "text-size": 13, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 1.05, "text-justify": "auto", "text-optional": true,
    },
    paint: { "text-color": text, "text-halo-color": paper, "text-halo-width": 2 },
  });
  // Who holds a town is never hidden by a site that lies in it.
  gl.addLayer({ id: "holders", type: "symbol", source: "points", filter: ["get", "held"], layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true } });
  // Of squares that would lie on one another the one with most stays; the others come with a closer look.
  gl.addLayer({
    id: "happenings", type: "symbol", source: "happenings",
    layout: { "icon-image": "happening", "icon-size": 0.82, "icon-offset": [0, -34], "icon-allow-overlap": false, "text-field": ["get", "count"], "text-font": FONT, "text-size": 10, "text-offset": [0, -2.8], "text-ignore-placement": true, "symbol-sort-key": ["get", "sort"] },
    paint: { "text-color": "#ffffff" },
  });
}
