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

/** An arrow's head that points up; a turned square for happenings; what goes in at a place and out of it. */
export function shape(kind: "arrow" | "happening" | "way-in" | "way-out", fill: string, card: string): ImageData {
  const [, pen] = canvas();
  const middle = PX / 2;
  const line = (...points: [number, number][]): void => {
    pen.beginPath();
    points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(middle + x, middle + y) : pen.lineTo(middle + x, middle + y)));
  };
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.fillStyle = fill;
  pen.strokeStyle = card;
  if (kind === "arrow") line([0, -15], [12, 11], [0, 5], [-12, 11]);
  else if (kind === "happening") line([0, -19], [19, 0], [0, 19], [-19, 0]);
  else line([-21, -13], [21, -13], [21, 13], [-21, 13]);
  pen.closePath();
  pen.stroke();
  pen.fill();
  if (kind === "way-in" || kind === "way-out") {
    const turn = kind === "way-in" ? 1 : -1;
    for (const side of [-1, 1]) {
      line([side * 12 + side * turn * 4, -7], [side * 12 - side * turn * 4, 0], [side * 12 + side * turn * 4, 7]);
      pen.stroke();
    }
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
