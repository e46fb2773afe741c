import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { OrganisationEntry } from '#lib/organisations/schema.ts';

const facts = ['nameEn', 'nameBg', 'kind', 'country', 'place', 'url'] as const;
type Fact = (typeof facts)[number];

/** Two organisations in two columns, a choice for each fact on which they differ, and what comes of it. */
export function OrganisationMergeForm({
  frame,
  from,
  into,
  aliases,
  textOf,
}: {
  frame: FormFrame;
  from: OrganisationEntry;
  into: OrganisationEntry;
  /** Other names of the result as proposed. */
  aliases: readonly string[];
  /** A fact as it is shown. */
  textOf: (entry: OrganisationEntry, fact: Fact) => string;
}) {
  const t = staffMessages(frame.locale, 'registers');
  const nameOf = (entry: OrganisationEntry) => (frame.locale === 'en' ? entry.nameEn : entry.nameBg);
  const posted = postedValues(frame, 'merge');
  return (
    <ActionForm
      frame={frame}
      name="merge"
      action="/staff/api/registers/organisations/merge"
      fields={{ from: from.slug, into: into.slug }}
      className="grid gap-8"
    >
      <div>
        <div className="hidden grid-cols-[10rem_1fr_1fr] gap-x-6 border-ink border-b pb-2 text-caption mid:grid">
          <span>{t('organisation.fact')}</span>
          <span className="font-semibold">{t('organisation.mergeStays', { name: nameOf(into) })}</span>
          <span className="font-semibold">{t('organisation.mergeGoes', { name: nameOf(from) })}</span>
        </div>
        {facts.map((fact) => (
          <FactChoice
            key={fact}
            fact={fact}
            label={t(`organisation.${fact}`)}
            into={textOf(into, fact)}
            from={textOf(from, fact)}
            posted={posted[`keep.${fact}`]}
          />
        ))}
      </div>
      <div>
        <p className="font-semibold text-small">{t('organisation.mergeNames')}</p>
        <p className="mt-1 max-w-measure">{aliases.join(' · ') || '–'}</p>
      </div>
      <div>
        <Button>{t('organisation.mergeDo', { name: nameOf(into) })}</Button>
      </div>
    </ActionForm>
  );
}

/** One fact of both: a choice where they differ; what is known stands before what is not. */
function FactChoice({
  fact,
  label,
  into,
  from,
  posted,
}: {
  fact: Fact;
  label: string;
  into: string;
  from: string;
  posted: string | undefined;
}) {
  const texts = { into, from };
  const chosen = posted ?? (into === '' && from !== '' ? 'from' : 'into');
  return (
    <fieldset className="grid gap-x-6 gap-y-2 border-rule border-b py-3 mid:grid-cols-[10rem_1fr_1fr]">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true" className="font-semibold text-small">
        {label}
      </span>
      {into === from ? (
        <span className="mid:col-span-2">{into || '–'}</span>
      ) : (
        (['into', 'from'] as const).map((side) => (
          <label key={side} className="flex cursor-pointer items-start gap-3">
            <input
              type="radio"
              name={`keep.${fact}`}
              value={side}
              defaultChecked={chosen === side}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">{texts[side] || '–'}</span>
          </label>
        ))
      )}
    </fieldset>
  );
}
