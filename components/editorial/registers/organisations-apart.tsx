import type { FormFrame } from '#components/editorial/action-form.tsx';
import { ToldApartList } from '#components/editorial/told-apart-list.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { OrganisationPair } from '#lib/organisations/schema.ts';

/** Pairs of organisations that somebody said are two, with the way back. */
export function OrganisationsApart({
  frame,
  pairs,
  total,
}: {
  frame: FormFrame;
  pairs: readonly (Pick<OrganisationPair, 'first' | 'second'> & { name: string | null; at: Date })[];
  total: number;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'merge');
  const nameOf = ({ nameEn, nameBg }: OrganisationPair['first']) => (locale === 'en' ? nameEn : nameBg);
  const isCut = pairs.length < total;
  return (
    <ToldApartList
      frame={frame}
      action="/staff/api/registers/organisations/told-apart"
      remark={`${t('apart.hint')}${isCut ? ` ${t('apart.latest', { shown: pairs.length, total })}` : ''}`}
      pairs={pairs.map(({ first, second, name, at }) => ({
        id: `${first.slug} ${second.slug}`,
        title: `${nameOf(first)} · ${nameOf(second)}`,
        name,
        at,
        fields: { first: first.slug, second: second.slug },
      }))}
    />
  );
}
