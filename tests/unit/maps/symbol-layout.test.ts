import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateFrame, toPlate } from '#components/maps/bulgaria-plate.ts';
import { type MapSymbol, placeLabels, placeSymbols, radiusScale } from '#components/maps/symbol-layout.ts';

const symbol = (id: string, lat: number | null, lon: number | null, value = 1): MapSymbol => ({
  id,
  name: id,
  href: `/en/places/${id}`,
  lat,
  lon,
  value,
  valueLabel: String(value),
});

const symbols = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-zа-я]{2,16}$/),
    lat: fc.double({ min: 41.3, max: 44.1, noNaN: true }),
    lon: fc.double({ min: 22.6, max: 28.2, noNaN: true }),
    value: fc.nat(1000),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

describe('circles', () => {
  it('grow by area', () => {
    const radius = radiusScale([1, 4, 100]);
    expect(radius(100)).toBe(26);
    expect(radius(25) * 2).toBeCloseTo(radius(100), 1);
  });

  it('are never too small to see, and modest when all are equal', () => {
    expect(radiusScale([1, 10_000])(1)).toBe(6);
    expect(radiusScale([0, 0])(0)).toBe(6);
    expect(radiusScale([])(3)).toBe(6);
    expect(radiusScale([7, 7])(7)).toBe(11);
  });

  it('stand side by side on one spot', () => {
    const placed = placeSymbols(
      [symbol('district', 42.15, 24.75, 9), symbol('town', 42.15, 24.75, 4)],
      toPlate,
    );
    const [large, small] = placed;
    expect(placed.map(({ id }) => id)).toEqual(['district', 'town']);
    expect((small?.x ?? 0) - (large?.x ?? 0)).toBeGreaterThanOrEqual(
      (large?.radius ?? 0) + (small?.radius ?? 0),
    );
    expect(small?.y).toBe(large?.y);
  });

  it('leave out places without a position and places off the map', () => {
    expect(placeSymbols([symbol('a', null, null), symbol('oslo', 59.91, 10.75)], toPlate)).toEqual([]);
  });

  it('take clicks in an area as large as neighbours allow', () => {
    const far = placeSymbols([symbol('a', 42.15, 24.75), symbol('b', 43.8, 23.2)], toPlate);
    expect(far.map(({ targetRadius }) => targetRadius)).toEqual([27, 27]);
    const near = placeSymbols([symbol('a', 42.15, 24.75), symbol('b', 42.2, 24.45)], toPlate);
    for (const each of near) expect(each.targetRadius).toBeLessThan(27);
  });
});

describe('names', () => {
  it('touch neither the frame nor each other nor a foreign circle', () => {
    fc.assert(
      fc.property(symbols, fc.constantFrom(17, 27), (drawn, fontSize) => {
        const placed = placeSymbols(
          drawn.map(({ id, lat, lon, value }) => symbol(id, lat, lon, value)),
          toPlate,
        );
        const labels = placeLabels(placed, { fontSize, frame: plateFrame, limit: 14 });
        expect(labels.length).toBeLessThanOrEqual(14);
        const boxes = labels.map(({ id, text, x, y, anchor }) => {
          const width = text.length * fontSize * 0.6;
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          return { id, left, right: left + width, top: y - fontSize * 0.85, bottom: y + fontSize * 0.25 };
        });
        const slack = 0.2;
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThan(plateFrame.left - slack);
          expect(box.right).toBeLessThan(plateFrame.right + slack);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              box.right <= other.left + slack ||
              other.right <= box.left + slack ||
              box.bottom <= other.top + slack ||
              other.bottom <= box.top + slack;
            expect(apart).toBe(true);
          }
          for (const circle of placed.filter(({ id }) => id !== box.id)) {
            const dx = Math.max(box.left - circle.x, 0, circle.x - box.right);
            const dy = Math.max(box.top - circle.y, 0, circle.y - box.bottom);
            expect(Math.max(dx, dy)).toBeGreaterThanOrEqual(circle.radius - slack);
          }
        }
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });

  it('keep off lines where they can', () => {
    const placed = placeSymbols([symbol('Lom', 43, 25)], toPlate);
    const [spot] = placed;
    const toTheRight = { x: (spot?.x ?? 0) + 30, y: spot?.y ?? 0 };
    const options = { fontSize: 17, frame: plateFrame, limit: 1 };
    expect(placeLabels(placed, options)[0]?.anchor).toBe('start');
    expect(placeLabels(placed, { ...options, avoid: [toTheRight] })[0]?.anchor).toBe('end');
  });
});
