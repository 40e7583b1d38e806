// Dates, counts and codes in plain words.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const DAY_MS = 86_400_000;

export function parseDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

export function dayWords(day: string | null | undefined): string {
  const parts = (day ?? "").replace(/[~?%]/g, "").split("-").map(Number);
  const [year, month, date] = parts;
  if (!day || !year) return day ?? "";
  if (!month) return String(year);
  return `${date ? `${date} ` : ""}${MONTHS[month - 1] ?? ""} ${year}`;
}

/** An EDTF date in words: intervals, open ends, "about". */
export function when(edtf: string | null | undefined): string {
  if (!edtf) return "no day given";
  const about = edtf.includes("~") ? "about " : "";
  if (!edtf.includes("/")) return about + dayWords(edtf);
  const [left = "", right = ""] = edtf.split("/");
  if (left === "" || left === "..") return `by ${about}${dayWords(right)}`;
  if (right === "" || right === "..") return `since ${about}${dayWords(left)}`;
  return `${about}${dayWords(left)} – ${dayWords(right)}`;
}

export function plain(code: string | null | undefined): string {
  return (code ?? "").replaceAll("_", " ");
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

export const VERDICTS: Record<string, string> = {
  disputed: "disputed",
  updated: "moved on",
  different_measure: "different measure",
  resolved: "resolved",
  agree: "agree",
  single: "one voice",
};

export function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${Number((metres / 1000).toPrecision(3))} km`;
}

const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/;
/** Tell whether words hold characters that turn the direction of writing, which review shows openly. */
export function turnsDirection(words: string): boolean {
  return CONTROLS.test(words);
}
