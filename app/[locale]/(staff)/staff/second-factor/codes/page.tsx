import type { Metadata } from 'next';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { readShownOnce } from '#lib/web/staff/shown-once.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'account')('codesTitle'));
}

export default async function BackupCodesPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['second-factor', 'codes']);
  const { locale, actor } = screen;
  const t = staffMessages(locale, 'account');
  const codes = await readShownOnce(actor, 'backup-codes');
  return (
    <StaffFrame screen={screen} title={t('codesTitle')} lede={codes ? t('codesLede') : t('codesGone')}>
      {codes && (
        <ol className="mb-8 grid max-w-measure list-decimal gap-x-10 gap-y-2 pl-8 mid:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>
              <code className="select-all">{code}</code>
            </li>
          ))}
        </ol>
      )}
      <LinkButton href={codes ? staffPath(locale) : staffPath(locale, 'account')} tone="firm">
        {codes ? t('codesDone') : t('title')}
      </LinkButton>
    </StaffFrame>
  );
}
