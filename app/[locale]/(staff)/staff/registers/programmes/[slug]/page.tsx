import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { EntryScreen } from '#components/editorial/registers/entry-screen.tsx';
import { programmeFieldsFor } from '#components/editorial/registers/programme-fields.ts';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { programmePath } from '#lib/paths.ts';
import { programmeToForm } from '#lib/programmes/form.ts';
import { loadProgrammeEntries } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function ProgrammePage({ params, searchParams }: ScreenProps<'slug'>) {
  const { slug } = await params;
  const screen = await openScreen(params, ['registers', 'programmes', slug]);
  const { locale, actor } = screen;
  const loaded = await loadProgrammeEntries(actor);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { programmes, mayBegin, mayChange } = loaded;
  const isNew = slug === 'new';
  const entry = programmes.find((each) => each.slug === slug) ?? null;
  if (isNew ? !mayBegin : entry === null) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  return (
    <EntryScreen
      screen={screen}
      register="programmes"
      newTitle={t('programme.new')}
      entry={entry}
      isSaved={isSaved}
      mayChange={isNew || mayChange(slug)}
      values={programmeToForm(entry)}
      fields={programmeFieldsFor(locale)}
    >
      {entry !== null && (
        <div className="mt-12">
          <Section id="four-eyes" title={t('programme.fourEyes')}>
            <p>{t(entry.fourEyes ? 'programme.fourEyesOn' : 'programme.fourEyesOff')}</p>
            <p className="mt-1 mb-4 text-ink-soft text-small">{t('programme.fourEyesWhere')}</p>
            {mayChange(slug) && (
              <ActionForm
                frame={screen}
                name="four-eyes"
                action="/staff/api/people/four-eyes"
                fields={{ programme: entry.slug, fourEyes: entry.fourEyes ? 'no' : 'yes' }}
              >
                <div>
                  <Button tone="plain">
                    {t(entry.fourEyes ? 'programme.fourEyesTurnOff' : 'programme.fourEyesTurnOn')}
                  </Button>
                </div>
              </ActionForm>
            )}
          </Section>
          <Section id="uses" title={t('organisation.uses')}>
            <p>{t('used', { count: entry.published })}</p>
            <p className="mt-2">
              <a href={programmePath(locale, entry.slug)}>{t('publicPage')}</a>
            </p>
          </Section>
        </div>
      )}
    </EntryScreen>
  );
}
