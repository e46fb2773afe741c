/** “Anna is editing Results, idle 20 min”: who else has the same entry open, in words. */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { sectionOfPath } from '#lib/projects/form/fields.ts';
import type { Presence } from '#lib/projects/schema/edition.ts';

/** From here on somebody is told to be idle. */
const idleAfterMinutes = 2;

/** One sentence for each other person. */
export function presenceLines(presence: readonly Presence[], locale: Locale, now: Date): string[] {
  const t = staffMessages(locale, 'editor');
  return presence.map(({ person, field, typedAt }) => {
    const name = person.name ?? t('somebody');
    const section = field === null ? null : sectionOfPath(field);
    const who =
      section === null
        ? t('presence.here', { name })
        : t('presence.one', { name, section: t(`section.${section}`) });
    const minutes = Math.floor((now.getTime() - typedAt.getTime()) / 60_000);
    return minutes < idleAfterMinutes ? who : t('presence.idle', { who, minutes });
  });
}
