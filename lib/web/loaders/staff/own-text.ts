/**
 * Loads what somebody typed and did not save as they may read it and take it away, also when the project is not open to
 * them any more: by sections of the editor, each field under its name, as typed. Decides nothing.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { formSections, sectionOfPath } from '#lib/projects/form/fields.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { languageOfPath } from '#lib/projects/form/shape.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findOwnText } from '#lib/projects/queries/own-text.ts';
import { discardedDays } from '#lib/projects/rules/trash.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';

/** Days until what was put aside is deleted. */
export const daysAside = discardedDays;

export interface OwnTextField {
  path: string;
  name: string;
  lang: Locale | null;
  /** Empty where it was taken out. */
  text: string;
}

export interface OwnTextScreen {
  projectId: string;
  editionId: string;
  formId: string;
  title: string;
  titleLang: Locale;
  when: string;
  /** Day on which it was kept, for the name of the file. */
  day: string;
  isDiscarded: boolean;
  mayRead: boolean;
  count: number;
  sections: { id: string; title: string; fields: OwnTextField[] }[];
}

/** The text of one form, the newest of the edition when none is named; null when this person has none there. */
export async function loadOwnText(
  actor: StaffActor,
  editionId: string,
  locale: Locale,
  formId: string | null,
): Promise<OwnTextScreen | null> {
  const db = staffDatabase();
  const found = await findOwnText(db, actor, { editionId, formId });
  if (found === null) return null;
  const registers = await loadFormRegisters(db);
  const t = staffMessages(locale, 'editor');
  const fields = found.changed.map(({ path, text }) => ({
    path,
    name: pathName(locale, path, [found.draft], registers),
    lang: languageOfPath(path),
    text,
  }));
  const inSection = Map.groupBy(fields, ({ path }) => sectionOfPath(path) ?? 'other');
  const { title, lang } = titleOf(found, locale);
  return {
    projectId: found.projectId,
    editionId: found.editionId,
    formId: found.formId,
    title,
    titleLang: lang,
    when: formatInstant(found.keptAt, locale),
    day: dayInSofia(found.keptAt),
    isDiscarded: found.isDiscarded,
    mayRead: found.mayRead,
    count: fields.length,
    sections: [...formSections, 'other' as const].flatMap((id) => {
      const own = inSection.get(id) ?? [];
      const name = id === 'other' ? staffMessages(locale, 'review')('others') : t(`section.${id}`);
      return own.length === 0 ? [] : [{ id, title: name, fields: own }];
    }),
  };
}

/** The same as a plain text to keep: every field under its name, with two lines of what it is. */
export function ownTextFile({ title, when, sections }: OwnTextScreen, locale: Locale): string {
  const t = staffMessages(locale, 'conflict');
  const parts = sections.flatMap((section) => [
    `== ${section.title} ==`,
    ...section.fields.map(({ name, text }) => `${name}\n\n${text === '' ? t('own.emptied') : text}`),
  ]);
  return `${[title, t('own.lede', { when }), ...parts].join('\n\n')}\n`.replace(/\r?\n/g, '\r\n');
}
