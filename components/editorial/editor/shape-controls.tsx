import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import {
  ChoiceControl,
  LineControl,
  LinesControl,
  TickControl,
} from '#components/editorial/editor/line-control.tsx';
import { NarrativeControl } from '#components/editorial/editor/narrative-control.tsx';
import { locales } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { choiceName } from '#lib/projects/form/said-text.ts';
import type { Shape } from '#lib/projects/form/shape.ts';
import { qualifiers } from '#lib/projects/schema.ts';

export interface ShapeControlsProps {
  view: EditorView;
  path: string;
  shape: Shape;
  label: string;
  hint?: string | undefined;
}

interface Words {
  (key: string): string;
  has: (key: string) => boolean;
}

/** The controls of one value, whatever its shape; lists of rows are drawn elsewhere. */
export function ShapeControls({ view, path, shape, label, hint }: ShapeControlsProps) {
  const t = staffMessages(view.locale, 'editor');
  const one = { view, path, label, hint };
  switch (shape.kind) {
    case 'text':
      return <TextPair {...one} isLong={isLong(path)} />;
    case 'prose':
      return <ProsePair {...one} />;
    case 'yes':
      return (
        <TickControl {...one} label={wordOr(t as unknown as Words, `yes.${path.split('.').at(-1)}`, label)} />
      );
    case 'flags':
      return <Flags {...one} flags={shape.of} />;
    case 'quantity':
      return <QuantityControls {...one} />;
    case 'choice':
      return (
        <ChoiceControl
          {...one}
          options={shape.of.map((value) => ({ value, label: choiceName(view.locale, path, value) }))}
        />
      );
    case 'source':
      return (
        <ChoiceControl
          {...one}
          options={view.sources.map(({ id, title }) => ({ value: id, label: title }))}
        />
      );
    case 'register':
      return shape.of === 'programmes' ? (
        <ProgrammeControl {...one} />
      ) : (
        <LineControl
          {...one}
          list={`register-${shape.of}`}
          hint={hint ?? t(`help.${shape.of === 'places' ? 'place' : 'organisation'}`)}
        />
      );
    case 'group':
      return (
        <div className="grid grid-cols-1 gap-4 wide:grid-cols-2">
          {Object.entries(shape.fields).map(([name, inner]) => (
            <ShapeControls
              key={name}
              view={view}
              path={`${path}.${name}`}
              shape={inner}
              label={t(`part.${name as 'name'}`)}
              hint={name === 'nameAsStated' ? t('help.nameAsStated') : undefined}
            />
          ))}
        </div>
      );
    case 'list':
      return null;
    case 'languages':
      return <LineControl {...one} hint={t('help.languages')} />;
    default:
      return <LineControl {...one} />;
  }
}

type ControlProps = Omit<ShapeControlsProps, 'shape'>;

/** Both languages of a narrative. */
function ProsePair({ view, path, label }: ControlProps) {
  const t = staffMessages(view.locale, 'editor');
  return (
    <div className="grid grid-cols-1 gap-5 wide:grid-cols-2">
      {locales.map((lang) => (
        <NarrativeControl
          key={lang}
          view={view}
          path={`${path}.${lang}`}
          lang={lang}
          label={t('inLanguage', { field: label, language: t(`language.${lang}`) })}
        />
      ))}
    </div>
  );
}

function Flags({ view, path, label, flags }: ControlProps & { flags: readonly string[] }) {
  const t = staffMessages(view.locale, 'editor');
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-small">{label}</legend>
      <div className="flex flex-wrap gap-x-8">
        {flags.map((flag) => (
          <TickControl key={flag} view={view} path={`${path}.${flag}`} label={t(`flag.${flag as 'en'}`)} />
        ))}
      </div>
    </fieldset>
  );
}

function ProgrammeControl({ view, ...one }: ControlProps) {
  const options = view.registers.programmes.map(({ slug, name }) => ({
    value: slug,
    label: name[view.locale],
  }));
  return <ChoiceControl {...one} view={view} options={options} />;
}

/** Both languages of a text, beside each other where there is room. */
export function TextPair({ view, path, label, hint, isLong }: ControlProps & { isLong: boolean }) {
  const t = staffMessages(view.locale, 'editor');
  const Control = isLong ? LinesControl : LineControl;
  return (
    <div className="grid grid-cols-1 gap-4 wide:grid-cols-2">
      {locales.map((lang) => (
        <Control
          key={lang}
          view={view}
          path={`${path}.${lang}`}
          lang={lang}
          label={t('inLanguage', { field: label, language: t(`language.${lang}`) })}
          hint={hint}
        />
      ))}
    </div>
  );
}

/** Qualifier, number, unit and words of what was promised or achieved. */
function QuantityControls({ view, path, label }: ControlProps) {
  const t = staffMessages(view.locale, 'editor');
  return (
    <fieldset className="min-w-0 border-rule border-l pl-4">
      <legend className="mb-2 font-semibold">{label}</legend>
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-1 gap-4 mid:grid-cols-2">
          <LineControl
            view={view}
            path={`${path}.number`}
            label={t('part.number')}
            hint={t('help.number')}
            inputMode="decimal"
          />
          <ChoiceControl
            view={view}
            path={`${path}.qualifier`}
            label={t('part.qualifier')}
            hint={t('help.qualifier')}
            options={qualifiers.map((value) => ({
              value,
              label: choiceName(view.locale, '.qualifier', value),
            }))}
          />
        </div>
        <TextPair view={view} path={`${path}.unit`} label={t('part.unit')} isLong={false} />
        <TextPair view={view} path={`${path}.words`} label={t('part.words')} isLong={false} />
      </div>
    </fieldset>
  );
}

/** Texts that are sentences get room for them. */
function isLong(path: string): boolean {
  return /(?:^summary|notComparable|note|fundingPeriodDerivedFrom)$/.test(path);
}

const wordOr = (words: Words, key: string, otherwise: string) => (words.has(key) ? words(key) : otherwise);
