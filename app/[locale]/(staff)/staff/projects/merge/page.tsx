import { redirect } from 'next/navigation';
import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { mayMergeSomewhere } from '#lib/web/loaders/staff/merge.ts';
import { readEntryAddress } from '#lib/web/staff/entry-address.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('merge');

/** Leads from two projects that were selected in the list to where they are compared; says what to do otherwise. */
export default async function MergeTwoPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['projects', 'merge'], searchParams);
  const { locale, actor } = screen;
  if (!mayMergeSomewhere(actor)) return <AbsentScreen {...screen} />;
  const { selected } = readEntryAddress(await searchParams);
  const [goes = '', stays = ''] = selected;
  if (selected.length === 2)
    redirect(`${staffPath(locale, 'projects', goes, 'merge')}?${new URLSearchParams({ into: stays })}`);
  const t = staffMessages(locale, 'merge');
  const list = staffPath(locale, 'projects');
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={[{ label: staffMessages(locale, 'projects')('title'), href: list }]}
    >
      <p className="mb-6 max-w-measure">{t('chooseTwo', { count: selected.length })}</p>
      <LinkButton href={list}>{t('toList')}</LinkButton>
    </StaffFrame>
  );
}
