import { ActionForm } from '#components/editorial/action-form.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { formatNumber } from '#lib/format/number.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadMail, type MailScreen } from '#lib/web/loaders/staff/mail.ts';
import { openScreen, type Screen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('mail');

const states = ['waiting', 'sent', 'failed'] as const;

export default async function MailPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['mail'], searchParams);
  const { locale, actor } = screen;
  const t = staffMessages(locale, 'mail');
  const mail = await loadMail(actor, {
    state: await textOf(searchParams, 'state'),
    before: await textOf(searchParams, 'before'),
  });
  return (
    <StaffFrame screen={screen} title={t('title')} lede={t('lede')} crumbs={[]}>
      {mail === null ? (
        <Notice tone="warning">{t('forbidden')}</Notice>
      ) : (
        <>
          {mail.isFolder && (
            <div className="mb-8">
              <Notice>{t('folder')}</Notice>
            </div>
          )}
          <Section id="trial" title={t('trial.title')}>
            <ActionForm frame={screen} name="trial" action="/staff/api/mail/trial">
              <div>
                <Button tone="plain">{t('trial.submit')}</Button>
              </div>
            </ActionForm>
          </Section>
          <Section id="letters" title={t('columns.subject')} wide>
            <States screen={screen} mail={mail} />
            {mail.letters.length === 0 ? (
              <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
            ) : (
              <ul className="border-rule border-t">
                {mail.letters.map((letter) => (
                  <Letter key={letter.id} letter={letter} screen={screen} />
                ))}
              </ul>
            )}
            <ListSteps
              path={staffPath(locale, 'mail')}
              query={mail.state === null ? {} : { state: mail.state }}
              next={
                mail.next === null
                  ? undefined
                  : { label: t('more'), query: { before: mail.next.toISOString() } }
              }
            />
          </Section>
        </>
      )}
    </StaffFrame>
  );
}

function States({ screen: { locale }, mail }: { screen: Screen; mail: MailScreen }) {
  const t = staffMessages(locale, 'mail');
  const path = staffPath(locale, 'mail');
  return (
    <nav aria-label={t('filter')} className="mb-5 flex flex-wrap gap-x-6 gap-y-2">
      <a href={path} aria-current={mail.state === null ? 'page' : undefined} className="quiet-link py-1">
        {t('all')}
      </a>
      {states.map((state) => (
        <a
          key={state}
          href={`${path}?state=${state}`}
          aria-current={mail.state === state ? 'page' : undefined}
          className="quiet-link py-1"
        >
          {t(`states.${state}`)} ({formatNumber(mail.counts[state], locale)})
        </a>
      ))}
    </nav>
  );
}

function Letter({ letter, screen }: { letter: MailScreen['letters'][number]; screen: Screen }) {
  const { locale } = screen;
  const t = staffMessages(locale, 'mail');
  const isKeyForgotten = letter.state === 'sent' && !letter.canBeSentAgain;
  return (
    <li className="margin-grid border-rule border-b py-4">
      <div className="text-small">
        <p>{formatInstant(letter.createdAt, locale)}</p>
        <p className={letter.state === 'failed' ? 'font-semibold text-missed' : 'text-ink-soft'}>
          {t(`states.${letter.state}`)}, {t('attempts', { count: letter.attempts })}
        </p>
      </div>
      <div className="min-w-0">
        <p className="break-words">
          <span lang={letter.locale} className="font-semibold">
            {letter.subject}
          </span>
          <span className="block text-ink-soft text-small">{letter.to}</span>
        </p>
        {letter.lastError !== null && (
          <p className="mt-1 break-words text-small">{t('said', { answer: letter.lastError })}</p>
        )}
        {letter.sentAt !== null && (
          <p className="mt-1 text-ink-soft text-small">
            {t('sentAt', { when: formatInstant(letter.sentAt, locale) })}
          </p>
        )}
        <Disclosure summary={t('read')}>
          <p lang={letter.locale} className="max-w-measure whitespace-pre-wrap break-words">
            {letter.text}
          </p>
        </Disclosure>
        {isKeyForgotten && <p className="mt-2 text-ink-soft text-small">{t('keyForgotten')}</p>}
        {letter.canBeSentAgain && (
          <ActionForm
            frame={screen}
            name={`again-${letter.id}`}
            action={`/staff/api/mail/${letter.id}/again`}
            className="mt-3"
          >
            <Button tone="plain">
              {t('again')}
              <VisuallyHidden>
                : {letter.to}, {letter.subject}
              </VisuallyHidden>
            </Button>
          </ActionForm>
        )}
      </div>
    </li>
  );
}
