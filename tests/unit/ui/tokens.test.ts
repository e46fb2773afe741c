import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');

/** The colours named in the first block that follows `start`. */
function coloursAfter(start: string): Record<string, string> {
  const from = css.indexOf(start);
  expect(from, start).toBeGreaterThanOrEqual(0);
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const light = coloursAfter('@theme static {');
const dark = coloursAfter('@media (prefers-color-scheme: dark)');

const texts = ['ink', 'ink-soft', 'accent', 'accent-deep', 'met', 'nearly', 'missed'];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme', (_name, colours) => {
  it.each(texts)('%s can be read on paper and on its deeper shade (4.5 : 1)', (text) => {
    for (const ground of ['paper', 'paper-deep'])
      expect(contrast(colours[text] ?? '', colours[ground] ?? ''), ground).toBeGreaterThanOrEqual(4.5);
  });

  it('marks words without making them hard to read', () => {
    expect(contrast(colours['ink'] ?? '', colours['mark'] ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours['accent'] ?? '', colours['mark'] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['rule-firm', 'focus'])('%s, which tells where a control is, stands out (3 : 1)', (line) => {
    expect(contrast(colours[line] ?? '', colours['paper'] ?? '')).toBeGreaterThanOrEqual(3);
  });

  it('names the same colours as the other', () => {
    expect(Object.keys(colours)).toEqual(Object.keys(light));
  });
});
