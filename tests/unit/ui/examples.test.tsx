import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { examples as charts } from '#components/charts/examples.ts';
import { examples as elements } from '#components/ui/examples.ts';

const componentsOf = (folder: string) =>
  globSync(`components/${folder}/*.tsx`)
    .map((path) => basename(path, '.tsx'))
    .filter((name) => !name.endsWith('.examples'))
    .sort();

const states = Object.entries({ ...elements, ...charts }).flatMap(([component, list]) =>
  list.map(({ name, render }) => ({ state: `${component}: ${name}`, render })),
);

describe('the design system', () => {
  it('shows every component', () => {
    expect(Object.keys(elements).sort()).toEqual(componentsOf('ui'));
    expect(Object.keys(charts).sort()).toEqual(componentsOf('charts'));
  });

  it('gives every state a name of its own', () => {
    expect(new Set(states.map(({ state }) => state)).size).toBe(states.length);
  });

  it.each(states)('$state is drawn without inline styles, which the page policy refuses', ({ render }) => {
    const markup = renderToStaticMarkup(render());
    expect(markup).not.toBe('');
    expect(markup).not.toMatch(/ style="/);
  });
});
