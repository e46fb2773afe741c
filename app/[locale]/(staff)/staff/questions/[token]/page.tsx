import type { Metadata } from 'next';
import { ActionForm, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffTextArea } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadQuestionPage } from '#lib/web/loaders/staff/promoter.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { returnedForm } from '#lib/web/staff/returned-form.ts';
import { type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'token'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'promoter')('title'));
}

/** Facts that are told in a sentence or more. */
const isLong = (path: string) => /\.(?:en|bg)$/.test(path);

export default async function QuestionPage({ params, searchParams }: ScreenProps<'token'>) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const t = staffMessages(locale, 'promoter');
  const path = staffPath(locale, 'questions', token);
  const page = await loadQuestionPage(token, locale);
  if (page === null) {
    declareMissing();
    return (
      <StaffFrame screen={{ locale, page: path, actor: null }} title={t('page.absentTitle')}>
        <p className="max-w-measure">{t('page.absent')}</p>
      </StaffFrame>
    );
  }
  const returned = returnedForm();
  const frame = { locale, page: path, actor: null, returned, newId: () => '' };
  const posted = postedValues(frame, 'answer');
  const isThanked = (await textOf(searchParams, 'thanks')) !== '' && returned === null;
  return (
    <StaffFrame
      screen={{ locale, page: path, actor: null }}
      title={t('page.title', { title: page.title || t('page.untitled') })}
      lede={t('page.lede')}
    >
      {isThanked && (
        <div className="mb-8">
          <Notice live title={t('page.thanksTitle')}>
            {t('page.thanks', { when: formatInstant(page.expiresAt, locale) })}
          </Notice>
        </div>
      )}
      {page.message !== '' && (
        <div className="mb-8">
          <Notice title={t('page.from')}>
            <span className="whitespace-pre-line">{page.message}</span>
          </Notice>
        </div>
      )}
      <ActionForm frame={frame} name="answer" action="/staff/api/questions/answer" fields={{ token }}>
        {page.fields.map((field) => {
          const name = `answer:${field.path}`;
          const shared = {
            id: name,
            name,
            label: field.name,
            hint: field.now === '' ? t('page.nothing') : t('page.now', { value: field.now }),
            defaultValue: posted[name] ?? field.answer,
          };
          return isLong(field.path) ? (
            <StaffTextArea key={name} {...shared} lang={field.path.endsWith('.bg') ? 'bg' : 'en'} />
          ) : (
            <StaffField key={name} {...shared} />
          );
        })}
        <p className="text-caption text-ink-soft">{t('page.privacy')}</p>
        <div>
          <Button>{t('page.send')}</Button>
        </div>
      </ActionForm>
    </StaffFrame>
  );
}
