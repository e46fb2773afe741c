/**
 * The plate under every map of Bulgaria: outline, coast with its water lines, Danube, graticule, as SVG paths drawn
 * once when the module loads. It knows no project and no colour.
 */
import { type GeoPermissibleObjects, geoPath } from 'd3-geo';
import type { Position } from 'geojson';
import compact from '#components/maps/bulgaria-outline.json' with { type: 'json' };
import { bulgariaProjection, type PaperBox } from '#lib/format/geo.ts';

/** The drawing's own units; the picture scales with the page. */
export const plateWidth = 720;
export const plateHeight = 478;

/** The inner frame: everything is drawn inside it. */
export const plateFrame: PaperBox = { left: 6, top: 6, right: plateWidth - 6, bottom: plateHeight - 6 };

/** Room for the sea in the east and for the figures of the graticule along the frame. */
const landBox: PaperBox = { left: 32, top: 22, right: 668, bottom: plateHeight - 22 };

/** The file has longitude and latitude by turns, to keep a line a line. */
const linesOf = (lines: number[][]): Position[][] =>
  lines.map((line) =>
    Array.from({ length: line.length / 2 }, (_, index) => line.slice(2 * index, 2 * index + 2)),
  );
const outline = {
  land: linesOf(compact.land),
  coast: linesOf(compact.coast),
  danube: linesOf(compact.danube),
};

const land: GeoPermissibleObjects = { type: 'Polygon', coordinates: outline.land };
const projection = bulgariaProjection(land, landBox);
/** A tenth of a unit is finer than a printer's dot here. */
const path = geoPath(projection).digits(1);

const meridians = [22, 23, 24, 25, 26, 27, 28, 29];
const parallels = [41, 42, 43, 44, 45];
const degrees = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Position in degrees to the drawing's units; null outside the frame. */
export function toPlate(lat: number, lon: number): { x: number; y: number } | null {
  const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
  const inside = x > plateFrame.left && x < plateFrame.right && y > plateFrame.top && y < plateFrame.bottom;
  return inside ? { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 } : null;
}

/** The line's points in the drawing's units, long stretches filled up to one point in five units. */
function pointsAlong(line: Position[]): { x: number; y: number }[] {
  const corners = line.flatMap(([lon = 0, lat = 0]) => {
    const at = projection([lon, lat]);
    return at === null ? [] : [{ x: at[0], y: at[1] }];
  });
  return corners.flatMap((corner, index) => {
    const next = corners[index + 1] ?? corner;
    const count = Math.max(1, Math.ceil(Math.hypot(next.x - corner.x, next.y - corner.y) / 5));
    return Array.from({ length: count }, (_, step) => ({
      x: corner.x + ((next.x - corner.x) * step) / count,
      y: corner.y + ((next.y - corner.y) * step) / count,
    }));
  });
}

function plateY([lon = 0, lat = 0]: number[] = []): number {
  return Math.round((projection([lon, lat])?.[1] ?? 0) * 10) / 10;
}

const crossingX = (lon: number) => projection([lon, 41.1])?.[0] ?? 0;
const crossingY = (lat: number) => projection([22.1, lat])?.[1] ?? 0;

export const plate = {
  land: path(land) ?? '',
  coast: path({ type: 'MultiLineString', coordinates: outline.coast }) ?? '',
  danube: path({ type: 'MultiLineString', coordinates: outline.danube }) ?? '',
  graticule:
    path({
      type: 'MultiLineString',
      coordinates: [
        ...meridians.map((lon) => [40, 46].map((lat) => [lon, lat])),
        ...parallels.map((lat) => degrees(21, 30).map((lon) => [lon, lat])),
      ],
    }) ?? '',
  /** Distance from the coast and strength of each water line, outermost first: they fade as they leave the shore. */
  waterLines: [36, 27, 19.5, 13, 8, 4].map((distance, index) => ({
    distance,
    opacity: (15 + index * 9) / 100,
  })),
  /** Between the ends of the coast: beyond them the water lines would wash over the neighbours' land. */
  sea: { top: plateY(outline.coast.at(0)?.at(0)), bottom: plateY(outline.coast.at(-1)?.at(-1)) },
  /** Points along every line of the ground, near enough to each other that no name slips between them. */
  linePoints: [...outline.land, ...outline.danube].flatMap(pointsAlong),
  meridianFigures: meridians
    .map((lon) => ({ text: `${lon}°`, x: Math.round(crossingX(lon)) }))
    .filter(({ x }) => x > plateFrame.left + 24 && x < plateFrame.right - 24),
  parallelFigures: parallels
    .map((lat) => ({ text: `${lat}°`, y: Math.round(crossingY(lat)) }))
    .filter(({ y }) => y > plateFrame.top + 24 && y < plateFrame.bottom - 24),
} as const;
