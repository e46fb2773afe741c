import { expect, test } from 'vitest';
import { filesOf, textOf } from './source-files.ts';

test('only the session gate says who is there', () => {
  const stray = filesOf('{app,components,lib,tests}/**/*.{ts,tsx,mjs}').filter(
    (path) =>
      /\bmintActor\b/.test(textOf(path)) &&
      !/^(lib\/auth\/(actor|gate)\.ts|tests\/(support|architecture)\/.*)$/.test(path),
  );
  expect(stray, 'Ask findActor of lib/auth/gate.ts, or take the actor as an argument.').toEqual([]);
});
