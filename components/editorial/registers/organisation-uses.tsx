import { LinkList } from '#components/ui/link-list.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationPath, staffPath } from '#lib/paths.ts';
import type { Role } from '#lib/projects/schema.ts';

export interface ShownUse {
  published: readonly { projectId: string; titleEn: string; titleBg: string; roles: readonly string[] }[];
  inWork: number;
  formerSlugs: readonly string[];
}

/** Where an organisation is named: its projects with its roles, drafts, addresses that lead to it. */
export function OrganisationUses({ slug, use, locale }: { slug: string; use: ShownUse; locale: Locale }) {
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  return (
    <div className="space-y-4">
      {use.published.length === 0 ? (
        <p>{t('used', { count: 0 })}</p>
      ) : (
        <LinkList
          links={use.published.map(({ projectId, titleEn, titleBg, roles }) => ({
            href: staffPath(locale, 'projects', projectId, 'history'),
            label: locale === 'en' ? titleEn : titleBg,
            detail: roles.map((role) => codes(`role.${role as Role}`)).join(', '),
          }))}
        />
      )}
      <p className="text-ink-soft text-small">{t('inWork', { count: use.inWork })}</p>
      {use.formerSlugs.length > 0 && (
        <p className="text-ink-soft text-small">
          {t('organisation.former')}: {use.formerSlugs.join(', ')}
        </p>
      )}
      <p>
        <a href={organisationPath(locale, slug)}>{t('publicPage')}</a>
      </p>
    </div>
  );
}
