import type { ReactNode } from 'react';
import { LocalText } from '#components/sections/local-text.tsx';
import { Link } from '#components/ui/link.tsx';
import { StatusMark } from '#components/ui/status-mark.tsx';
import { VerdictMark } from '#components/ui/verdict-mark.tsx';
import { formatDateRange } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectPath } from '#lib/paths.ts';
import { verdicts } from '#lib/projects/rules.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';

export type CardLevel = 2 | 3;

/** Projects under each other as entries of a catalogue. `after` adds a line to an entry: roles, reasons. */
export function ProjectList({
  cards,
  locale,
  level = 3,
  after,
}: {
  cards: readonly ProjectCard[];
  locale: Locale;
  level?: CardLevel;
  /** By project id. */
  after?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <ul className="border-rule border-b">
      {cards.map((card) => (
        <li key={card.id} className="border-rule border-t py-5">
          <ProjectEntry card={card} locale={locale} level={level} />
          {after?.[card.id]}
        </li>
      ))}
    </ul>
  );
}

/** One project in a list: title, the answer in a sentence, and its facts in a line. */
export function ProjectEntry({
  card,
  locale,
  level,
  title,
}: {
  card: ProjectCard;
  locale: Locale;
  level: CardLevel;
  /** The title with the words that were searched for marked. */
  title?: ReactNode;
}) {
  const Tag = `h${level}` as const;
  const t = messages(locale, 'projectList');
  return (
    <article className="wide:grid wide:grid-cols-[minmax(0,1fr)_11rem] wide:gap-8">
      <div className="min-w-0">
        <Tag className="font-title text-subheading">
          <Link href={projectPath(locale, card.slug)} kind="entry">
            {title ?? <LocalText text={card.title} locale={locale} />}
          </Link>
        </Tag>
        {card.workingTitle && <p className="text-ink-soft text-small">{t('workingTitle')}</p>}
        <p className="mt-1 max-w-measure">
          <LocalText text={card.summary} locale={locale} />
        </p>
        <CardFacts card={card} locale={locale} />
        <CardVerdicts card={card} locale={locale} />
      </div>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-6 gap-y-1 wide:mt-0 wide:flex-col wide:items-end wide:text-right">
        <p className="font-title text-subheading tabular-nums">
          {card.grant === undefined ? (
            <span className="font-plain text-ink-soft text-small">{t('noAmount')}</span>
          ) : (
            formatMoney(card.grant, locale)
          )}
        </p>
        <StatusMark tone={card.status ?? 'unknown'}>
          {messages(locale, 'codes')(`status.${card.status ?? 'unknown'}`)}
        </StatusMark>
        {card.startsOn !== undefined && card.endsOn !== undefined && (
          <p className="text-ink-soft text-small">{formatDateRange(card.startsOn, card.endsOn, locale)}</p>
        )}
      </div>
    </article>
  );
}

/** How the promises were kept, counted. */
function CardVerdicts({ card, locale }: { card: ProjectCard; locale: Locale }) {
  const t = messages(locale, 'codes');
  const counted = verdicts.flatMap((verdict) => {
    const count = card.verdicts[verdict];
    return count === undefined ? [] : [{ verdict, count }];
  });
  if (counted.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-4">
      <span className="sr-only">{messages(locale, 'projectList')('verdicts')} </span>
      {counted.map(({ verdict, count }) => (
        <VerdictMark key={verdict} tone={verdict}>
          <span className="font-normal">
            {formatNumber(count, locale)} {t(`verdict.${verdict}`).toLocaleLowerCase(locale)}
          </span>
        </VerdictMark>
      ))}
    </p>
  );
}

/** At most this many places stand in a line; the rest is a number. */
const mostPlaces = 4;

function CardFacts({ card, locale }: { card: ProjectCard; locale: Locale }) {
  const t = messages(locale, 'projectList');
  const seen = new Set<string>();
  const places = card.places.filter(({ name }) => {
    const isNew = !seen.has(name.en ?? '');
    seen.add(name.en ?? '');
    return isNew;
  });
  const more = places.length - mostPlaces;
  return (
    <p className="mt-2 text-ink-soft text-small">
      {card.promoter !== undefined && (
        <>
          <LocalText text={card.promoter.name} locale={locale} />
          {places.length > 0 && ' · '}
        </>
      )}
      {places.slice(0, mostPlaces).map(({ slug, name }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <LocalText text={name} locale={locale} />
        </span>
      ))}
      {more > 0 && ` ${t('morePlaces', { count: more })}`}
    </p>
  );
}
