import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BulgariaMap } from '#components/maps/bulgaria-map.tsx';
import type { MapSymbol } from '#components/maps/symbol-layout.ts';

const symbols: MapSymbol[] = [
  {
    id: 'PDV22',
    name: 'Пловдив',
    href: '/bg/places/plovdiv',
    lat: 42.15387,
    lon: 24.75001,
    value: 2,
    valueLabel: '2 проекта',
  },
  {
    id: 'MON24',
    name: 'Лом & <Лом>',
    href: '/bg/places/lom?a=1&b=2',
    lat: 43.8317,
    lon: 23.23793,
    value: 1,
    valueLabel: '1 проект',
  },
  {
    id: 'x',
    name: 'Без място',
    href: '/bg/places/x',
    lat: null,
    lon: null,
    value: 1,
    valueLabel: '1 проект',
  },
];

const render = (shown: MapSymbol[]) =>
  renderToStaticMarkup(
    <BulgariaMap symbols={shown} title="Къде" description="Три места" listHeading="Места на картата" />,
  );

const links = (markup: string) => markup.match(/<a [^>]*>/g) ?? [];

describe('the map of Bulgaria', () => {
  const markup = render(symbols);
  const [drawing = '', list = ''] = markup.split('</svg>');

  it('has a name, a description and an image that is not the links', () => {
    expect(drawing).toContain('>Къде</title>');
    expect(drawing).toContain('>Три места</desc>');
    const image = drawing.slice(drawing.indexOf('role="img"'));
    expect(image.slice(0, image.indexOf('href="/bg'))).toContain('</g>');
    expect(drawing).toMatch(/<svg[^>]*role="group"[^>]*aria-labelledby="([^"]+)-title"/);
  });

  it('links each circle, named with its value', () => {
    expect(links(drawing)).toHaveLength(2);
    expect(drawing).toContain('aria-label="Пловдив: 2 проекта"');
    expect(drawing).toContain('href="/bg/places/plovdiv"');
  });

  it('lists every place with the same link and value, also those without a position', () => {
    expect(links(list)).toHaveLength(3);
    for (const { name, valueLabel } of symbols) {
      expect(list).toContain(valueLabel);
      expect(list).toContain(name.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'));
    }
    expect(list).toMatch(/<ol aria-labelledby="[^"]+-list"/);
  });

  it('escapes names and addresses', () => {
    expect(markup).not.toContain('<Лом>');
    expect(markup).toContain('?a=1&amp;b=2');
  });

  it('uses colours of the tokens only, and no style that the content policy forbids', () => {
    expect(markup).not.toMatch(/style=|(?:fill|stroke)="(?!none|currentColor)|rgb\(|<script/i);
    for (const token of [
      'text-ink',
      'fill-paper',
      'stroke-paper',
      'fill-accent',
      'stroke-focus',
      'border-rule',
    ]) {
      expect(markup).toContain(token);
    }
  });

  it('refers only to ids it defines', () => {
    const defined = new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const used = [...markup.matchAll(/(?:href="#|url\(#|labelledby="|describedby=")([^")]+)/g)].map(
      ([, id]) => id,
    );
    expect(used.length).toBeGreaterThan(8);
    for (const id of used) expect(defined).toContain(id);
  });

  it('stays small', () => {
    expect(markup.length).toBeLessThan(24_000);
  });

  it('is nothing without places', () => {
    expect(render([])).toBe('');
  });
});
