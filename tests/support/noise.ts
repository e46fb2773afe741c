/**
 * Makes noise a failure: whatever a test, or the code under it, writes to console.error or console.warn fails that test.
 * Vitest itself fails the run on unhandled errors and rejections.
 */
import { afterEach, beforeEach, vi } from 'vitest';

const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      heard.push(`console.${level}: ${parts.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  const noise = heard.splice(0);
  if (noise.length > 0) throw new Error(`The test was not silent:\n${noise.join('\n')}`);
});
