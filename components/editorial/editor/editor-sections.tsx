import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import { EmptyReason } from '#components/editorial/editor/empty-reason.tsx';
import { LinesControl } from '#components/editorial/editor/line-control.tsx';
import { RowList } from '#components/editorial/editor/row-list.tsx';
import { ShapeControls } from '#components/editorial/editor/shape-controls.tsx';
import { SourceBeside } from '#components/editorial/editor/source-beside.tsx';
import { Section } from '#components/sections/section.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { citedFields } from '#lib/projects/form/carried-texts.ts';
import { type FormField, type FormSection, formSections, typedFields } from '#lib/projects/form/fields.ts';
import type { ProjectField } from '#lib/projects/schema.ts';

type TypedField = FormField & { name: ProjectField };

const helped = new Set(['grant', 'startsOn', 'summary', 'goal']);

/** All sections of the editor, in their order. */
export function EditorSections({ view }: { view: EditorView }) {
  const t = staffMessages(view.locale, 'editor');
  return formSections.map((section) => (
    <Section
      key={section}
      id={`section-${section}`}
      title={t(`section.${section}`)}
      remark={t(`sectionHelp.${section}`)}
    >
      <div className="grid grid-cols-1 gap-8">
        {typedFields
          .filter((field) => field.section === section)
          .map((field) => (
            <FieldBlock key={field.name} view={view} field={field} section={section} />
          ))}
        <p className="sr-only focus-within:not-sr-only">
          <a href="#editor-sections">{t('toSections')}</a>
        </p>
      </div>
    </Section>
  ));
}

function FieldBlock({ view, field, section }: { view: EditorView; field: TypedField; section: FormSection }) {
  const t = staffMessages(view.locale, 'editor');
  const { name, shape, empty } = field;
  const label = t(`field.${name as 'grant'}`);
  const hasHeading = shape.kind === 'list' || shape.kind === 'group';
  const isOnlyOne = section === name;
  return (
    <div className="grid grid-cols-1 gap-2">
      {hasHeading && !isOnlyOne && <h3 className="font-title text-subheading">{label}</h3>}
      {shape.kind === 'list' ? (
        <RowList view={view} name={name as 'results'} list={shape} />
      ) : (
        <ShapeControls
          view={view}
          path={name}
          shape={shape}
          label={label}
          hint={helped.has(name) ? t(`help.${name as 'grant'}`) : undefined}
        />
      )}
      {name === 'results' && view.mayEdit('results') && <ResultWall view={view} />}
      <div className="flex flex-wrap items-start gap-x-6">
        {citedFields.has(name) && <SourceBeside view={view} path={name} />}
        {empty !== undefined && name !== 'startsOn' && <EmptyReason view={view} name={empty} />}
      </div>
    </div>
  );
}

/** A text in which results stand one after the other becomes rows. */
function ResultWall({ view }: { view: EditorView }) {
  const t = staffMessages(view.locale, 'editor');
  return (
    <Disclosure summary={t('wall.summary')} open={view.draft['paste:results'] !== undefined}>
      <div className="grid max-w-measure grid-cols-1 gap-3">
        <LinesControl
          view={view}
          path="paste:results"
          label={t('wall.label')}
          hint={t('wall.hint')}
          rows={4}
        />
        <ol data-wall-preview hidden className="list-decimal pl-6 text-small" />
        <div>
          <button
            type="submit"
            name="action"
            value="split results"
            formAction={view.rowsAction}
            formNoValidate
            className="min-h-11 cursor-pointer border border-rule-firm px-5 py-2 font-semibold text-accent hover:border-accent"
          >
            {t('wall.do')}
          </button>
        </div>
      </div>
    </Disclosure>
  );
}
