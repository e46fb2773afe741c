import { StaffCheckboxes } from '#components/editorial/staff-field.tsx';
import type { StaffMembership } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

const roles = ['officer', 'communication', 'approver', 'lead', 'administrator'] as const;

/** Value of a ticked role: `officer` in all programmes, `officer:culture` in one. */
export const roleValue = ({ role, programme }: StaffMembership) =>
  programme === null ? role : `${role}:${programme}`;

/** The roles somebody may have, programme by programme, to be ticked. Roles beyond one's scopes are kept as they are. */
export function RoleBoxes({
  locale,
  id,
  scopes,
  ticked,
}: {
  locale: Locale;
  id: string;
  scopes: readonly { programme: string | null; name: string | null }[];
  ticked: readonly string[];
}) {
  const t = staffMessages(locale, 'people');
  const offered = new Set(
    scopes.flatMap(({ programme }) => roles.map((role) => roleValue({ role, programme }))),
  );
  return (
    <>
      {ticked
        .filter((value) => !offered.has(value))
        .map((value) => (
          <input key={value} type="hidden" name="roles" value={value} />
        ))}
      {scopes.map(({ programme, name }, index) => (
        <StaffCheckboxes
          key={programme ?? ''}
          id={index === 0 ? id : `${id}-${index}`}
          name="roles"
          legend={name ?? t('allProgrammes')}
          defaultValues={ticked}
          options={roles.map((role) => ({
            value: roleValue({ role, programme }),
            label: t(`role.${role}`),
            ...(index === 0 && { hint: t(`roleDoes.${role}`) }),
          }))}
        />
      ))}
    </>
  );
}
