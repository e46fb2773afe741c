import { describe, expect, it } from 'vitest';
import { inLocale, inOtherLocale, placeTargetGroupPath, projectsPath, writtenPagePath } from '#lib/paths.ts';

describe('addresses', () => {
  it('are the same in both languages but for the first segment', () => {
    expect(placeTargetGroupPath('en', 'lom', 'roma')).toBe('/en/places/lom/roma');
    expect(placeTargetGroupPath('bg', 'lom', 'roma')).toBe('/bg/places/lom/roma');
    expect(writtenPagePath('bg', 'data')).toBe('/bg/data');
  });

  it('repeat lists, keep order and leave out what is empty', () => {
    expect(projectsPath('en')).toBe('/en/projects');
    expect(projectsPath('en', { q: 'затвор', place: ['lom', 'ruse'], status: undefined, sort: '' })).toBe(
      '/en/projects?q=%D0%B7%D0%B0%D1%82%D0%B2%D0%BE%D1%80&place=lom&place=ruse',
    );
  });

  it('never let a segment break out', () => {
    expect(placeTargetGroupPath('en', '../x', 'a?b')).toBe('/en/places/..%2Fx/a%3Fb');
  });
});

describe('the same page in the other language', () => {
  it.each([
    ['/en', '/bg'],
    ['/en/projects?q=a&place=en', '/bg/projects?q=a&place=en'],
    ['/bg/places/lom#map', '/en/places/lom#map'],
    ['/bg?x=1', '/en?x=1'],
  ])('%s is %s', (path, other) => {
    expect(inOtherLocale(path)).toBe(other);
  });

  it('refuses an address without a language', () => {
    expect(() => inLocale('/enigma', 'bg')).toThrow('/enigma');
    expect(() => inOtherLocale('/')).toThrow('/');
  });
});
