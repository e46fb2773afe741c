import { NewToken } from '#app/[locale]/(staff)/staff/tokens/new-token.tsx';
import { TokenList } from '#app/[locale]/(staff)/staff/tokens/token-list.tsx';
import { ShownOnce } from '#components/editorial/shown-once.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTokens } from '#lib/web/loaders/staff/records.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tokens');

export default async function TokensPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['tokens']);
  const { locale, actor, returned } = screen;
  const tokens = await loadTokens(actor);
  const t = staffMessages(locale, 'tokens');
  const made = (returned?.value as { token?: string } | undefined)?.token;
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={[{ label: staffMessages(locale, 'frame')('account'), href: staffPath(locale, 'account') }]}
    >
      {made !== undefined && (
        <ShownOnce title={t('madeTitle')} text={made}>
          {t('made')}
        </ShownOnce>
      )}
      <Section id="new" title={t('new')}>
        <NewToken screen={screen} isMade={made !== undefined} />
      </Section>
      <Section id="yours" title={t('yours')}>
        <TokenList frame={screen} tokens={tokens} />
      </Section>
    </StaffFrame>
  );
}
