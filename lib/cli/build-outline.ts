/**
 * Writes components/maps/bulgaria-outline.json: the border of Bulgaria, its coast and its stretch of the Danube, from
 * world-atlas (Natural Earth, public domain). Run by hand; the result is committed, so that no page reads the atlas
 * of 3.6 MB. It keeps nothing of other countries: the atlas takes sides where borders are disputed.
 *
 * Usage: node lib/cli/build-outline.ts && biome format --write components/maps/bulgaria-outline.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** ISO 3166-1 numeric codes, the atlas's ids. */
const bulgaria = '100';
const romania = '642';

/** The Danube is the border from the Timok's mouth to Silistra; from there the border runs over land. */
const danubeEndsAtLongitude = 27.28;

/** Points nearer than a kilometre say nothing at the size of a page. */
const nearestPointDegrees = 0.011;

type Atlas = Topology<{ countries: GeometryCollection }>;
const require = createRequire(import.meta.url);
const atlasPath = require.resolve('world-atlas/countries-10m.json');
const atlas = thinned(JSON.parse(readFileSync(atlasPath, 'utf8')) as Atlas);
const { countries } = atlas.objects;
const own = countries.geometries.find((geometry) => geometry.id === bulgaria);
if (own?.type !== 'Polygon') throw new Error('The atlas has no Bulgaria of one piece.');

const land = feature(atlas, own).geometry;
if (land.type !== 'Polygon') throw new Error('The atlas has no Bulgaria of one piece.');
const coast = mesh(atlas, countries, (a, b) => a === b && a.id === bulgaria).coordinates;
const north = mesh(
  atlas,
  countries,
  (a, b) => new Set([a.id, b.id, bulgaria, romania]).size === 2,
).coordinates;
const danube = north.map((line) => line.filter(([lon = 0]) => lon <= danubeEndsAtLongitude));

const outline = {
  credit: 'Natural Earth, public domain, by way of world-atlas',
  land: land.coordinates.map(flattened),
  coast: coast.map(flattened),
  danube: danube.filter((line) => line.length > 1).map(flattened),
};
const target = new URL('../../components/maps/bulgaria-outline.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(outline)}\n`);
const points = (lines: number[][]) => lines.flat().length / 2;
console.log(
  `Wrote ${points(outline.land)} points of land, ${points(outline.coast)} of coast, ${points(outline.danube)} of the Danube.`,
);

/** The atlas with absolute coordinates and fewer points on each arc; ends stay, so that arcs still meet. */
function thinned(topology: Atlas): Atlas {
  const { transform, ...rest } = topology;
  if (transform === undefined) throw new Error('The atlas is not quantised as expected.');
  const [scaleX, scaleY] = transform.scale;
  const [offsetX, offsetY] = transform.translate;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx = 0, dy = 0]): [number, number] => {
      x += dx;
      y += dy;
      return [x * scaleX + offsetX, y * scaleY + offsetY];
    });
    const kept: [number, number][] = [];
    for (const [index, point] of points.entries()) {
      const before = kept.at(-1);
      const isFar =
        before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1]) >= nearestPointDegrees;
      if (isFar || index === points.length - 1) kept.push(point);
    }
    return kept;
  });
  return { ...rest, arcs };
}

/** Longitude and latitude by turns, to a thousandth of a degree: 100 m, finer than a line of the map. */
function flattened(line: Position[]): number[] {
  return line.flatMap(([lon = 0, lat = 0]) => [Math.round(lon * 1000) / 1000, Math.round(lat * 1000) / 1000]);
}
