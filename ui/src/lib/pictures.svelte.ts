// Pictures of what is on the screen, with a caption baked in: which record, filters, day and counts, and whose the data is.

import { untrack } from "svelte";
import { ask, live, withFilters } from "./api.svelte";
import type { ClaimPage } from "./types";
import { view } from "./view.svelte";
import { counted, dayWords, plain } from "./words";

/** Something on the screen that can be taken as a picture. `title` is what the caption begins with. */
export interface Subject {
  name: string;
  title: () => string;
  attribution: () => string;
  svg: () => Promise<Drawing>;
  /** A finer picture than the drawing's own, where there is one. */
  pixels?: () => Promise<HTMLCanvasElement>;
}

/** What stands inside an SVG of a width and height. */
export interface Drawing {
  inner: string;
  /** What lies over finer pixels too. */
  over?: string;
  width: number;
  height: number;
}

const LINE = 16;
const MARGIN = 12;
const SANS = "Inter, 'Noto Naskh Arabic', system-ui, sans-serif";

class Pictures {
  subjects = $state.raw<Map<string, Subject>>(new Map());

  /** Offer a picture until the returned function is called. */
  offer(key: string, subject: Subject): () => void {
    // An effect that offers a picture must not hang on what else is offered.
    untrack(() => (this.subjects = new Map([...this.subjects, [key, subject]])));
    return () =>
      untrack(() => {
        if (this.subjects.get(key) !== subject) return;
        this.subjects = new Map([...this.subjects].filter(([other]) => other !== key));
      });
  }
}

export const pictures = new Pictures();

export function escaped(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Whether nothing that leaves the desk may name a victim. */
export function namesHidden(): boolean {
  return (live.status?.hide_victims ?? false) || view.get("hv") === "1";
}

/** What a picture says about itself, line by line. */
export async function caption(subject: Subject): Promise<string[]> {
  const voice = view.get("as");
  const seen = await ask<ClaimPage>(withFilters("claims", view.filters, { limit: 1, ...(voice ? { voice } : {}) }));
  const filters = [...new URLSearchParams(view.filters)].map(([key, value]) => (namesHidden() ? plain(key) : `${plain(key)} ${view.get(`${key}_name`) ?? value}`));
  const status = live.status;
  return [
    subject.title(),
    ...(namesHidden() ? ["names of victims are withheld: no titles of happenings"] : []),
    `${status?.name ?? "record"}: generation ${status?.generation ?? "?"}, ${counted(status?.rulings ?? 0, "ruling")}; ${counted(seen.total, "claim")}, ${counted(seen.origins, "origin")}; filters: ${filters.join(", ") || "none"}`,
    [subject.attribution(), "drawn by tetrapylon from published reports"].filter(Boolean).join(" · "),
  ];
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Cut a line into pieces that fit, by the width of letters as they are drawn. */
function fitted(words: string, width: number): string[] {
  const most = Math.max(20, Math.floor((width - 2 * MARGIN) / 6.4));
  const lines = [""];
  for (const word of words.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function captioned(drawing: Drawing, lines: string[]): string {
  const width = Math.max(drawing.width, 420);
  const cut = lines.flatMap((line, i) => fitted(line, width).map((words) => ({ words, first: i === 0 })));
  const height = drawing.height + MARGIN + cut.length * LINE + 6;
  const texts = cut.map(
    ({ words, first }, i) =>
      `<text x="${MARGIN}" y="${drawing.height + MARGIN + (i + 0.75) * LINE}" font-size="12" font-weight="${first ? 650 : 400}" fill="${first ? colour("--ink") : colour("--soft")}">${escaped(words)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${SANS}">` +
    `<title>${escaped(lines[0] ?? "")}</title><desc>${escaped(lines.slice(1).join(". "))}</desc>` +
    `<rect width="${width}" height="${height}" fill="${colour("--card")}"/>${drawing.inner}${texts.join("")}</svg>`
  );
}

export async function svgOf(subject: Subject): Promise<string> {
  return captioned(await subject.svg(), await caption(subject));
}

function loaded(svg: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const image = new Image();
    image.onload = () => {
      URL.revokeObjectURL(address);
      done(image);
    };
    image.onerror = () => {
      URL.revokeObjectURL(address);
      failed(new Error("the drawing cannot be turned into pixels here"));
    };
    image.src = address;
  });
}

const SHARP = 2;

export async function pngOf(subject: Subject): Promise<Blob> {
  const drawing = await subject.svg();
  const pixels = await subject.pixels?.();
  const image = await loaded(captioned(pixels ? { ...drawing, inner: "" } : drawing, await caption(subject)));
  const made = document.createElement("canvas");
  made.width = image.width * SHARP;
  made.height = image.height * SHARP;
  const pen = made.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  pen.drawImage(image, 0, 0, made.width, made.height);
  if (pixels) pen.drawImage(pixels, 0, 0, drawing.width * SHARP, drawing.height * SHARP);
  if (pixels && drawing.over) {
    const { width, height } = drawing;
    const over = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${SANS}">${drawing.over}</svg>`;
    pen.drawImage(await loaded(over), 0, 0, width * SHARP, height * SHARP);
  }
  return new Promise((done, failed) => made.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is empty"))), "image/png"));
}

/** Hand a file to the browser's downloads. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function take(subject: Subject, form: "png" | "svg"): Promise<void> {
  const content = form === "svg" ? new Blob([await svgOf(subject)], { type: "image/svg+xml" }) : await pngOf(subject);
  save(content, `${live.status?.name ?? "tetrapylon"}-${subject.name.replace(/\W+/g, "-")}-${view.get("at") ?? dayWords(live.status?.last_report).replace(/ /g, "-")}.${form}`);
}

const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "text-anchor"] as const;

/** What a drawing on the page looks like, without its style sheet; `words` picks what goes where names are hidden. */
export function inlined(svg: SVGSVGElement, words: string): Drawing {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    const original = originals[i];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if (value && !(name === "fill" && element.getAttribute("fill")?.startsWith("url("))) element.setAttribute(name, value);
    }
    for (const name of ["role", "tabindex", "aria-label", "aria-hidden", "style"]) element.removeAttribute(name);
  });
  if (namesHidden()) copy.querySelectorAll(words).forEach((element) => element.remove());
  const box = svg.getBoundingClientRect();
  return { inner: new XMLSerializer().serializeToString(copy).replace(/^<svg[^>]*>/, "<g>").replace(/<\/svg>$/, "</g>"), width: Math.round(box.width), height: Math.round(box.height) };
}
