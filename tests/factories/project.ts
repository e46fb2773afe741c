import type { z } from 'zod';
import { type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';

/** A valid document with nothing but what every document needs, and what the test says. */
export function aProject(given: Partial<z.input<typeof projectProfile>> = {}): ProjectProfile {
  return projectProfile.parse({
    id: 'test-project',
    slug: 'test-project',
    title: { en: 'Test project', bg: 'Пробен проект' },
    summary: { en: 'A project for tests.', bg: 'Проект за проби.' },
    sources: [
      {
        id: 'page',
        title: 'A page',
        publisher: { en: 'A publisher', bg: 'Издател' },
        url: 'https://example.org/page',
        language: 'en',
        receivedOn: '2026-11-20',
      },
    ],
    updatedOn: '2026-11-20',
    ...given,
  });
}
