/** Where a box is on the page. */
export interface BoxPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box that an arrow key leads to: the nearest in that direction; null where there is none, or the key is another one. */
export function nextBox(places: readonly BoxPlace[], from: number, key: string): number | null {
  const own = places[from];
  if (!own) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const [dx, dy] = direction;
  let best: { readonly index: number; readonly cost: number } | null = null;
  for (const [index, place] of places.entries()) {
    const x = place.x + place.width / 2 - (own.x + own.width / 2);
    const y = place.y + place.height / 2 - (own.y + own.height / 2);
    const along = x * dx + y * dy;
    if (index === from || along <= 1) continue;
    // What lies beside the way counts twice: a key goes straight where it can.
    const cost = along + 2 * Math.abs(x * dy + y * dx);
    if (!best || cost < best.cost) best = { index, cost };
  }
  return best?.index ?? null;
}
