import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import { ChoiceControl, LinesControl } from '#components/editorial/editor/line-control.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { textAt } from '#lib/versioning/draft.ts';

/** Where a value comes from: what the sources say of it, and the place to name one more. */
export function SourceBeside({ view, path }: { view: EditorView; path: string }) {
  const t = staffMessages(view.locale, 'editor');
  const stated = view.statements.filter((each) => each.path === path || each.path.startsWith(`${path}.`));
  const [named, words] = [textAt(view.draft, `source:${path}`), textAt(view.draft, `quote:${path}`)];
  // What is in order stays folded: after an import every value has a source.
  const isUnknown = named !== '' && !view.sources.some(({ id }) => id === named);
  const isWrong =
    isUnknown ||
    (named === '' && words !== '') ||
    [`source:${path}`, `quote:${path}`].some((each) => (view.issues[each] ?? []).length > 0);
  const count = stated.length > 0 ? stated.length : named === '' ? 0 : 1;
  return (
    <Disclosure summary={t('cited.summary', { count })} open={isWrong}>
      {stated.length > 0 && (
        <ul className="mb-3 max-w-measure text-small">
          {stated.map((each, index) => (
            <li key={`${each.sourceId}-${index}`} className="border-rule border-t py-2">
              {sourceTitle(view, each.sourceId)}
              {each.raw !== undefined && (
                <span className="text-ink-soft">{`, ${t('cited.prints', { raw: each.raw })}`}</span>
              )}
              {!each.preferred && <span className="text-nearly">{`, ${t('cited.differs')}`}</span>}
              {each.quote !== undefined && (
                <q lang={languageOf(view, each.sourceId)} className="block font-serif italic">
                  {each.quote.text}
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="grid grid-cols-1 gap-3 mid:grid-cols-2">
        <ChoiceControl
          view={view}
          path={`source:${path}`}
          label={t('cited.name')}
          none={t('cited.none')}
          options={view.sources.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <LinesControl view={view} path={`quote:${path}`} label={t('cited.quote')} rows={2} />
      </div>
    </Disclosure>
  );
}

const sourceTitle = (view: EditorView, id: string) =>
  view.sources.find((source) => source.id === id)?.title ?? id;

const languageOf = (view: EditorView, id: string) =>
  textAt(view.draft, `sources[${id}].language`) === 'bg' ? 'bg' : 'en';
