import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One vitest project a section of tests, so that `--project unit` runs that section alone. */
const section = (name: string, options: { database?: boolean; seconds: number }) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    globalSetup: options.database === true ? ['tests/support/global-setup.ts'] : [],
    testTimeout: options.seconds * 1000,
    hookTimeout: options.seconds * 1000,
  },
});

/** Limits of what hangs, not of what is slow: many a test starts processes, on a machine that runs another file beside it. */
const sections = [
  section('unit', { seconds: 60 }),
  section('architecture', { seconds: 120 }),
  section('integration', { seconds: 120, database: true }),
  section('resilience', { seconds: 240 }),
];

export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite',
  test: {
    projects: sections,
    setupFiles: ['tests/support/noise.ts', 'tests/support/property-seed.ts'],
    environment: 'node',
    retry: 0,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default'],
    // Two cores: one worker for the tests, one for the database they talk to, would leave a core idle half of the time.
    maxWorkers: 2,
    env: {
      TZ: 'Europe/Sofia',
      NODE_ENV: 'test',
      AUTH_SECRET: 'a secret of the tests, which signs nothing else',
    },
  },
});
