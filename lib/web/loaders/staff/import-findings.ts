/** What has to be told about an imported page besides its values: what could not be read, and what no field holds. */
import { countryName } from '#lib/format/country.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Proposal } from '#lib/imports/drafts/proposal.ts';
import type { TextMark } from '#lib/imports/marked-text.ts';
import type { PageRecord } from '#lib/imports/pages/pipeline.ts';
import type { Lookup } from '#lib/web/staff/proposed-value.ts';

export interface Finding {
  id: string;
  label: string | null;
  message: string;
}

export interface DocumentFindings {
  findings: Finding[];
  left: Finding[];
  /** What no field holds and no words of the page say. */
  derived: Finding[];
  /** Sentences that belong to a value, by its id. */
  remarks: ReadonlyMap<string, readonly string[]>;
  marks: TextMark[];
}

/** Each issue stands beside its value where there is one, and by itself otherwise. */
export function documentFindings(
  locale: Locale,
  { issues }: PageRecord,
  proposal: Proposal | null,
): DocumentFindings {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const remarks = new Map<string, string[]>();
  const findings: Finding[] = [];
  const marks: TextMark[] = [];
  for (const [index, { field, code, context, start = 0, end = 0 }] of issues.entries()) {
    const key = `found.${code}`;
    const message = t(t.has(key) ? key : 'found.other', context);
    const value = proposal?.fields.find(
      ({ id, spans, kind }) =>
        kind === 'fact' &&
        (end > start ? spans.some((span) => span.start < end && span.end > start) : id === field),
    );
    if (value !== undefined) {
      remarks.set(value.id, [...(remarks.get(value.id) ?? []), message]);
      continue;
    }
    const id = `issue:${index}`;
    findings.push({ id, label: nameOf(locale, field), message });
    marks.push({ field: id, kind: 'finding', spans: [{ start, end }] });
  }
  const told = marks.flatMap(({ spans }) => spans);
  const derived = (proposal?.left ?? []).flatMap(({ path, shown, from }, index): Finding[] =>
    from === undefined
      ? []
      : [
          {
            id: `derived:${index}`,
            label: nameOf(locale, path),
            message: `${shownLeft(locale, path, shown)}. ${derivedFrom(locale, from)}`,
          },
        ],
  );
  const left = (proposal?.left ?? []).flatMap(({ path, shown, spans, from }, index) => {
    if (from !== undefined) return [];
    // What could not be read is told once.
    if (spans.some((span) => told.some(({ start, end }) => start < span.end && end > span.start))) return [];
    const id = `left:${index}`;
    marks.push({ field: id, kind: 'finding', spans });
    return [{ id, label: nameOf(locale, path), message: shownLeft(locale, path, shown) }];
  });
  return { findings, left, derived, remarks, marks };
}

/** What a value without words was taken from, in words. */
export function derivedFrom(locale: Locale, from: string): string {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const isKind = from === 'layout' || from === 'places' || from === 'promoter';
  return isKind ? t(`derivedFrom.${from}`) : t('derivedFrom.other', { from });
}

const shownLeft = (locale: Locale, path: string, shown: string): string =>
  /country$/i.test(path) ? countryName(locale, shown) : shown;

/** What the reading calls its parts, in words. */
function nameOf(locale: Locale, path: string): string | null {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const name = /^[a-zA-Z]+/.exec(path)?.[0] ?? '';
  if (t.has(`read.${name}`)) return t(`read.${name}`);
  const editor = staffMessages(locale, 'editor') as unknown as Lookup;
  return editor.has(`field.${name}`) ? editor(`field.${name}`) : null;
}
