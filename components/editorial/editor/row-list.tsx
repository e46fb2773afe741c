import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import { NotesOn } from '#components/editorial/editor/line-control.tsx';
import { rowPlaceholder } from '#components/editorial/editor/rows.ts';
import { ShapeControls } from '#components/editorial/editor/shape-controls.tsx';
import { SourceBeside } from '#components/editorial/editor/source-beside.tsx';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { citedParts, citedRows } from '#lib/projects/form/carried-texts.ts';
import { rowName } from '#lib/projects/form/path-name.ts';
import { registeredName } from '#lib/projects/form/registers.ts';
import type { ListShape } from '#lib/projects/form/shape.ts';
import { itemIds, textAt } from '#lib/versioning/draft.ts';

type RowsName =
  | 'partners'
  | 'donorPartners'
  | 'places'
  | 'targetGroups'
  | 'sections'
  | 'results'
  | 'bilateral'
  | 'outputs'
  | 'sources';

const small =
  'min-h-8 cursor-pointer border border-rule px-3 py-1 text-accent text-caption hover:border-accent disabled:cursor-default disabled:text-ink-soft';

/** The rows of a list, each with its buttons; the empty row for the script stands behind them. */
export function RowList({ view, name, list }: { view: EditorView; name: RowsName; list: ListShape }) {
  const t = staffMessages(view.locale, 'editor');
  const ids = itemIds(view.draft, name);
  const mayEdit = view.mayEdit(name);
  const blank: EditorView = { ...view, draft: blankDraft(name), issues: {}, readings: {}, notes: {} };
  return (
    <div id={anchorOf(name)} data-field={name} className="scroll-my-28">
      <input type="hidden" name={name} value={ids.join(' ')} />
      <p data-issue className="mb-2 font-semibold text-missed text-small empty:hidden">
        {view.issues[name]?.join(' ')}
      </p>
      <div className="mb-2 text-caption empty:hidden">
        <NotesOn view={view} path={name} />
      </div>
      <div data-rows={name} className="group/rows">
        {ids.map((id) => (
          <Row key={id} view={view} name={name} list={list} id={id} />
        ))}
      </div>
      {mayEdit && (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          {list.ids === 'target-groups' && <GroupChoice view={view} />}
          <button
            type="submit"
            name="action"
            value={`add ${name}`}
            formAction={view.rowsAction}
            formNoValidate
            className="min-h-11 cursor-pointer border border-rule-firm px-5 py-2 font-semibold text-accent hover:border-accent"
          >
            {t(`row.add.${name}`)}
          </button>
        </div>
      )}
      {mayEdit && (
        <template data-row-of={name}>
          <Row view={blank} name={name} list={list} id={rowPlaceholder} />
        </template>
      )}
    </div>
  );
}

const blankDraft = (name: RowsName): Record<string, string> =>
  name === 'targetGroups' ? { [`targetGroups[${rowPlaceholder}].basis`]: 'assigned' } : {};

function Row({ view, name, list, id }: { view: EditorView; name: RowsName; list: ListShape; id: string }) {
  const t = staffMessages(view.locale, 'editor');
  const isBlank = id === rowPlaceholder;
  const path = `${name}[${id}]`;
  const known = isBlank ? null : nameOfRow(view, name, list, id);
  const shown = known === null || known === id ? (list.ids === 'own' ? t('row.new') : id) : known;
  return (
    <fieldset
      data-row={id}
      id={anchorOf(path)}
      className="min-w-0 scroll-my-28 border-rule border-t pt-4 pb-6 first:border-t-0 first:pt-0"
    >
      <legend className="float-left mb-3 w-full font-semibold">
        <span className="text-ink-soft">{t(`row.one.${name}`)}</span>
        {' · '}
        <span data-row-name>{shown}</span>
      </legend>
      <div className="clear-left grid grid-cols-1 gap-5">
        <p data-issue className="font-semibold text-missed text-small empty:hidden">
          {view.issues[path]?.join(' ')}
        </p>
        {Object.entries(list.fields).map(([field, shape]) => (
          <div key={field} className="grid grid-cols-1 gap-2">
            <ShapeControls
              view={view}
              path={`${path}.${field}`}
              shape={shape}
              label={t(`part.${field as 'note'}`)}
              hint={undefined}
            />
            {citedParts.has(field) && <SourceBeside view={view} path={`${path}.${field}`} />}
          </div>
        ))}
        {citedRows.has(name) && <SourceBeside view={view} path={path} />}
        {view.mayEdit(name) && (
          <div className="flex flex-wrap gap-2">
            {(['up', 'down', 'remove'] as const).map((deed) => (
              <button
                key={deed}
                type="submit"
                name="action"
                value={`${deed} ${name} ${id}`}
                formAction={view.rowsAction}
                formNoValidate
                className={small}
              >
                {t(`row.${deed}`)}
                <span className="sr-only">
                  {': '}
                  {shown}
                </span>
              </button>
            ))}
          </div>
        )}
      </div>
    </fieldset>
  );
}

function nameOfRow(view: EditorView, name: RowsName, list: ListShape, id: string): string | null {
  if (list.ids === 'target-groups') return registeredName(view.registers, 'target-groups', id, view.locale);
  if (name !== 'places') return rowName(view.locale, [view.draft], name, id);
  return (
    view.readings[`places[${id}].place`]?.sentence ?? (textAt(view.draft, `places[${id}].place`) || null)
  );
}

/** The groups that are not there yet, with those they lie in before them. */
function GroupChoice({ view }: { view: EditorView }) {
  const t = staffMessages(view.locale, 'editor');
  const { targetGroups } = view.registers;
  const depthOf = (slug: string | null): number => {
    const group = targetGroups.find((each) => each.slug === slug);
    return group === undefined || group.parentSlug === null ? 0 : 1 + depthOf(group.parentSlug);
  };
  return (
    <div className="min-w-0">
      <label htmlFor="new-target-group" className="mb-1 block font-semibold text-small">
        {t('row.chooseGroup')}
      </label>
      <select
        id="new-target-group"
        name="new-target-group"
        defaultValue=""
        className="block min-h-11 max-w-full border border-rule-firm bg-paper px-3 py-2"
      >
        <option value="">{t('choose')}</option>
        {targetGroups.map(({ slug, name, parentSlug }) => (
          <option key={slug} value={slug}>
            {`${'\u2003'.repeat(depthOf(parentSlug === null ? null : slug))}${name[view.locale]}`}
          </option>
        ))}
      </select>
    </div>
  );
}
