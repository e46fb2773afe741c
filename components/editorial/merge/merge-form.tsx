import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { ReasonFields } from '#components/editorial/publishing/reason-fields.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { CheckboxGroup } from '#components/ui/field.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { languageOfPath } from '#lib/projects/form/shape.ts';

export interface ShownChoice {
  path: string;
  name: string;
  from: string;
  into: string;
  side: 'from' | 'into';
}

/** Two projects in two columns: where they differ, a choice; what only one has, a tick. */
export function MergeForm({
  frame,
  projectId,
  into,
  goesTitle,
  fields,
  items,
  hidden,
}: {
  frame: FormFrame;
  projectId: string;
  into: { projectId: string; title: string };
  goesTitle: string;
  fields: readonly ShownChoice[];
  items: readonly { value: string; label: string }[];
  hidden: Readonly<Record<string, string>>;
}) {
  const t = staffMessages(frame.locale, 'merge');
  const posted = postedValues(frame, 'merge');
  return (
    <ActionForm
      frame={frame}
      name="merge"
      action={`/staff/api/projects/${projectId}/merge`}
      fields={{ ...hidden, into: into.projectId }}
      isOnce
      className=""
    >
      <Section id="fields" title={t('fields')} wide>
        {fields.length === 0 ? (
          <p>{t('fieldsNone')}</p>
        ) : (
          <>
            <div className="hidden grid-cols-2 gap-x-8 border-rule-firm border-b pb-2 font-semibold text-small mid:grid">
              <span>{t('stays', { title: into.title })}</span>
              <span>{t('goes', { title: goesTitle })}</span>
            </div>
            {fields.map((field) => (
              <Choice
                key={field.path}
                {...field}
                chosen={posted[`side:${field.path}`] ?? field.side}
                empty={t('empty')}
              />
            ))}
          </>
        )}
      </Section>
      {items.length > 0 && (
        <Section id="items" title={t('items')} remark={t('itemsHint')}>
          <CheckboxGroup
            id="item"
            name="item"
            legend={t('items')}
            options={items}
            defaultValues={items.map(({ value }) => value)}
          />
        </Section>
      )}
      <Section id="reason" title={t('reason')}>
        <div className="grid max-w-measure gap-5">
          <ReasonFields labelEn={t('reasonEn')} labelBg={t('reasonBg')} posted={posted} />
          <div>
            <Button>{t('merge', { title: into.title })}</Button>
          </div>
        </div>
      </Section>
    </ActionForm>
  );
}

function Choice({ path, name, from, into, chosen, empty }: ShownChoice & { chosen: string; empty: string }) {
  return (
    <fieldset className="border-rule border-b py-4">
      <legend className="float-left mb-2 w-full font-semibold text-small">{name}</legend>
      <div className="clear-both grid gap-x-8 gap-y-3 mid:grid-cols-2">
        {(['into', 'from'] as const).map((side) => (
          <label
            key={side}
            className="flex cursor-pointer items-start gap-3 border-transparent border-l-4 pl-3 has-checked:border-ink"
          >
            <input
              type="radio"
              name={`side:${path}`}
              value={side}
              defaultChecked={chosen === side}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span
              lang={languageOfPath(path) ?? undefined}
              className="max-h-96 min-w-0 overflow-auto whitespace-pre-line break-words"
            >
              {(side === 'into' ? into : from) || <em className="text-ink-soft">{empty}</em>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
