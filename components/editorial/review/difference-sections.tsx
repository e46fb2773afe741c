import {
  anchorOf,
  DifferenceView,
  MarkedText,
  type ShownDifference,
  type ShownMark,
} from '#components/editorial/review/difference-view.tsx';
import { SectionLabel } from '#components/ui/heading.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** What became different of the source of a value: the page, its words, or both. */
interface ShownSourceDifference {
  path: string;
  /** Which part of the entry it speaks of. */
  of: string | null;
  page: ShownDifference | null;
  words: ShownDifference | null;
}

/** A field or a row that differs, with its parts and their sources. */
interface ShownEntry {
  path: string;
  name: string;
  /** What tells a row from its neighbours. */
  row: string | null;
  kind: 'added' | 'removed' | 'changed';
  parts: readonly ShownDifference[];
  sources: readonly ShownSourceDifference[];
}

/** What differs in one section of the editor. */
export interface ShownDifferenceSection {
  id: string;
  title: string;
  entries: readonly ShownEntry[];
}

/** How many fields and rows differ. */
export const entryCount = (sections: readonly ShownDifferenceSection[]): number =>
  sections.reduce((sum, { entries }) => sum + entries.length, 0);

/** What became different, by sections of the editor: each value in words, its source in small type under it. */
export function DifferenceSections({
  sections,
  locale,
  isAllNew = false,
}: {
  sections: readonly ShownDifferenceSection[];
  locale: Locale;
  /** Nothing stood before: then no entry has to say that it is new. */
  isAllNew?: boolean;
}) {
  return sections.map(({ id, title, entries }) => (
    <section key={id} aria-labelledby={`differs-${id}`} className="mb-8">
      <div className="border-rule-firm border-b pb-1">
        <SectionLabel level={3} id={`differs-${id}`}>
          {title}
        </SectionLabel>
      </div>
      <ol>
        {entries.map((entry) => (
          <Entry key={entry.path} entry={entry} locale={locale} isAllNew={isAllNew} />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry, locale, isAllNew }: { entry: ShownEntry; locale: Locale; isAllNew: boolean }) {
  const t = staffMessages(locale, 'review');
  const { path, name, row, kind, parts, sources } = entry;
  const isOwnAnchor = !parts.some((part) => part.path === path);
  return (
    <li
      id={isOwnAnchor ? anchorOf(path) : undefined}
      className="margin-grid scroll-mt-6 border-rule border-b py-3 last:border-b-0"
    >
      <div className="mb-1 wide:mb-0">
        <h4 className="font-semibold text-small">{name}</h4>
        {row !== null && <p className="text-small">{row}</p>}
        {!isAllNew && <p className="text-caption text-ink-soft">{t(kind)}</p>}
      </div>
      <div className="grid min-w-0 max-w-measure grid-cols-1 gap-2">
        {parts.map((part) => (
          <div key={part.path} id={anchorOf(part.path)} className="scroll-mt-6">
            {part.name !== '' && part.name !== name && (
              <p className="text-caption text-ink-soft">{part.name}</p>
            )}
            {kind === 'added' ? (
              <p lang={part.lang ?? undefined} className="whitespace-pre-wrap break-words font-serif">
                <ins className="no-underline">{textOf(part.marks)}</ins>
              </p>
            ) : (
              <DifferenceView marks={part.marks} lang={part.lang} locale={locale} />
            )}
          </div>
        ))}
        {sources.map((source) => (
          <Source key={source.path} source={source} parts={parts} locale={locale} />
        ))}
      </div>
    </li>
  );
}

/** “Source: the page of the operator, “248 210,40 EUR””; where only one of the two changed, that one. */
function Source({
  source: { path, of, page, words },
  parts,
  locale,
}: {
  source: ShownSourceDifference;
  parts: ShownEntry['parts'];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'review');
  const isNew = [page, words].every((each) => each === null || each.kind === 'added');
  const said = words === null ? '' : textOf(words.marks).trim();
  const isSaid = parts.some(({ marks }) => textOf(marks).trim() === said);
  const title = page === null ? '' : shortened(textOf(page.marks));
  const about = of === null || of === '' || parts.length < 2 ? '' : `${of}. `;
  return (
    <div id={anchorOf(`source:${path}`)} className="scroll-mt-6 text-caption text-ink-soft">
      {isNew ? (
        <p>
          {about}
          {t(page === null ? 'wordsOnly' : 'source')} {title}
          {page !== null && words !== null && ', '}
          {words !== null && (isSaid ? t('theseWords') : <q className="break-words">{said}</q>)}
        </p>
      ) : (
        [page, words].map(
          (each, index) =>
            each !== null && (
              <div key={each.path}>
                {about}
                {t(index === 0 ? 'source' : 'wordsOnly')}
                <MarkedText marks={each.marks} lang={each.lang} locale={locale} />
              </div>
            ),
        )
      )}
    </div>
  );
}

/** Enough of a title to know the page by; all of it stands with the sources. */
const longestTitle = 48;

function shortened(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.lastIndexOf(' ', longestTitle);
  return `${title.slice(0, cut > longestTitle / 2 ? cut : longestTitle)} …`;
}

const textOf = (marks: readonly ShownMark[]): string =>
  marks.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('');
