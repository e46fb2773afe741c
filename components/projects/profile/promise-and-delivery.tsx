import type { ReactNode } from 'react';
import { PairedBar } from '#components/charts/paired-bar.tsx';
import { SourceMarks } from '#components/projects/profile/source-marks.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { Ledger, type LedgerEntry, type LedgerLine } from '#components/ui/ledger.tsx';
import { VerdictMark } from '#components/ui/verdict-mark.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { verdictOf } from '#lib/projects/rules.ts';
import type { ProjectProfile, Quantity, ResultLine, Statement } from '#lib/projects/schema.ts';
import { sourceNumber, statementsAbout } from '#lib/sources/rules.ts';

interface Props {
  profile: ProjectProfile;
  locale: Locale;
}

/** What was promised, what came of it, and whether the promise was kept, line by line with the words of each source. */
export function PromiseAndDelivery({ profile, locale }: Props) {
  const t = messages(locale, 'ledger');
  return (
    <Ledger
      caption={t('caption')}
      columns={{
        line: t('line'),
        expected: t('expected'),
        achieved: t('achieved'),
        verdict: t('verdict'),
      }}
      notStated={t('notStated')}
      lines={profile.results.map((line) => ledgerLine(line, { profile, locale }))}
    />
  );
}

function ledgerLine(line: ResultLine, { profile, locale }: Props): LedgerLine {
  const verdict = verdictOf(line);
  const t = messages(locale, 'ledger');
  const codes = messages(locale, 'codes');
  const entry = (side: 'expected' | 'achieved'): LedgerEntry | null => {
    const quantity = line[side];
    if (quantity === undefined) return null;
    const path = `results[${line.id}].${side}`;
    return {
      ...figureOf(quantity, locale),
      source: <SourceMarks profile={profile} path={path} locale={locale} />,
    };
  };
  return {
    id: `result-${line.id}`,
    title: <LocalText text={line.title} locale={locale} />,
    expected: entry('expected'),
    achieved: entry('achieved'),
    bar: bar(line, verdict),
    verdict: <VerdictMark tone={verdict}>{codes(`verdict.${verdict}`)}</VerdictMark>,
    note: (
      <>
        {line.bilateral && <span className="block">{t('bilateral')}</span>}
        {line.notComparable !== undefined && (
          <span className="block">
            <LocalText text={line.notComparable} locale={locale} />
          </span>
        )}
        {isToldInWords(line) && <span className="block">{t('toldInWords')}</span>}
        <Quotes line={line} profile={profile} locale={locale} />
      </>
    ),
  };
}

function figureOf(quantity: Quantity, locale: Locale): LedgerEntry {
  const t = messages(locale, 'codes');
  const hasNumber = quantity.number !== undefined;
  const qualifier = hasNumber ? t(`qualifier.${quantity.qualifier}`, { quantity: '' }).trim() : '';
  return {
    figure: hasNumber ? formatNumber(quantity.number as number, locale) : undefined,
    qualifier: qualifier === '' ? undefined : qualifier,
    unit: quantity.unit === undefined ? undefined : <LocalText text={quantity.unit} locale={locale} />,
    words: quantity.words === undefined ? undefined : <LocalText text={quantity.words} locale={locale} />,
  };
}

/** Both sides are there, and one of them has no figure. */
function isToldInWords({ expected, achieved, notComparable }: ResultLine): boolean {
  if (expected === undefined || achieved === undefined || notComparable !== undefined) return false;
  return expected.number === undefined || achieved.number === undefined;
}

/** Bars stand only where the two figures count the same thing. */
function bar(line: ResultLine, verdict: string): ReactNode {
  const [expected, achieved] = [line.expected?.number, line.achieved?.number];
  if (expected === undefined || achieved === undefined || verdict === 'not-comparable') return null;
  return <PairedBar expected={expected} achieved={achieved} />;
}

function Quotes({ line, profile, locale }: { line: ResultLine } & Props) {
  const t = messages(locale, 'profile');
  const quoted = (['expected', 'achieved'] as const).flatMap((side) =>
    statementsAbout(profile.statements, `results[${line.id}].${side}`)
      .filter((statement): statement is Statement & { quote: object } => statement.quote !== undefined)
      .map((statement) => ({ side, statement })),
  );
  if (quoted.length === 0) return null;
  return (
    <Disclosure summary={t('quotes.summary', { count: quoted.length })}>
      <ul className="space-y-1">
        {quoted.map(({ side, statement }) => {
          const number = sourceNumber(profile, statement.sourceId);
          return (
            <li key={`${side} ${statement.sourceId} ${statement.quote?.text}`}>
              {t(`quotes.${side}`)}{' '}
              <q lang={profile.sources[number - 1]?.language}>{statement.quote?.text}…</q>{' '}
              {statement.quote?.line === undefined
                ? `[${number}]`
                : t('quotes.where', { number, line: statement.quote.line })}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
