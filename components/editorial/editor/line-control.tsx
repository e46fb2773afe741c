import type { ReactNode } from 'react';
import { type EditorView, shownText } from '#components/editorial/editor/editor-view.ts';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

const look =
  'block w-full border border-rule-firm bg-paper px-3 py-2 text-ink hover:border-ink [&[readonly]]:bg-paper-deep disabled:bg-paper-deep aria-invalid:border-missed aria-invalid:border-l-4';

export interface ControlProps {
  view: EditorView;
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  lang?: 'en' | 'bg' | undefined;
}

/** A line to write in; a text that has several lines keeps them all. */
export function LineControl({
  list,
  inputMode,
  ...props
}: ControlProps & { list?: string; inputMode?: 'decimal' | 'numeric' | 'email' | 'url' }) {
  const { view, path, lang } = props;
  const text = shownText(view, path);
  const common = {
    id: anchorOf(path),
    name: path,
    defaultValue: text,
    lang,
    readOnly: !view.mayEdit(path),
    'aria-describedby': `${anchorOf(path)}-says`,
    'aria-invalid': view.issues[path] !== undefined || undefined,
  };
  return (
    <ControlFrame {...props}>
      {text.includes('\n') ? (
        <textarea {...common} rows={3} className={`${look} min-h-11`} />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          list={list}
          inputMode={inputMode}
          className={`${look} min-h-11`}
        />
      )}
    </ControlFrame>
  );
}

/** Room for a few lines. */
export function LinesControl({ rows = 3, ...props }: ControlProps & { rows?: number }) {
  const { view, path, lang } = props;
  return (
    <ControlFrame {...props}>
      <textarea
        id={anchorOf(path)}
        name={path}
        defaultValue={shownText(view, path)}
        lang={lang}
        rows={rows}
        readOnly={!view.mayEdit(path)}
        aria-describedby={`${anchorOf(path)}-says`}
        aria-invalid={view.issues[path] !== undefined || undefined}
        className={`${look} resize-y`}
      />
    </ControlFrame>
  );
}

/** A choice of one; a text that is none of the choices stays as it was written. */
export function ChoiceControl({
  options,
  none,
  ...props
}: ControlProps & { none?: string; options: readonly { value: string; label: string }[] }) {
  const { view, path } = props;
  const text = shownText(view, path);
  const isStrange = text !== '' && !options.some(({ value }) => value === text);
  const isFixed = !view.mayEdit(path);
  return (
    <ControlFrame {...props}>
      <select
        id={anchorOf(path)}
        name={isFixed ? undefined : path}
        defaultValue={text}
        disabled={isFixed}
        aria-describedby={`${anchorOf(path)}-says`}
        aria-invalid={view.issues[path] !== undefined || undefined}
        className={`${look} min-h-11`}
      >
        <option value="">{none ?? staffMessages(view.locale, 'editor')('choose')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {isStrange && <option value={text}>{text}</option>}
      </select>
      {isFixed && <input type="hidden" name={path} value={text} />}
    </ControlFrame>
  );
}

/** One thing that may be ticked. */
export function TickControl({ view, path, label }: ControlProps) {
  const isFixed = !view.mayEdit(path);
  const isTicked = shownText(view, path) === 'yes';
  return (
    <div data-field={path} className="flex items-start gap-3 py-1">
      <input
        type="checkbox"
        id={anchorOf(path)}
        name={isFixed ? undefined : path}
        value="yes"
        defaultChecked={isTicked}
        disabled={isFixed}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      {isFixed && isTicked && <input type="hidden" name={path} value="yes" />}
      <label htmlFor={anchorOf(path)} className="min-w-0 cursor-pointer">
        {label}
      </label>
    </div>
  );
}

/** Label, hint, the control, and what is said of its text: how it was read, what is wrong, what colleagues remark. */
export function ControlFrame({ view, path, label, hint, children }: ControlProps & { children: ReactNode }) {
  return (
    <div data-field={path} className="scroll-my-28">
      <label htmlFor={anchorOf(path)} className="mb-1 block font-semibold text-small">
        {label}
      </label>
      {hint && <p className="mb-1 text-caption text-ink-soft">{hint}</p>}
      {children}
      <SaidOf view={view} path={path} />
    </div>
  );
}

/** Stands under every control, also while there is nothing to say, so that a script finds its place. */
function SaidOf({ view, path }: { view: EditorView; path: string }) {
  const reading = view.readings[path];
  return (
    <div id={`${anchorOf(path)}-says`} className="text-caption">
      <p data-reading className="mt-1 text-ink-soft empty:hidden">
        {reading?.sentence}
      </p>
      <p data-meanings className="mt-1 flex flex-wrap gap-2 empty:hidden">
        {reading?.meanings.map(({ label, text }) => (
          <button
            key={text}
            type="submit"
            name="action"
            value={`set ${path} ${text}`}
            formAction={view.rowsAction}
            formNoValidate
            className="min-h-8 cursor-pointer border border-rule-firm px-3 py-1 text-accent hover:border-accent"
          >
            {label}
          </button>
        ))}
      </p>
      <p data-issue className="mt-1 font-semibold text-missed text-small empty:hidden">
        {view.issues[path]?.join(' ')}
      </p>
      <NotesOn view={view} path={path} />
    </div>
  );
}

/** What colleagues remark on a field. */
export function NotesOn({ view, path }: { view: EditorView; path: string }) {
  return (view.notes[path] ?? []).map(({ id, text, by }) => (
    <p key={id} className="mt-1 border-nearly border-l-4 pl-3">
      <span className="whitespace-pre-wrap">{text}</span> <span className="text-ink-soft">{by}</span>
    </p>
  ));
}
