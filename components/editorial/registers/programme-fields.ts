import type { RegisterField } from '#components/editorial/registers/register-form.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { fundingPeriods, funds } from '#lib/projects/schema.ts';

/** The fields of a programme in the order of its form. */
export function programmeFieldsFor(locale: Locale): RegisterField[] {
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  const unknown = { value: '', label: t('programme.unknown') };
  return [
    { name: 'nameEn', label: t('programme.nameEn'), lang: 'en' },
    { name: 'nameBg', label: t('programme.nameBg'), lang: 'bg' },
    {
      name: 'fund',
      label: t('programme.fund'),
      kind: 'choice',
      options: [unknown, ...funds.map((fund) => ({ value: fund, label: codes(`fund.${fund}`) }))],
    },
    {
      name: 'fundingPeriod',
      label: t('programme.period'),
      kind: 'choice',
      options: [
        unknown,
        ...fundingPeriods.map((period) => ({ value: period, label: period.replace('-', '–') })),
      ],
    },
    { name: 'descriptionEn', label: t('programme.descriptionEn'), kind: 'text', lang: 'en' },
    { name: 'descriptionBg', label: t('programme.descriptionBg'), kind: 'text', lang: 'bg' },
    { name: 'aliases', label: t('programme.aliases'), hint: t('aliasesHint'), kind: 'text' },
  ];
}
