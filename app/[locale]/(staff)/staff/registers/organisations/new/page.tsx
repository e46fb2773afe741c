import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { organisationFieldsFor } from '#components/editorial/registers/organisation-fields.ts';
import { RegisterForm } from '#components/editorial/registers/register-form.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationToForm } from '#lib/organisations/form.ts';
import { mayChangeOrganisations } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function NewOrganisationPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'organisations', 'new']);
  const { locale, actor } = screen;
  if (!mayChangeOrganisations(actor)) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  return (
    <RegisterScreen screen={screen} register="organisations" title={t('organisation.new')}>
      <RegisterForm
        frame={screen}
        action="/staff/api/registers/organisations"
        hidden={{}}
        values={organisationToForm(null)}
        fields={organisationFieldsFor(locale)}
        mayReplace={false}
      />
    </RegisterScreen>
  );
}
