import { AbsentEntry } from '#components/editorial/registers/absent-entry.tsx';
import { organisationFieldsFor } from '#components/editorial/registers/organisation-fields.ts';
import { RegisterForm } from '#components/editorial/registers/register-form.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationToForm } from '#lib/organisations/form.ts';
import { staffPath } from '#lib/paths.ts';
import { mayChangeOrganisations } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, screenMetadata } from '#lib/web/staff/screen.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export const generateMetadata = screenMetadata('registers');

export default async function NewOrganisationPage({ params }: Props) {
  const screen = await openScreen(params, ['registers', 'organisations', 'new']);
  const { locale, page, actor } = screen;
  if (!mayChangeOrganisations(actor)) return <AbsentEntry locale={locale} page={page} actor={actor} />;
  const t = staffMessages(locale, 'registers');
  return (
    <StaffFrame
      locale={locale}
      path={page}
      actor={actor}
      title={t('organisation.new')}
      crumbs={[
        { label: t('title'), href: staffPath(locale, 'registers') },
        { label: t('organisations'), href: staffPath(locale, 'registers', 'organisations') },
      ]}
    >
      <RegisterForm
        frame={screen}
        action="/staff/api/registers/organisations"
        hidden={{}}
        values={organisationToForm(null)}
        fields={organisationFieldsFor(locale)}
        mayReplace={false}
      />
    </StaffFrame>
  );
}
