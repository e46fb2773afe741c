import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Table } from '#components/ui/table.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadProgrammeEntries } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function ProgrammesPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'programmes']);
  const { locale, actor } = screen;
  const loaded = await loadProgrammeEntries(actor);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { programmes, mayBegin } = loaded;
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  return (
    <RegisterScreen
      screen={screen}
      register="programmes"
      title={t('programmes')}
      lede={t('programmesText')}
      isList
      action={
        mayBegin && (
          <LinkButton href={staffPath(locale, 'registers', 'programmes', 'new')} tone="firm">
            {t('programme.new')}
          </LinkButton>
        )
      }
    >
      <Table
        caption={t('found', { count: programmes.length })}
        columns={[
          { id: 'name', header: t('programmes') },
          { id: 'fund', header: t('programme.fund') },
          { id: 'period', header: t('programme.period') },
          { id: 'eyes', header: t('programme.fourEyes') },
          { id: 'projects', header: t('programme.projects'), numeric: true },
        ]}
        rows={programmes.map((entry) => ({
          id: entry.slug,
          cells: [
            <a key="name" href={staffPath(locale, 'registers', 'programmes', entry.slug)}>
              {locale === 'en' ? entry.nameEn : entry.nameBg}
            </a>,
            entry.fund === null ? t('programme.unknown') : codes(`fund.${entry.fund as 'eea-grants'}`),
            entry.fundingPeriod?.replace('-', '–') ?? t('programme.unknown'),
            t(entry.fourEyes ? 'programme.fourEyesOn' : 'programme.fourEyesOff'),
            entry.projects,
          ],
        }))}
      />
    </RegisterScreen>
  );
}
