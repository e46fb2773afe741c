import type { RegisterField } from '#components/editorial/registers/register-form.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationKinds } from '#lib/organisations/schema.ts';

/** The kinds of organisations as a choice; with `first` for no kind. */
export function kindOptions(locale: Locale, first: string): { value: string; label: string }[] {
  const codes = messages(locale, 'codes');
  return [
    { value: '', label: first },
    ...organisationKinds.map((kind) => ({ value: kind, label: codes(`organisationKind.${kind}`) })),
  ];
}

/** The fields of an organisation in the order of its form. */
export function organisationFieldsFor(locale: Locale): RegisterField[] {
  const t = staffMessages(locale, 'registers');
  return [
    { name: 'nameEn', label: t('organisation.nameEn'), hint: t('organisation.nameHint'), lang: 'en' },
    { name: 'translated.en', label: t('organisation.translatedEn'), kind: 'tick' },
    { name: 'nameBg', label: t('organisation.nameBg'), lang: 'bg' },
    { name: 'translated.bg', label: t('organisation.translatedBg'), kind: 'tick' },
    {
      name: 'kind',
      label: t('organisation.kind'),
      kind: 'choice',
      options: kindOptions(locale, t('organisation.chooseKind')),
    },
    { name: 'country', label: t('organisation.country'), hint: t('organisation.countryHint') },
    { name: 'place', label: t('organisation.place'), hint: t('organisation.placeHint') },
    { name: 'url', label: t('organisation.url') },
    { name: 'aliases', label: t('organisation.aliases'), hint: t('aliasesHint'), kind: 'text' },
  ];
}
