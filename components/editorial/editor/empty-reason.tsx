import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import { ChoiceControl } from '#components/editorial/editor/line-control.tsx';
import { TextPair } from '#components/editorial/editor/shape-controls.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { emptyStates } from '#lib/projects/form/fields.ts';
import { textAt } from '#lib/versioning/draft.ts';

/** Says honestly why a fact is not there: unknown yet, not applicable, or published by nobody. */
export function EmptyReason({ view, name }: { view: EditorView; name: string }) {
  const t = staffMessages(view.locale, 'editor');
  const path = `notPublished[${name}]`;
  return (
    <Disclosure summary={t('empties.summary')} open={textAt(view.draft, `${path}.state`) !== ''}>
      <div className="grid grid-cols-1 gap-3">
        <ChoiceControl
          view={view}
          path={`${path}.state`}
          label={t('empties.label')}
          none={t('empties.unknown')}
          options={emptyStates.map((value) => ({ value, label: t(`empties.${value}`) }))}
        />
        <TextPair view={view} path={`${path}.note`} label={t('empties.note')} isLong={false} />
      </div>
    </Disclosure>
  );
}
