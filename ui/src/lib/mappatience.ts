// A map that lets the marks of a choice be painted before it draws itself.

import type { Map as GlMap } from "maplibre-gl";
import { isChoosing, whenSettled } from "./settle";

/** How long after a button went up its click may still be told. */
const CLICK_MS = 40;

/** Drawing holds up the page where no graphics card does it: it waits for the marks of a choice, unless the map is moved. */
export function patient(gl: GlMap): void {
  const draw = gl.triggerRepaint.bind(gl);
  let lifted = -Infinity;
  const decide = (): void => (isChoosing() && !gl.isMoving() ? void whenSettled(draw) : draw());
  gl.getCanvasContainer().addEventListener("pointerup", () => (lifted = performance.now()), true);
  gl.triggerRepaint = () => {
    // The map asks to be drawn when a button goes up, just before the click is told.
    if (performance.now() - lifted < CLICK_MS) setTimeout(decide);
    else decide();
  };
}
