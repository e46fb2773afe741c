import type { StaffMembership } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Somebody's roles in words, one a line. */
export function RoleList({
  locale,
  memberships,
  programmeNames,
}: {
  locale: Locale;
  memberships: readonly StaffMembership[];
  programmeNames: ReadonlyMap<string, string>;
}) {
  const t = staffMessages(locale, 'people');
  if (memberships.length === 0) return <span className="text-ink-soft">{t('noRole')}</span>;
  return (
    <ul>
      {memberships.map(({ role, programme }) => (
        <li key={`${role} ${programme ?? ''}`}>
          {programme === null
            ? t(`role.${role}`)
            : t('inProgramme', {
                role: t(`role.${role}`),
                programme: programmeNames.get(programme) ?? programme,
              })}
        </li>
      ))}
    </ul>
  );
}
