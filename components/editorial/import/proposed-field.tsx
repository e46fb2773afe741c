import type { ReactNode } from 'react';
import { fieldAnchor, markAnchor, type ShownField } from '#components/editorial/import/document-view.ts';
import { StaffTextArea } from '#components/editorial/staff-field.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Highlight } from '#components/ui/highlight.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

interface ProposedFieldProps {
  locale: Locale;
  field: ShownField;
  /** The language of the document. */
  lang: string | undefined;
}

/** What one value would be, the words it comes from, and whether it is taken. */
export function ProposedField({ locale, field, lang }: ProposedFieldProps) {
  const anchor = fieldAnchor(field.id);
  return (
    <li
      id={anchor}
      data-field={field.id}
      tabIndex={-1}
      className="scroll-mt-6 border-rule border-b py-4 outline-none first:pt-1 target:bg-paper-deep data-active:bg-paper-deep"
    >
      {field.question === null ? (
        <Taken locale={locale} field={field} lang={lang} anchor={anchor} />
      ) : (
        <Asked locale={locale} field={field} lang={lang} anchor={anchor} />
      )}
    </li>
  );
}

interface PartProps extends ProposedFieldProps {
  anchor: string;
}

/** A value that is taken by a tick. */
function Taken({ locale, field, lang, anchor }: PartProps) {
  const t = staffMessages(locale, 'import');
  return (
    <div className="flex items-start gap-3">
      <input
        type="checkbox"
        id={`${anchor}-take`}
        name={`take:${field.id}`}
        value="yes"
        defaultChecked={field.choice.taken}
        aria-describedby={`${anchor}-words`}
        className="mt-1 size-6 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={`${anchor}-take`} className="block cursor-pointer">
          <span className="block text-caption text-ink-soft">{field.label}</span>
          <VisuallyHidden>: </VisuallyHidden>
          <span lang={field.lang}>
            <Shortened text={field.shown} />
          </span>
        </label>
        {field.before !== null && (
          <p className="text-small">
            <span className="text-ink-soft">{t('fields.standsNow')} </span>
            <del className="decoration-missed">
              <Shortened text={field.before} />
            </del>
          </p>
        )}
        <div className="flex flex-wrap items-baseline gap-x-5">
          <Words locale={locale} field={field} lang={lang} anchor={anchor} />
          {field.own !== null && (
            <div className="has-[details[open]]:basis-full">
              <Disclosure
                summary={
                  <>
                    <span aria-hidden="true">{t('fields.change')}</span>
                    <VisuallyHidden>{t('fields.changeOf', { field: field.label })}</VisuallyHidden>
                  </>
                }
                open={field.choice.text !== undefined}
              >
                <Own field={field} anchor={anchor} label={t('fields.changedText')} />
              </Disclosure>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** A value that needs an answer first. */
function Asked({ locale, field, lang, anchor }: PartProps) {
  const t = staffMessages(locale, 'import');
  const { question, choice, own } = field;
  if (question === null) return null;
  const { help } = question;
  const answer = { anchor, name: `option:${field.id}`, chosen: chosenAnswer(choice) };
  return (
    <fieldset aria-describedby={`${anchor}-words`}>
      <legend>
        <span className="block text-caption text-ink-soft">{field.label}</span>
        <span className="block font-semibold">{question.sentence}</span>
      </legend>
      <Words locale={locale} field={field} lang={lang} anchor={anchor} />
      {field.before !== null && (
        <p className="text-small">
          <span className="text-ink-soft">{t('fields.standsNow')} </span>
          <Shortened text={field.before} />
        </p>
      )}
      {help !== null && (
        <p className="mt-1 max-w-measure text-small">
          {help.text}{' '}
          {help.link !== null && (
            <a href={help.link.href} className="inline-block min-h-6">
              {help.link.label}
            </a>
          )}
        </p>
      )}
      <div className="mt-1">
        {question.options.map(({ id, shown, detail }) => (
          <Answer key={id} {...answer} value={id} label={shown} detail={detail} />
        ))}
        {own !== null && (
          <Answer {...answer} value="own" label={question.ownLabel}>
            <Own field={field} anchor={anchor} label={question.ownTextLabel} />
          </Answer>
        )}
        {help !== null && <Answer {...answer} value={help.keep.value} label={help.keep.label} />}
        <Answer {...answer} value="leave-out" label={t('fields.leaveOut')} />
      </div>
    </fieldset>
  );
}

/** The answer that was given before, by its value. */
function chosenAnswer({ taken, option, text }: ShownField['choice']): string | undefined {
  if (option === undefined && text === undefined) return undefined;
  return option ?? (taken ? 'own' : 'leave-out');
}

/** One of the answers; what stands below it is in sight while it is chosen. */
function Answer({
  anchor,
  name,
  chosen,
  value,
  label,
  detail,
  children,
}: {
  anchor: string;
  name: string;
  chosen: string | undefined;
  value: string;
  label: string;
  detail?: string | undefined;
  children?: ReactNode;
}) {
  const id = `${anchor}-${value.replace(/[^a-zA-Z0-9]+/g, '-')}`;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 py-1">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen === value}
        className="peer mt-0.5 size-6 shrink-0 accent-accent"
      />
      <label htmlFor={id} className="cursor-pointer">
        {label}
        {detail !== undefined && <span className="block text-caption text-ink-soft">{detail}</span>}
      </label>
      {children !== undefined && (
        <div className="col-start-2 hidden pt-1 pb-2 peer-checked:block">{children}</div>
      )}
    </div>
  );
}

/** A place for another text than the one that was read. */
function Own({ field, anchor, label }: { field: ShownField; anchor: string; label: string }) {
  const { own, choice } = field;
  if (own === null) return null;
  const shared = {
    id: `${anchor}-text`,
    name: `text:${field.id}`,
    label,
    defaultValue: choice.text ?? own.text,
  };
  return own.isLong ? <StaffTextArea {...shared} lang={field.lang} /> : <TextField {...shared} />;
}

/** Where the value comes from, with the way to the words; what is doubtful about it. */
function Words({ locale, field, lang, anchor }: PartProps) {
  const t = staffMessages(locale, 'import');
  const { raw, from, mark, known, sentence, remarks, isDoubtful } = field;
  return (
    <div id={`${anchor}-words`} className="text-caption text-ink-soft">
      {sentence !== null && (
        <p lang={lang} className="mt-1 font-serif text-ink text-small">
          {mark === null ? (
            <Highlight parts={sentence} />
          ) : (
            <a href={`#${markAnchor(mark)}`} className="text-ink no-underline hover:underline">
              <Highlight parts={sentence} />
            </a>
          )}
        </p>
      )}
      {sentence === null && raw !== '' && mark !== null && (
        <p>
          {field.shown === raw ? (
            <a href={`#${markAnchor(mark)}`} className="inline-block min-h-6">
              {t('fields.inSource')}
            </a>
          ) : (
            <>
              {t('fields.printed')}{' '}
              <a href={`#${markAnchor(mark)}`} lang={lang} className="inline-block min-h-6 max-w-full">
                <q>{shortened(raw)}</q>
              </a>
            </>
          )}
        </p>
      )}
      {known !== null && <p>{t('fields.known', { name: known })}</p>}
      {from !== null && <p>{from}</p>}
      {isDoubtful && <p className="font-semibold text-nearly">{t('fields.doubtful')}</p>}
      {remarks.map((remark) => (
        <p key={remark} className="text-nearly">
          {remark}
        </p>
      ))}
    </div>
  );
}

/** What is shown of a long text here; all of it stands in the source. */
const longest = 220;

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= longest) return plain;
  const cut = plain.lastIndexOf(' ', longest);
  return `${plain.slice(0, cut > longest / 2 ? cut : longest)} …`;
}

const Shortened = ({ text }: { text: string }) => shortened(text);
