import type { ReactNode } from 'react';
import { ChoiceKeeper } from '#components/editorial/import/choice-keeper.tsx';
import type { ShownField, ShownFieldGroup } from '#components/editorial/import/document-view.ts';
import { ProposedField } from '#components/editorial/import/proposed-field.tsx';
import { type ShownReturn, StaffForm } from '#components/editorial/staff-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { SectionLabel } from '#components/ui/heading.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface ShownValues {
  /** Values that would change the draft, by sections of the editor. */
  groups: readonly ShownFieldGroup[];
  suggestions: readonly ShownField[];
  /** What stands in the project already. */
  same: readonly ShownField[];
  /** The choices as this page shows them; what differs from them was chosen here. */
  base: string;
  taken: number;
  all: number;
  open: number;
  sure: number;
  isInto: boolean;
}

interface CheckedFieldsProps {
  locale: Locale;
  page: string;
  actor: { personId: string; email: string };
  action: string;
  operationId: string;
  returned: ShownReturn | null;
  values: ShownValues;
  lang: string | undefined;
  /** Whether something can still be taken. */
  isOpen: boolean;
}

/** Everything that the document would put into the project, each to be taken or left, in one form. */
export function CheckedFields({ values, locale, lang, isOpen, ...form }: CheckedFieldsProps) {
  const t = staffMessages(locale, 'import');
  const { groups, suggestions, same, taken, all, open, sure } = values;
  const isEmpty = groups.length === 0 && suggestions.length === 0;
  return (
    <StaffForm locale={locale} {...form}>
      <input type="hidden" name="form" value="check" />
      <input type="hidden" name="base" defaultValue={values.base} />
      {/* Enter in a line of text keeps the choices and makes no draft. */}
      <button type="submit" name="act" value="keep" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <p data-progress className="mb-3">
        {t('fields.progress', { taken, all, open })}
      </p>
      {isOpen && sure > 0 && (
        <Button tone="plain" name="act" value="sure">
          {t('fields.takeSure', { count: sure })}
        </Button>
      )}
      {isEmpty && (
        <p className="max-w-measure">{same.length > 0 ? t('fields.nothingNew') : t('fields.none')}</p>
      )}
      {groups.map(({ id, title, fields }) => (
        <Group key={id} id={`values-${id}`} title={title}>
          <Fields locale={locale} fields={fields} lang={lang} />
        </Group>
      ))}
      {suggestions.length > 0 && (
        <Group id="values-suggestions" title={t('suggestions.title')} remark={t('suggestions.remark')}>
          <Fields locale={locale} fields={suggestions} lang={lang} />
        </Group>
      )}
      {same.length > 0 && (
        <div className="mt-8 border-rule border-t pt-3">
          <Disclosure summary={t('fields.same', { count: same.length })}>
            <Fields locale={locale} fields={same} lang={lang} />
          </Disclosure>
        </div>
      )}
      {isOpen && !isEmpty && (
        <div className="mt-8 border-ink border-t pt-5">
          <div className="flex flex-wrap gap-3">
            <Button name="act" value="draft">
              {values.isInto ? t('fields.makeInto') : t('fields.make')}
            </Button>
            <Button tone="plain" name="act" value="keep">
              {t('fields.keep')}
            </Button>
          </div>
          <p className="mt-2 max-w-measure text-caption text-ink-soft">{t('fields.makeHint')}</p>
          <ChoiceKeeper words={{ keeping: t('fields.keeping'), notKept: t('fields.notKept') }} />
        </div>
      )}
    </StaffForm>
  );
}

function Group({
  id,
  title,
  remark,
  children,
}: {
  id: string;
  title: string;
  remark?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-8 border-ink border-t pt-3">
      <SectionLabel level={3} id={id}>
        {title}
      </SectionLabel>
      {remark !== undefined && <p className="mt-1 text-caption text-ink-soft">{remark}</p>}
      {children}
    </section>
  );
}

const Fields = ({
  locale,
  fields,
  lang,
}: {
  locale: Locale;
  fields: readonly ShownField[];
  lang: string | undefined;
}) => (
  <ul className="mt-2">
    {fields.map((field) => (
      <ProposedField key={field.id} locale={locale} field={field} lang={lang} />
    ))}
  </ul>
);
