// Marker pictures: a full disc for a holder, hatched while it changes hands, hollow where no report covers the day.

import type { Ink } from "./holders";

const PX = 52;

function canvas(): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const made = document.createElement("canvas");
  made.width = made.height = PX;
  const pen = made.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  return [made, pen];
}

function disc(pen: CanvasRenderingContext2D, r = 20): void {
  pen.beginPath();
  pen.arc(PX / 2, PX / 2, r, 0, Math.PI * 2);
}

export function icon(kind: "held" | "changing" | "silent" | "plain", ink: Ink | null, chosen: boolean, colours: { card: string; line: string; accent: string }): ImageData {
  const [, pen] = canvas();
  disc(pen, 22);
  pen.fillStyle = chosen ? colours.accent : colours.card;
  pen.fill();
  disc(pen, kind === "plain" ? 11 : 18);
  pen.fillStyle = kind === "held" ? (ink?.fill ?? "#666") : kind === "plain" ? colours.line : colours.card;
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = kind === "silent" ? colours.line : (ink?.fill ?? colours.line);
  if (kind === "silent") pen.setLineDash([6, 4]);
  pen.stroke();
  pen.setLineDash([]);
  if (kind === "changing") hatch(pen, ink?.fill ?? "#666");
  if (kind === "held" && ink) {
    pen.fillStyle = "#fff";
    pen.font = "700 17px 'Inter Variable', sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(ink.letter, PX / 2, PX / 2 + 1);
  }
  return pen.getImageData(0, 0, PX, PX);
}

function hatch(pen: CanvasRenderingContext2D, colour: string): void {
  pen.save();
  disc(pen, 18);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 5;
  for (let i = -PX; i < PX * 2; i += 11) {
    pen.beginPath();
    pen.moveTo(i, PX);
    pen.lineTo(i + PX, 0);
    pen.stroke();
  }
  pen.restore();
}
