import { shownText } from '#components/editorial/editor/editor-view.ts';
import { ControlFrame, type ControlProps } from '#components/editorial/editor/line-control.tsx';
import { textMarks } from '#components/editorial/editor/text-marks.ts';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Signs of the buttons; their names are read aloud. */
const signs = { bold: 'B', italic: 'I', heading: 'H', list: '•', numbers: '1.', link: '↗' } as const;

const button =
  'min-h-9 min-w-9 cursor-pointer border border-rule px-2 text-small hover:border-accent hover:text-accent aria-pressed:border-ink aria-pressed:bg-paper-deep';

/** A narrative: Markdown in a plain field, with buttons for its marks and a preview where scripts run. */
export function NarrativeControl(props: ControlProps & { label: string }) {
  const { view, path, label, lang } = props;
  const t = staffMessages(view.locale, 'editor');
  const text = shownText(view, path);
  const isFixed = !view.mayEdit(path);
  const id = anchorOf(path);
  return (
    <ControlFrame {...props}>
      {!isFixed && (
        <div
          role="toolbar"
          aria-label={t('toolbar.label', { field: label })}
          data-with-script
          data-toolbar-of={path}
          hidden
          className="mb-1 flex flex-wrap gap-1"
        >
          {textMarks.map((mark) => (
            <button key={mark} type="button" data-mark={mark} title={t(`toolbar.${mark}`)} className={button}>
              <span
                aria-hidden="true"
                className={mark === 'bold' ? 'font-semibold' : mark === 'italic' ? 'italic' : ''}
              >
                {signs[mark]}
              </span>
              <span className="sr-only">{t(`toolbar.${mark}`)}</span>
            </button>
          ))}
          <button
            type="button"
            data-preview-toggle
            aria-pressed="false"
            aria-controls={`${id}-preview`}
            className={button}
          >
            {t('toolbar.preview')}
          </button>
        </div>
      )}
      <textarea
        id={id}
        name={path}
        defaultValue={text}
        lang={lang}
        rows={Math.min(24, Math.max(8, Math.ceil(text.length / 70)))}
        readOnly={isFixed}
        data-narrative
        aria-describedby={`${id}-says`}
        aria-invalid={view.issues[path] !== undefined || undefined}
        className="block w-full resize-y border border-rule-firm bg-paper px-3 py-2 font-serif text-ink hover:border-ink [&[readonly]]:bg-paper-deep aria-invalid:border-missed aria-invalid:border-l-4"
      />
      <div
        id={`${id}-preview`}
        data-preview-of={path}
        data-empty={t('toolbar.previewEmpty')}
        lang={lang}
        hidden
        className="prose mt-3 border-rule border-l pl-4"
      />
    </ControlFrame>
  );
}
