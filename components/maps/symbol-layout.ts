/**
 * Where circles and names go on a map: sizes by area, circles on one spot side by side, names only where they hide
 * nothing. Pure arithmetic in the units of the drawing; it measures no font, so widths are estimates on the safe side.
 */
import { scaleSqrt } from 'd3-scale';
import type { PaperBox } from '#lib/format/geo.ts';

/** One place on the map and in the list beside it. `value` sizes the circle, `valueLabel` is read. */
export interface MapSymbol {
  id: string;
  name: string;
  href: string;
  /** WGS 84 degrees; without a position the place stands in the list only. */
  lat: number | null;
  lon: number | null;
  value: number;
  valueLabel: string;
}

export interface PlacedSymbol extends MapSymbol {
  x: number;
  y: number;
  radius: number;
  /** Radius of the area that takes clicks: as large as neighbours allow. */
  targetRadius: number;
}

export interface PlacedLabel {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** The largest circle, that of several equal ones, and the smallest that can still be seen. */
const radii = { largest: 26, equal: 11, smallest: 6 };

/** 24 CSS pixels across on the narrowest page, where the drawing is 320 pixels wide. */
const wantedTargetRadius = 27;

const gapBesideCircle = 2;

/** Radius by value, so that the area grows with it; nothing is smaller than can be seen. */
export function radiusScale(values: readonly number[]): (value: number) => number {
  const largest = Math.max(...values, 0);
  if (largest <= 0) return () => radii.smallest;
  const allEqual = values.every((value) => value === largest);
  const scale = scaleSqrt([0, largest], [0, allEqual ? radii.equal : radii.largest]);
  return (value) => Math.round(Math.max(radii.smallest, scale(Math.max(0, value))) * 10) / 10;
}

/**
 * Circles for all symbols that have a position on the plate, largest first, so that small ones are drawn above.
 * Several on one spot (a town and its district) stand in a row centred there.
 */
export function placeSymbols(
  symbols: readonly MapSymbol[],
  toPlate: (lat: number, lon: number) => { x: number; y: number } | null,
): PlacedSymbol[] {
  const radiusOf = radiusScale(symbols.map((symbol) => symbol.value));
  const found = symbols.flatMap((symbol) => {
    const at = symbol.lat === null || symbol.lon === null ? null : toPlate(symbol.lat, symbol.lon);
    return at === null ? [] : [{ ...symbol, ...at, radius: radiusOf(symbol.value) }];
  });
  const sorted = found.toSorted((a, b) => b.radius - a.radius || (a.id < b.id ? -1 : 1));
  const spots = Map.groupBy(sorted, (symbol) => `${Math.round(symbol.x)} ${Math.round(symbol.y)}`);
  for (const spot of spots.values()) {
    const width = spot.reduce((sum, each) => sum + 2 * each.radius, (spot.length - 1) * gapBesideCircle);
    let left = (spot[0]?.x ?? 0) - width / 2;
    for (const each of spot) {
      each.x = Math.round((left + each.radius) * 10) / 10;
      left += 2 * each.radius + gapBesideCircle;
    }
  }
  return sorted.map((symbol) => {
    const nearest = Math.min(
      ...sorted
        .filter((other) => other !== symbol)
        .map((other) => Math.hypot(other.x - symbol.x, other.y - symbol.y)),
    );
    const room = Math.min(wantedTargetRadius, Math.round(nearest * 5) / 10);
    return { ...symbol, targetRadius: Math.max(symbol.radius, room) };
  });
}

/** Average width of a letter in ems, on the safe side for Latin and Cyrillic. */
const letterWidthEm = 0.6;

const overlaps = (a: PaperBox, b: PaperBox) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isInside = (box: PaperBox, frame: PaperBox) =>
  box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;

const contains = (box: PaperBox, { x, y }: { x: number; y: number }) =>
  x > box.left && x < box.right && y > box.top && y < box.bottom;

const boxOf = ({ x, y, radius }: PlacedSymbol): PaperBox => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

interface LabelOptions {
  fontSize: number;
  frame: PaperBox;
  /** How many names at most. */
  limit: number;
  /** Points of lines that a name had better not cover. */
  avoid?: readonly { x: number; y: number }[];
}

/** Right, left, above or below the circle, in the order a reader prefers. */
function candidatesFor(symbol: PlacedSymbol, fontSize: number): { label: PlacedLabel; box: PaperBox }[] {
  const { id, name: text, x, y, radius } = symbol;
  const width = text.length * fontSize * letterWidthEm;
  const reach = radius + fontSize * 0.3;
  const positions = [
    { anchor: 'start', x: x + reach, y: y + fontSize * 0.35, left: x + reach },
    { anchor: 'end', x: x - reach, y: y + fontSize * 0.35, left: x - reach - width },
    { anchor: 'middle', x, y: y - reach, left: x - width / 2 },
    { anchor: 'middle', x, y: y + reach + fontSize * 0.8, left: x - width / 2 },
  ] as const;
  return positions.map(({ left, ...at }) => ({
    label: { ...at, id, text, x: Math.round(at.x * 10) / 10, y: Math.round(at.y * 10) / 10 },
    box: { left, right: left + width, top: at.y - fontSize * 0.85, bottom: at.y + fontSize * 0.25 },
  }));
}

/**
 * Names beside their circles, largest circle first, at most `limit`; a name that would touch a circle, another name
 * or the frame is left out (the list has it). Of the free spots the one that covers least of the lines is taken.
 */
export function placeLabels(placed: readonly PlacedSymbol[], options: LabelOptions): PlacedLabel[] {
  const { fontSize, frame, limit, avoid = [] } = options;
  const labels: PlacedLabel[] = [];
  const taken = placed.map((symbol) => ({ box: boxOf(symbol), owner: symbol.id }));
  const covered = (box: PaperBox) => avoid.filter((point) => contains(box, point)).length;
  for (const symbol of placed) {
    if (labels.length >= limit) break;
    const [best] = candidatesFor(symbol, fontSize)
      .filter(({ box }) => isInside(box, frame))
      .filter(({ box }) => taken.every((other) => other.owner === symbol.id || !overlaps(box, other.box)))
      .map((candidate) => ({ ...candidate, cost: covered(candidate.box) }))
      .toSorted((a, b) => a.cost - b.cost);
    if (best === undefined) continue;
    taken.push({ box: best.box, owner: '' });
    labels.push(best.label);
  }
  return labels;
}
