import type { ReactNode } from 'react';
import {
  fieldAnchor,
  markAnchor,
  type ShownLine,
  type ShownPiece,
  type ShownSource,
} from '#components/editorial/import/document-view.ts';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

interface SourceTextProps {
  locale: Locale;
  source: ShownSource;
  /** What a field is called, by its id. */
  labels: ReadonlyMap<string, string>;
}

/** The text of a document as a page: the words of each value marked and linked, the rest told for what it is. */
export function SourceText({ locale, source, labels }: SourceTextProps) {
  return (
    <div lang={source.lang} className="font-serif">
      {blocksOf(source.lines).map(({ kind, field, lines, at }) => (
        <Block key={at} kind={kind} field={field} locale={locale} labels={labels}>
          {lines.map((line, index) => (
            <Line key={`${at}-${index}`} line={line} isFirst={index === 0} locale={locale} labels={labels} />
          ))}
        </Block>
      ))}
    </div>
  );
}

type BlockKind = 'text' | 'prose' | 'unused' | 'furniture';

interface TextBlock {
  kind: BlockKind;
  field: string | null;
  lines: ShownLine[];
  at: number;
}

/** Lines that follow each other and are of the same kind. */
function blocksOf(lines: readonly ShownLine[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = kindOf(line);
    const last = blocks.at(-1);
    if (last?.kind === kind && last.field === line.prose) last.lines.push(line);
    else blocks.push({ kind, field: line.prose, lines: [line], at });
  }
  return blocks;
}

function kindOf(line: ShownLine): BlockKind {
  if (line.prose !== null) return 'prose';
  if (line.kind === 'furniture') return 'furniture';
  return line.isUnused ? 'unused' : 'text';
}

const margins: Record<BlockKind, string> = {
  text: '',
  prose: 'border-ink data-active:border-accent',
  unused: 'border-rule',
  furniture: 'border-transparent font-plain text-small text-ink-soft',
};

function Block({
  kind,
  field,
  locale,
  labels,
  children,
}: {
  kind: BlockKind;
  field: string | null;
  locale: Locale;
  labels: SourceTextProps['labels'];
  children: ReactNode;
}) {
  const t = staffMessages(locale, 'import');
  if (kind === 'text') return <div className="my-3">{children}</div>;
  return (
    <div
      data-words={field ?? undefined}
      className={`my-4 border-l-2 pl-4 data-active:bg-paper-deep ${margins[kind]}`}
    >
      <p lang={locale} className="font-plain text-caption text-ink-soft">
        {field === null ? (
          kind === 'unused' ? (
            t('source.unused')
          ) : (
            t('source.furniture')
          )
        ) : (
          <a href={`#${fieldAnchor(field)}`} data-words={field} className="inline-block py-0.5">
            {t('source.takenAs', { field: labels.get(field) ?? field })}
          </a>
        )}
      </p>
      {children}
    </div>
  );
}

function Line({
  line,
  isFirst,
  locale,
  labels,
}: {
  line: ShownLine;
  isFirst: boolean;
  locale: Locale;
  labels: SourceTextProps['labels'];
}) {
  const content = line.pieces.map((piece, index) => (
    <Piece key={index} piece={piece} isWhole={line.isUnused} locale={locale} labels={labels} />
  ));
  const space = isFirst ? '' : line.isApart ? 'mt-3' : 'mt-0.5';
  return line.kind === 'heading' ? (
    <p className={`font-semibold font-plain ${space}`}>{content}</p>
  ) : (
    <p className={space}>{content}</p>
  );
}

const looks: Record<ShownPiece['kind'], string> = {
  plain: '',
  fact: 'decoration-2',
  suggestion: 'decoration-dotted decoration-2',
  finding: 'decoration-wavy',
  unused: '',
};

function Piece({
  piece,
  isWhole,
  locale,
  labels,
}: {
  piece: ShownPiece;
  /** The whole line is not used, which is said above it. */
  isWhole: boolean;
  locale: Locale;
  labels: SourceTextProps['labels'];
}) {
  const t = staffMessages(locale, 'import');
  const { text, fields, kind, mark } = piece;
  const id = mark === null ? undefined : markAnchor(mark);
  const [field] = fields;
  if (field !== undefined)
    return (
      <a
        id={id}
        href={`#${fieldAnchor(field)}`}
        data-words={fields.join(' ')}
        aria-label={t('source.toField', { words: text.trim(), field: labels.get(field) ?? field })}
        className={`scroll-my-24 text-ink underline decoration-accent underline-offset-4 target:bg-mark data-active:bg-mark ${looks[kind]}`}
      >
        {text}
      </a>
    );
  if (kind === 'unused' && !isWhole)
    return (
      <span id={id} className="text-ink-soft">
        {text}
        <VisuallyHidden>{` (${t('source.unusedHere')})`}</VisuallyHidden>
      </span>
    );
  return id === undefined ? (
    text
  ) : (
    <span id={id} className="scroll-my-24">
      {text}
    </span>
  );
}
