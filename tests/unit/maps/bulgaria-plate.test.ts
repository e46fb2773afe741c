import { describe, expect, it } from 'vitest';
import { plate, plateFrame, toPlate } from '#components/maps/bulgaria-plate.ts';
import { bulgariaBox, isInBulgariaBox } from '#lib/format/geo.ts';
import { places } from '#tests/unit/reference/reference-files.ts';

const at = (id: string) => {
  const place = places.find((each) => each.id === id);
  const point = toPlate(place?.lat ?? 0, place?.lon ?? 0);
  if (point === null) throw new Error(`${id} is not on the plate`);
  return point;
};

describe('the plate', () => {
  it('has room for every place of the register', () => {
    for (const { lat, lon, slug } of places) {
      if (lat !== undefined && lon !== undefined) expect(toPlate(lat, lon), slug).not.toBeNull();
    }
  });

  it('has north above and east to the right', () => {
    const [lom, plovdiv, ruse, burgas, sofia] = ['44238', '56784', '63427', '07079', '68134'].map(at);
    expect(lom?.y).toBeLessThan(plovdiv?.y ?? 0);
    expect(sofia?.x).toBeLessThan(plovdiv?.x ?? 0);
    expect(ruse?.x).toBeLessThan(burgas?.x ?? 0);
  });

  it('keeps distances in proportion', () => {
    const length = (a: string, b: string) => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
    // Sofia to Burgas is 341 km, Ruse to Plovdiv 212 km as the crow flies.
    expect(length('68134', '07079') / length('63427', '56784')).toBeCloseTo(341 / 212, 1);
  });

  it('leaves out what lies far off', () => {
    expect(toPlate(59.91, 10.75)).toBeNull();
    expect(toPlate(-42, -155)).toBeNull();
  });

  it('draws land, coast, river and graticule inside a small budget', () => {
    const drawn = [plate.land, plate.coast, plate.danube, plate.graticule];
    for (const path of drawn) expect(path).toMatch(/^M[\d.,MLZ-]+$/);
    expect(drawn.join('').length).toBeLessThan(14_000);
    expect(plate.land.match(/M/g)).toHaveLength(1);
  });

  it('keeps the sea between the ends of the coast', () => {
    expect(plate.sea.top).toBeGreaterThan(plateFrame.top);
    expect(plate.sea.bottom).toBeGreaterThan(plate.sea.top);
    expect(plate.sea.bottom).toBeLessThan(plateFrame.bottom);
  });

  it('numbers its meridians and parallels', () => {
    expect(plate.meridianFigures.map(({ text }) => text)).toContain('25°');
    expect(plate.parallelFigures.map(({ text }) => text)).toEqual(expect.arrayContaining(['42°', '43°']));
  });
});

describe('the box around Bulgaria', () => {
  it.each([
    [42.15, 24.75, true],
    [24.75, 42.15, false],
    [bulgariaBox.north, bulgariaBox.east, true],
    [59.91, 10.75, false],
    [Number.NaN, 24, false],
  ])('%d, %d: %s', (lat, lon, inside) => {
    expect(isInBulgariaBox(lat, lon)).toBe(inside);
  });
});
