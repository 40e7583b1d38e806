// The map as a drawing of lines and words, for pictures that stay sharp: the same shapes as on the screen.

import type { FeatureCollection, Geometry, Position } from "geojson";
import { GeoJSONSource, type Map as GlMap } from "maplibre-gl";
import { barsOf, drawnPlaces, halosOf, bandsOf, happeningsOf, ringed, signOf, waysOf, type Scene } from "./mapshapes";
import { ink, loadWater, loadWorld } from "./mapstyle";
import { escaped, type Drawing } from "./pictures.svelte";

interface Paper {
  gl: GlMap;
  width: number;
  height: number;
}
type Spot = { x: number; y: number };

/** How far outside the picture a shape may reach, in pixels; the rest is left out. */
const ROOM = 400;

function spots(paper: Paper, line: Position[]): Spot[] {
  return line.map((p) => paper.gl.project([p[0] ?? 0, p[1] ?? 0]));
}

function near(paper: Paper, points: Spot[]): boolean {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  return Math.max(...xs) > -ROOM && Math.min(...xs) < paper.width + ROOM && Math.max(...ys) > -ROOM && Math.min(...ys) < paper.height + ROOM;
}

/** A line without points that lie closer than half a pixel to the one before. */
function path(points: Spot[], closed: boolean): string {
  const kept: Spot[] = [];
  for (const p of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(p.x - last.x, p.y - last.y) > 0.5) kept.push(p);
  }
  return kept.map((p, i) => `${i === 0 ? "M" : "L"}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join("") + (closed ? "Z" : "");
}

function linesOf(shape: Geometry | null): { lines: Position[][]; closed: boolean } {
  switch (shape?.type) {
    case "Polygon":
      return { lines: shape.coordinates, closed: true };
    case "MultiPolygon":
      return { lines: shape.coordinates.flat(), closed: true };
    case "LineString":
      return { lines: [shape.coordinates], closed: false };
    case "MultiLineString":
      return { lines: shape.coordinates, closed: false };
    default:
      return { lines: [], closed: false };
  }
}

function drawn(paper: Paper, shapes: FeatureCollection, attributes: (on: boolean) => string): string {
  return shapes.features
    .map((feature) => {
      const { lines, closed } = linesOf(feature.geometry);
      const kept = lines.map((line) => spots(paper, line)).filter((points) => near(paper, points));
      const d = kept.map((points) => path(points, closed)).join("");
      return d ? `<path d="${d}" fill-rule="evenodd" ${attributes(feature.properties?.["on"] === true)}/>` : "";
    })
    .join("");
}

function label(at: Spot, words: string, size: number, fill: string, halo: string, anchor = "start"): string {
  return `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}" stroke="${halo}" stroke-width="2.5" paint-order="stroke" stroke-linejoin="round">${escaped(words)}</text>`;
}

/** Boxes of words that were set; one that would lie on another is left out. */
class Room {
  private readonly taken: [number, number, number, number][] = [];

  take(left: number, top: number, wide: number, high: number): boolean {
    const free = this.taken.every(([l, t, w, h]) => left > l + w || left + wide < l || top > t + h || top + high < t);
    if (free) this.taken.push([left, top, wide, high]);
    return free;
  }
}

async function ground(paper: Paper): Promise<string> {
  const [world, water] = await Promise.all([loadWorld(true), loadWater()]);
  return (
    `<rect width="${paper.width}" height="${paper.height}" fill="${ink("--sea")}"/>` +
    drawn(paper, world.land, () => `fill="${ink("--land")}"`) +
    drawn(paper, water.lakes, () => `fill="${ink("--sea")}"`) +
    drawn(paper, water.rivers, () => `fill="none" stroke="${ink("--river")}" stroke-width="1.2"`) +
    drawn(paper, world.borders, () => `fill="none" stroke="${ink("--border")}" stroke-dasharray="4 2"`)
  );
}

function signs(paper: Paper, scene: Scene, room: Room): string {
  const bars = barsOf(scene);
  const [card, line, text, paperInk] = [ink("--card"), ink("--line-strong"), ink("--ink"), ink("--land")];
  const rows = drawnPlaces(scene).map((place) => ({ place, at: paper.gl.project([place.lon ?? 0, place.lat ?? 0]), sign: signOf(place, bars, scene) }));
  const inside = rows.filter(({ at }) => at.x > 0 && at.y > 0 && at.x < paper.width && at.y < paper.height);
  for (const { at } of inside) room.take(at.x - 10, at.y - 10, 20, 20);
  const markers = [...inside].reverse().map(({ place, at, sign }) => {
    const fill = sign.kind === "held" ? (sign.ink?.fill ?? "#666") : sign.kind === "plain" ? line : card;
    const edge = sign.kind === "silent" ? `stroke="${line}" stroke-dasharray="3 2"` : `stroke="${sign.ink?.fill ?? line}"`;
    const hatched = sign.kind === "changing" ? `<path d="M${at.x - 5} ${at.y + 5}l10 -10M${at.x - 7} ${at.y}l7 -7M${at.x} ${at.y + 7}l7 -7" stroke="${sign.ink?.fill ?? "#666"}" stroke-width="2"/>` : "";
    const letter = sign.kind === "held" && sign.ink ? `<text x="${at.x}" y="${at.y + 3}" font-size="8.5" font-weight="700" text-anchor="middle" fill="#fff">${escaped(sign.ink.letter)}</text>` : "";
    return `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="11" fill="${card}"/><circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="${sign.kind === "plain" ? 5.5 : 9}" fill="${fill}" stroke-width="1.5" ${edge}/>${hatched}${letter}`;
  });
  const words = inside.map(({ place, at }) => {
    const named = place.name.slice(0, 40);
    const local = scene.hidden.has("local") ? "" : (place.local ?? "");
    if (!room.take(at.x + 13, at.y - 10, Math.max(named.length, local.length) * 7, local ? 28 : 14)) return "";
    return label({ x: at.x + 13, y: at.y + 1 }, named, 12.5, text, paperInk) + (local ? label({ x: at.x + 13, y: at.y + 15 }, local, 12, text, paperInk) : "");
  });
  return markers.join("") + words.join("");
}

/** Rings round what is chosen, which on the screen lie over the map and are no pixels of it. */
function rings(paper: Paper, scene: Scene): string {
  const [accent, card] = [ink("--accent"), ink("--card")];
  return ringed(drawnPlaces(scene), scene.chosen)
    .map((place) => {
      const { x, y } = paper.gl.project([place.lon ?? 0, place.lat ?? 0]);
      const circle = (r: number, stroke: string, wide: number): string => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="none" stroke="${stroke}" stroke-width="${wide}"/>`;
      return `<g class="ring"><title>${escaped(place.name)}: chosen</title>${circle(13.5, card, 6)}${circle(13.5, accent, 3)}</g>`;
    })
    .join("");
}

function happened(paper: Paper, scene: Scene): string {
  return happeningsOf(scene)
    .features.map((feature) => {
      if (feature.geometry.type !== "Point") return "";
      const at = paper.gl.project(feature.geometry.coordinates as [number, number]);
      const y = at.y - 28;
      return `<path d="M${at.x} ${y - 8}l8 8l-8 8l-8 -8Z" fill="${ink("--happening")}" stroke="${ink("--card")}"/><text x="${at.x}" y="${y + 3.5}" font-size="9" font-weight="700" text-anchor="middle" fill="#fff">${escaped(String(feature.properties?.["count"] ?? ""))}</text>`;
    })
    .join("");
}

function moved(paper: Paper, scene: Scene): string {
  const ways = waysOf(scene);
  const way = ink("--way");
  const lines = ways.lines.features.map((feature) => drawn(paper, { type: "FeatureCollection", features: [feature] }, (on) => `fill="none" stroke="${on ? ink("--accent") : way}" stroke-width="2.5"${feature.properties?.["unsure"] ? ' stroke-dasharray="5 4"' : ""}`));
  const heads = ways.heads.features.map((feature) => {
    const at = paper.gl.project(feature.geometry.coordinates as [number, number]);
    const turn = Number(feature.properties?.["turn"] ?? 0);
    return `<path transform="translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) rotate(${turn.toFixed(1)})" d="M0 11l6 13l-6 -3l-6 3Z" fill="${way}" stroke="${ink("--card")}"/>`;
  });
  const halves = ways.halves.features.map((feature) => {
    const at = paper.gl.project(feature.geometry.coordinates as [number, number]);
    return `<rect x="${at.x - 10}" y="${at.y + 11}" width="20" height="13" rx="2" fill="${way}"/><text x="${at.x}" y="${at.y + 21}" font-size="10" font-weight="700" text-anchor="middle" fill="${ink("--card")}">${feature.properties?.["icon"] === "way-in" ? "›‹" : "‹›"}</text>`;
  });
  return [...lines, ...heads, ...halves].join("");
}

async function towns(paper: Paper, room: Room, local: boolean): Promise<string> {
  const source = paper.gl.getSource("towns");
  if (!(source instanceof GeoJSONSource)) return "";
  const data = (await source.getData()) as FeatureCollection;
  return data.features
    .map((feature) => {
      if (feature.geometry.type !== "Point") return "";
      const at = paper.gl.project(feature.geometry.coordinates as [number, number]);
      if (at.x < 0 || at.y < 0 || at.x > paper.width || at.y > paper.height) return "";
      const name = String(feature.properties?.["name"] ?? "");
      const own = local ? String(feature.properties?.["local"] ?? "") : "";
      const wide = Math.max(name.length, own.length) * 5.8;
      if (!room.take(at.x - wide / 2 - 4, at.y - 12, wide + 8, own ? 28 : 16)) return "";
      return label(at, name, 10, ink("--soft"), ink("--land"), "middle") + (own ? label({ x: at.x, y: at.y + 12 }, own, 10, ink("--soft"), ink("--land"), "middle") : "");
    })
    .join("");
}

function legend(scene: Scene): string {
  const names = new Map(scene.tracks.flatMap((t) => t.bars).flatMap((b) => [[b.before, b.before_name], [b.holder, b.holder_name]] as const));
  const rows = [...scene.inks].filter(([id]) => names.has(id)).slice(0, 8);
  if (rows.length === 0) return "";
  const items = rows.map(([id, row], i) => `<circle cx="22" cy="${24 + i * 18}" r="7" fill="${row.fill}"/><text x="22" y="${27 + i * 18}" font-size="7.5" font-weight="700" text-anchor="middle" fill="#fff">${escaped(row.letter)}</text><text x="36" y="${28 + i * 18}" font-size="11.5" fill="${ink("--ink")}">${escaped((names.get(id) ?? "").slice(0, 34))}</text>`);
  const wide = 44 + Math.max(...rows.map(([id]) => Math.min(34, (names.get(id) ?? "").length))) * 6.6;
  return `<rect x="8" y="8" width="${wide}" height="${rows.length * 18 + 12}" rx="6" fill="${ink("--card")}" stroke="${ink("--line")}"/>${items.join("")}`;
}

/** The map as it is looked at now. */
export async function mapDrawing(gl: GlMap, scene: Scene): Promise<Drawing> {
  const canvas = gl.getCanvas();
  const paper: Paper = { gl, width: canvas.clientWidth, height: canvas.clientHeight };
  const room = new Room();
  const top = signs(paper, scene, room);
  const chosen = rings(paper, scene);
  const accent = (on: boolean): string => (on ? ink("--accent") : ink("--sand"));
  const inner =
    (await ground(paper)) +
    (await towns(paper, room, !scene.hidden.has("local"))) +
    drawn(paper, halosOf(scene), (on) => `fill="${accent(on)}" fill-opacity="0.13" stroke="${accent(on)}"`) +
    drawn(paper, bandsOf(scene), (on) => `fill="${accent(on)}" fill-opacity="0.16" stroke="${accent(on)}" stroke-dasharray="5 3"`) +
    moved(paper, scene) + top + happened(paper, scene) + chosen + legend(scene);
  const clip = `<clipPath id="paper"><rect width="${paper.width}" height="${paper.height}"/></clipPath>`;
  const clipped = (drawing: string): string => `${clip}<g clip-path="url(#paper)">${drawing}</g>`;
  return { inner: clipped(inner), over: clipped(chosen + legend(scene)), width: paper.width, height: paper.height };
}

/** The map's own pixels, read while it draws. */
export function mapPixels(gl: GlMap): Promise<HTMLCanvasElement> {
  return new Promise((done) => {
    gl.once("render", () => {
      const canvas = gl.getCanvas();
      const copy = document.createElement("canvas");
      copy.width = canvas.width;
      copy.height = canvas.height;
      copy.getContext("2d")?.drawImage(canvas, 0, 0);
      done(copy);
    });
    gl.triggerRepaint();
  });
}
