import type { ReactNode } from 'react';
import { PageFrame } from '#components/layout/page-frame.tsx';
import type { PhotoAddress } from '#components/projects/profile/photos.tsx';
import { ProfileBody, type ProfileBodyProps } from '#components/projects/profile/profile-body.tsx';
import { ProfileHeader } from '#components/projects/profile/profile-header.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';

/** The public page of a document that is not public, as its readers would see it. */
export function PreviewedPage({
  page,
  path,
  today,
  locale,
  banner,
  photoAddress,
  children,
}: {
  page: Pick<ProfileBodyProps, 'profile' | 'places' | 'targetGroups' | 'organisations' | 'programme'>;
  /** Address of this preview: the language switch keeps it. */
  path: string;
  today: string;
  locale: Locale;
  banner: ReactNode;
  /** Nobody but readers of the preview may see the files yet. */
  photoAddress: PhotoAddress;
  /** What stands below the page and is no part of it. */
  children?: ReactNode;
}) {
  return (
    <PageFrame
      locale={locale}
      path={path}
      banner={banner}
      crumbs={[{ label: messages(locale, 'nav')('projects'), href: projectsPath(locale) }]}
    >
      <ProfileHeader
        profile={page.profile}
        promoter={page.organisations[page.profile.promoter?.organisation ?? '']?.name}
        locale={locale}
        today={today}
      />
      <ProfileBody {...page} related={[]} locale={locale} today={today} photoAddress={photoAddress} />
      {children}
    </PageFrame>
  );
}
