import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { countryName } from '#lib/format/country.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { OrganisationEntry, OrganisationKind, OrganisationPair } from '#lib/organisations/schema.ts';
import { staffPath } from '#lib/paths.ts';

/** Pairs that may be one organisation: both sides, the reasons, and the two things to do about it. */
export function OrganisationPairs({
  frame,
  pairs,
  mayMerge,
}: {
  frame: FormFrame;
  pairs: readonly OrganisationPair[];
  mayMerge: boolean;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'registers');
  return (
    <ul>
      {pairs.map(({ first, second, reasons, degree }) => (
        <li key={`${first.slug} ${second.slug}`} className="border-rule border-t py-5">
          <div className="grid gap-x-8 gap-y-3 mid:grid-cols-2">
            <Side entry={first} frame={frame} />
            <Side entry={second} frame={frame} />
          </div>
          <p className="mt-3 text-ink-soft text-small">
            {reasons.map((reason) => t(`reason.${reason as 'same-name'}`)).join(' · ')} ·{' '}
            {t('organisation.degree', { degree })}
          </p>
          <div className="mt-3 flex flex-wrap items-start gap-4">
            {mayMerge && (
              <LinkButton
                href={`${staffPath(locale, 'registers', 'organisations', 'merge')}?from=${second.slug}&into=${first.slug}`}
              >
                {t('organisation.merge')}
              </LinkButton>
            )}
            <ActionForm
              frame={frame}
              name={`apart ${first.slug} ${second.slug}`}
              action="/staff/api/registers/organisations/told-apart"
              fields={{ first: first.slug, second: second.slug }}
              className=""
            >
              <Button tone="plain">{t('organisation.apart')}</Button>
            </ActionForm>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({
  entry,
  frame: { locale },
}: {
  entry: OrganisationEntry & { projects: number };
  frame: FormFrame;
}) {
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  return (
    <div className="min-w-0">
      <p className="font-title text-subheading">
        <a href={staffPath(locale, 'registers', 'organisations', entry.slug)}>
          {locale === 'en' ? entry.nameEn : entry.nameBg}
        </a>
      </p>
      <p className="text-caption text-ink-soft">
        {[
          codes(`organisationKind.${entry.kind as OrganisationKind}`),
          countryName(locale, entry.country),
          t('used', { count: entry.projects }),
        ].join(' · ')}
      </p>
      {entry.aliases.length > 0 && <p className="mt-1 text-small">{entry.aliases.join(' · ')}</p>}
    </div>
  );
}
