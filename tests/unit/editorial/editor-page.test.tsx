import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { EditorPage, type ShownEditor } from '#components/editorial/editor/editor-page.tsx';
import { locales } from '#lib/format/localized.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { readiness } from '#lib/projects/form/readiness.ts';
import { readingSentence } from '#lib/projects/form/sentences.ts';
import { profileToDraft } from '#lib/projects/form/write.ts';
import { seededContent } from '#tests/factories/form-registers.ts';

const { projects, registers } = await seededContent();
const actor = { personId: 'anna', name: 'Anna', email: 'anna@example.org', memberships: [] };

const plainText = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe.each(locales)('the editor in %s', (locale) => {
  test.each(projects)('holds every text of $slug under its path', (profile) => {
    const draft = {
      ...profileToDraft(profile),
      photos: 'a',
      'photos[a].credit': 'Somebody',
      'source:grant': 'page',
    };
    const { readings } = readDraft(draft, { ...profile, registers });
    const screen: ShownEditor = {
      project: { projectId: profile.id, slug: profile.slug, title: 'x', titleLang: 'en', state: 'published' },
      edition: { id: 'e', state: 'draft', reason: null, scheduledFor: null },
      editionIds: ['e'],
      draft,
      statements: profile.statements,
      registers,
      remarks: {
        readings: Object.fromEntries(
          Object.entries(readings).map(([path, each]) => [path, readingSentence(locale, each, registers)]),
        ),
        before: readiness(draft, profile.statements, registers).map(({ field }) => ({
          field,
          name: field,
          message: '',
        })),
        guard: [],
      },
      unknown: ['grant'],
      notes: [],
      mayEdit: 'everything',
      form: { formId: 'f', generation: 0, baseRevision: 'r', operationId: 'o', key: 'k', build: 'b' },
      lastRevision: { number: 1, name: 'Anna', when: 'now', at: 0 },
      goesOnFrom: null,
      unsaved: [],
      presence: [],
      voidsApproval: false,
    };
    const page = plainText(
      renderToStaticMarkup(
        <EditorPage
          locale={locale}
          page="/en/staff"
          actor={actor}
          screen={screen}
          returned={null}
          isJustSaved={false}
        />,
      ),
    );
    for (const [path, text] of Object.entries(draft)) {
      expect(page.split(`name="${path}"`), path).toHaveLength(2);
      expect(page).toContain(text);
    }
  });
});
