import { Disclosure } from '#components/ui/disclosure.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** A stretch of text that stayed, went or came. */
export interface ShownMark {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A field whose text differs, under the name that staff know it by. */
export interface ShownDifference {
  path: string;
  name: string;
  kind: 'added' | 'removed' | 'changed';
  marks: readonly ShownMark[];
  /** Language of the text, for texts in one. */
  lang: Locale | null;
}

/** Unchanged text around a change that helps to find it again; what is longer is left out and can be unfolded. */
const context = 160;

/** A text with what went and what came; what stayed is shortened to what helps to find the place. */
export function DifferenceView({
  marks,
  lang,
  locale,
}: {
  marks: readonly ShownMark[];
  lang: Locale | null;
  locale: Locale;
}) {
  const t = staffMessages(locale, 'review');
  return (
    <>
      <MarkedText marks={shortened(marks)} lang={lang} locale={locale} />
      {isShortened(marks) && (
        <Disclosure summary={t('wholeText')}>
          <MarkedText marks={marks} lang={lang} locale={locale} />
        </Disclosure>
      )}
    </>
  );
}

/** The place of a field on the page, for notes that lead there. */
export function anchorOf(path: string): string {
  return `field-${path.replace(/[^a-zA-Z0-9]+/g, '-')}`;
}

/** A text in which what went is struck out and what came is underlined; read aloud, both are said. */
export function MarkedText({
  marks,
  lang,
  locale,
}: {
  marks: readonly ShownMark[];
  lang: Locale | null;
  locale: Locale;
}) {
  const t = staffMessages(locale, 'review');
  return (
    <p lang={lang ?? undefined} className="whitespace-pre-wrap break-words font-serif">
      {marks.map(({ kind, text }, key) => {
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Tag = kind === 'removed' ? 'del' : 'ins';
        return (
          <Tag
            key={key}
            className={
              kind === 'removed' ? 'text-missed line-through' : 'bg-mark underline decoration-2 [del+&]:ml-1'
            }
          >
            <VisuallyHidden>
              <span lang={locale}>{` ${t(kind === 'removed' ? 'deletedWords' : 'insertedWords')} `}</span>
            </VisuallyHidden>
            {text}
            <VisuallyHidden>
              <span lang={locale}>{` ${t('endOfWords')} `}</span>
            </VisuallyHidden>
          </Tag>
        );
      })}
    </p>
  );
}

function isShortened(marks: readonly ShownMark[]): boolean {
  return marks.some(({ kind, text }) => kind === 'same' && text.length > context * 3);
}

function shortened(marks: readonly ShownMark[]): ShownMark[] {
  return marks.map((mark, index) => {
    if (mark.kind !== 'same' || mark.text.length <= context * 3) return mark;
    const start = index === 0 ? '' : mark.text.slice(0, context);
    const end = index === marks.length - 1 ? '' : mark.text.slice(-context);
    return { kind: 'same', text: `${start} … ${end}` };
  });
}
