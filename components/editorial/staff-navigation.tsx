import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/**
 * What stands in the navigation, and for whom: absent roles for everybody, `inAll` for those who have the role in all
 * programmes. The server judges each page again.
 */
const entries = [
  { key: 'myWork', segments: [] },
  { key: 'projects', segments: ['projects'] },
  { key: 'import', segments: ['import'], roles: ['officer', 'lead', 'administrator'] },
  { key: 'bulk', segments: ['bulk'], roles: ['lead', 'administrator'] },
  { key: 'media', segments: ['media'] },
  {
    key: 'registers',
    segments: ['registers'],
    roles: ['officer', 'communication', 'approver', 'lead', 'administrator'],
  },
  { key: 'translations', segments: ['translations'] },
  { key: 'trash', segments: ['trash'], roles: ['approver', 'lead', 'administrator'] },
  { key: 'people', segments: ['people'], roles: ['administrator'] },
  { key: 'mail', segments: ['mail'], roles: ['administrator'], inAll: true },
  { key: 'audit', segments: ['audit'], roles: ['administrator'], inAll: true },
] as const;

/** The ways through the staff area that this person may go; the one the page belongs to is marked. */
export function StaffNavigation({
  locale,
  path,
  memberships,
  layout,
}: {
  locale: Locale;
  path: string;
  memberships: readonly { role: string; programme: string | null }[];
  layout: 'row' | 'list';
}) {
  const t = staffMessages(locale, 'frame');
  const [plain = ''] = path.split(/[?#]/);
  const mayGo = entries.filter(
    (entry) =>
      !('roles' in entry) ||
      memberships.some(
        ({ role, programme }) =>
          entry.roles.some((each) => each === role) && (programme === null || !('inAll' in entry)),
      ),
  );
  return (
    <ul className={layout === 'row' ? 'flex flex-wrap gap-x-7' : 'border-rule border-t'}>
      {mayGo.map(({ key, segments }) => {
        const href = staffPath(locale, ...segments);
        const isAbove = segments.length > 0 && plain.startsWith(`${href}/`);
        return (
          <li key={key} className={layout === 'row' ? '' : 'border-rule border-b'}>
            <a
              href={href}
              aria-current={plain === href ? 'page' : isAbove ? 'true' : undefined}
              className={`quiet-link block py-2.5 text-small aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink ${layout === 'row' ? '-mb-px border-transparent border-b-2' : ''}`}
            >
              {t(`nav.${key}`)}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
