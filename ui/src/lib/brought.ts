// Maps and overlays that the user brought: a style or raster tiles of a server as the base, files over it.

import type { Map as GlMap, StyleSpecification } from "maplibre-gl";
import { PMTiles } from "pmtiles";
import { FONT, ink, loadWorld, styleOf } from "./mapstyle";
import type { LayerRows, OverlayRow } from "./types";

export type Base = "own" | "style" | "raster";

/** The base that the address asks for, where the desk was started with it; else what was brought. */
export function baseOf(asked: string | null, layers: LayerRows | null): Base {
  const brought: Base[] = ["own"];
  if (layers?.raster) brought.unshift("raster");
  if (layers?.style) brought.unshift("style");
  return brought.find((base) => base === asked) ?? brought[0] ?? "own";
}

export interface BaseMap {
  style: StyleSpecification;
  /** Why it is not the one that was asked for. */
  why: string | null;
}

export async function baseMap(base: Base, layers: LayerRows | null, tiles: boolean, finer: boolean): Promise<BaseMap> {
  const own = styleOf(await loadWorld(finer), tiles);
  if (base === "style" && layers?.style) {
    try {
      return { style: await fetched(layers.style), why: null };
    } catch (reason) {
      return { style: own, why: `The map style does not answer (${reason instanceof Error ? reason.message : String(reason)}); the desk's own map is shown.` };
    }
  }
  if (base === "raster" && layers?.raster) {
    own.sources["brought"] = { type: "raster", tiles: [layers.raster.url], tileSize: 256, attribution: plainText(layers.raster.attribution) };
    own.layers.splice(2, 0, { id: "brought", type: "raster", source: "brought" });
  }
  return { style: own, why: null };
}

/** A server's style without its glyphs: words are drawn with fonts of this machine, so that no more is asked for. */
async function fetched(address: string): Promise<StyleSpecification> {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const style = (await answer.json()) as StyleSpecification;
  if (style.version !== 8 || !Array.isArray(style.layers)) throw new Error("it is no MapLibre style");
  delete style.glyphs;
  const full = (path: string): string => decodeURI(new URL(path, address).href);
  if (typeof style.sprite === "string") style.sprite = full(style.sprite);
  for (const source of Object.values(style.sources) as { url?: string; tiles?: string[]; data?: unknown }[]) {
    if (source.url) source.url = full(source.url);
    if (source.tiles) source.tiles = source.tiles.map(full);
    if (typeof source.data === "string") source.data = full(source.data);
  }
  return style;
}

function plainText(words: string): string {
  return words.replace(/[<>&]/g, "");
}

export function overlayName(row: OverlayRow): string {
  return `overlay${row.number}`;
}

/** Lay the files over the base; the record's own signs come on top of them. */
export async function addOverlays(gl: GlMap, layers: LayerRows | null, hidden: Set<string>): Promise<void> {
  for (const row of layers?.overlays ?? []) {
    const name = overlayName(row);
    if (hidden.has(name) || gl.getSource(name)) continue;
    const address = `${location.origin}/api/overlays/${row.number}`;
    const attribution = plainText(row.attribution ?? `${row.name} (own overlay)`);
    if (row.kind === "geojson") {
      gl.addSource(name, { type: "geojson", data: address, attribution });
      shapes(gl, name, null);
      continue;
    }
    const archive = new PMTiles(address);
    const [head, about] = await Promise.all([archive.getHeader(), archive.getMetadata() as Promise<{ attribution?: string; vector_layers?: { id: string }[] }>]);
    const credit = plainText((about.attribution ?? attribution).replace(/<[^>]*>/g, ""));
    if (!gl.style || gl.getSource(name)) continue;
    if (head.tileType === 1) {
      gl.addSource(name, { type: "vector", url: `pmtiles://${address}`, attribution: credit });
      for (const layer of about.vector_layers ?? []) shapes(gl, name, layer.id);
    } else {
      gl.addSource(name, { type: "raster", url: `pmtiles://${address}`, tileSize: 256, attribution: credit });
      gl.addLayer({ id: name, type: "raster", source: name }, below(gl));
    }
  }
}

function below(gl: GlMap): string | undefined {
  return gl.getLayer("towns") ? "towns" : undefined;
}

function shapes(gl: GlMap, source: string, layer: string | null): void {
  const of = { source, ...(layer === null ? {} : { "source-layer": layer }) };
  const id = layer === null ? source : `${source}-${layer}`;
  const colour = ink("--overlay");
  const before = below(gl);
  gl.addLayer({ id: `${id}-fill`, type: "fill", ...of, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour, "fill-opacity": 0.12 } }, before);
  gl.addLayer({ id: `${id}-line`, type: "line", ...of, filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": colour, "line-width": 1.6 } }, before);
  gl.addLayer({ id: `${id}-dot`, type: "circle", ...of, filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": colour, "circle-radius": 4, "circle-stroke-color": ink("--card"), "circle-stroke-width": 1.2 } }, before);
  gl.addLayer({
    id: `${id}-name`, type: "symbol", ...of, filter: ["has", "name"],
    layout: { "text-field": ["slice", ["to-string", ["get", "name"]], 0, 60], "text-font": FONT, "text-size": 11, "text-anchor": "top", "text-offset": [0, 0.5] },
    paint: { "text-color": colour, "text-halo-color": ink("--land"), "text-halo-width": 1.6 },
  }, before);
}
