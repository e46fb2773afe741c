import { sourceAnchor } from '#components/projects/profile/source-marks.tsx';
import { StatementValue } from '#components/projects/profile/statement-value.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Heading } from '#components/ui/heading.tsx';
import { Link } from '#components/ui/link.tsx';
import { formatDate } from '#lib/format/date.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { differences } from '#lib/projects/rules.ts';
import type { ProjectProfile, Statement } from '#lib/projects/schema.ts';
import { fieldOfPath, sourceNumber } from '#lib/sources/rules.ts';

/** The published pages that the entry is made from, numbered as the marks beside the values. */
export function Sources({ profile, locale }: { profile: ProjectProfile; locale: Locale }) {
  const t = messages(locale, 'profile');
  return (
    <ol className="max-w-measure list-none space-y-4" data-print-address>
      {profile.sources.map((source, index) => (
        <li
          key={source.id}
          id={sourceAnchor(source.id)}
          className="grid grid-cols-[2rem_1fr] target:bg-paper-deep"
        >
          <span className="text-ink-soft">[{index + 1}]</span>
          <span>
            {source.url === undefined ? (
              <cite lang={source.language} className="not-italic font-semibold">
                {source.title}
              </cite>
            ) : (
              <Link href={source.url} lang={source.language} hrefLang={source.language} rel="external">
                {source.title}
              </Link>
            )}
            <span className="block text-small">
              <LocalText text={source.publisher} locale={locale} />
            </span>
            {source.urlNote !== undefined && (
              <span className="block text-small">
                <LocalText text={source.urlNote} locale={locale} />
              </span>
            )}
            <span className="block text-ink-soft text-small">
              {source.statedOn === undefined
                ? t('sources.received', { date: formatDate(source.receivedOn, locale) })
                : t('sources.receivedAndDated', {
                    date: formatDate(source.receivedOn, locale),
                    stated: formatDate(source.statedOn, locale),
                  })}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where the sources disagree: what the page shows, and what else is said. */
export function Differences({ profile, locale }: { profile: ProjectProfile; locale: Locale }) {
  const t = messages(locale, 'profile');
  const found = differences(profile);
  if (found.length === 0) return null;
  return (
    <div className="mt-10 space-y-4">
      <Heading level={3}>{t('differences.heading')}</Heading>
      <p className="max-w-measure">{t('differences.intro')}</p>
      <dl className="border-rule border-b">
        {found.map(({ path, shown, others }) => (
          <div
            key={path}
            className="border-rule border-t py-3 mid:grid mid:grid-cols-[12rem_minmax(0,1fr)] mid:gap-8"
          >
            <dt className="font-semibold">{pathLabel(profile, path, locale)}</dt>
            {[...(shown === null ? [] : [shown]), ...others].map((statement) => (
              <dd key={`${statement.sourceId} ${statement.preferred}`} className="col-start-2 mt-1">
                <Stated statement={statement} profile={profile} locale={locale} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Stated({
  statement,
  profile,
  locale,
}: {
  statement: Statement;
  profile: ProjectProfile;
  locale: Locale;
}) {
  const t = messages(locale, 'profile');
  const number = sourceNumber(profile, statement.sourceId);
  return (
    <>
      <span className={statement.preferred ? 'font-semibold' : undefined}>
        <StatementValue statement={statement} locale={locale} />
      </span>{' '}
      <Link href={`#${sourceAnchor(statement.sourceId)}`}>[{number}]</Link>{' '}
      <span className="text-ink-soft text-small">
        {statement.preferred ? t('differences.shown') : t('differences.other')}
      </span>
      {statement.quote !== undefined && (
        <q lang={profile.sources[number - 1]?.language} className="block text-ink-soft text-small">
          {statement.quote.text}
        </q>
      )}
      {statement.note !== undefined && (
        <span className="block text-small">
          <LocalText text={statement.note} locale={locale} />
        </span>
      )}
    </>
  );
}

/** What a path is about, in words: the field, and the item's own title where it has one. */
function pathLabel(profile: ProjectProfile, path: string, locale: Locale): string {
  const t = messages(locale, 'profile');
  const { field, item } = fieldOfPath(path);
  const key = `fields.${field}` as Parameters<typeof t>[0];
  const label = t.has(key) ? t(key) : field;
  const line = profile.results.find(({ id }) => field === 'results' && id === item);
  return line === undefined ? label : `${label}: ${pick(line.title, locale).text}`;
}
