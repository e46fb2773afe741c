import { Link } from '#components/ui/link.tsx';
import { formatDate } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { contactVisibility, contactWithheldFrom } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** The contact while it may be shown, or where it stood; nothing when no source names one. */
export function Contact({
  profile,
  locale,
  today,
}: {
  profile: ProjectProfile;
  locale: Locale;
  today: string;
}) {
  const t = messages(locale, 'profile');
  const visibility = contactVisibility(profile, today);
  if (visibility === 'none') return null;
  if (visibility === 'withheld') {
    const source = profile.sources.find(({ id }) => id === profile.contactSource);
    const since = contactWithheldFrom(profile);
    return (
      <p className="max-w-measure">
        {since === null || since > today
          ? t('contact.onlyAtSource')
          : t('contact.withheld', { date: formatDate(since, locale) })}{' '}
        {source?.url !== undefined && (
          <Link href={source.url} hrefLang={source.language} rel="external">
            {t('contact.atSource')}
          </Link>
        )}
      </p>
    );
  }
  const { contact } = profile;
  return (
    <address className="not-italic">
      {contact?.name !== undefined && <p>{contact.name}</p>}
      {contact?.phone !== undefined && (
        <p>
          <Link href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</Link>
        </p>
      )}
      {contact?.email !== undefined && (
        <p>
          <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
        </p>
      )}
      {contact?.address !== undefined && !profile.sensitiveLocation && <p>{contact.address}</p>}
    </address>
  );
}
