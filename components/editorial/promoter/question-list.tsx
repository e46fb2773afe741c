import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/field.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { PromoterQuestion } from '#lib/projects/schema/promoter-question.ts';

export interface ListedQuestion extends Omit<PromoterQuestion, 'askedBy' | 'answer'> {
  by: string;
  fields: readonly { path: string; name: string; now: string; answer: string }[];
}

/** Questions that were asked, newest first; an answer that waits stands with what it would change. */
export function QuestionList({
  frame,
  questions,
  mayDecide,
}: {
  frame: FormFrame;
  questions: readonly ListedQuestion[];
  mayDecide: boolean;
}) {
  return (
    <ul>
      {questions.map((question) => (
        <li key={question.id} className="border-rule border-t py-5 first:border-t-0 first:pt-0">
          <Head question={question} frame={frame} />
          {question.state === 'answered' && mayDecide ? (
            <Decision question={question} frame={frame} />
          ) : (
            <p className="mt-2 text-small">{question.fields.map(({ name }) => name).join(' · ')}</p>
          )}
          {(question.state === 'waiting' || question.state === 'answered') && mayDecide && (
            <ActionForm
              frame={frame}
              name={`revoke ${question.id}`}
              action="/staff/api/questions/revoke"
              fields={{ questionId: question.id }}
              className="mt-3"
            >
              <Button tone="grave">{staffMessages(frame.locale, 'promoter')('revoke')}</Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}

function Head({ question, frame: { locale } }: { question: ListedQuestion; frame: FormFrame }) {
  const t = staffMessages(locale, 'promoter');
  const { state, answeredAt, expiresAt } = question;
  const until = formatInstant(expiresAt, locale);
  const said =
    state === 'waiting'
      ? `${t('waiting')}. ${t('until', { when: until })}`
      : state === 'answered' && answeredAt !== null
        ? t('answered', { when: formatInstant(answeredAt, locale) })
        : state === 'expired'
          ? t('expired', { when: until })
          : t(state === 'answered' ? 'waiting' : state);
  return (
    <>
      <p className="font-semibold">{said}</p>
      <p className="text-caption text-ink-soft">
        {t('asked', { by: question.by, when: formatInstant(question.askedAt, locale) })}
      </p>
      {question.message !== '' && <p className="mt-2 whitespace-pre-line">{question.message}</p>}
    </>
  );
}

function Decision({ question, frame }: { question: ListedQuestion; frame: FormFrame }) {
  const t = staffMessages(frame.locale, 'promoter');
  const answered = question.fields.filter(({ answer }) => answer !== '');
  return (
    <ActionForm
      frame={frame}
      name={`decide ${question.id}`}
      action="/staff/api/questions/decide"
      fields={{ questionId: question.id }}
      isOnce
      className="mt-4 grid gap-4"
    >
      {answered.map(({ path, name, now, answer }) => (
        <div key={path} className="border-rule border-l-2 pl-4">
          <Checkbox id={`${question.id} ${path}`} name="accepted" value={path} label={name} defaultChecked />
          <p className="mt-1 whitespace-pre-line break-words">{answer}</p>
          <p className="mt-1 whitespace-pre-line break-words text-ink-soft text-small">
            {t('standsNow')}: {now || t('nothing')}
          </p>
        </div>
      ))}
      <p className="text-caption text-ink-soft">{t('takeHint')}</p>
      <div className="flex flex-wrap gap-4">
        <Button name="deed" value="take">
          {t('take')}
        </Button>
        <Button name="deed" value="aside" tone="plain">
          {t('putAside')}
        </Button>
      </div>
    </ActionForm>
  );
}
