import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The sentences that a form needs in the browser, in one language. */
export interface FormWords {
  summaryTitle: string;
  sending: string;
  notSent: string;
  signIn: SignInWords;
}

export interface SignInWords {
  title: string;
  text: string;
  email: string;
  password: string;
  code: string;
  codeHint: string;
  submit: string;
  cancel: string;
  otherWay: string;
  done: string;
  stillOut: string;
  otherPerson: string;
}

/** For server components, which hand them to a form. */
export function formWords(locale: Locale): FormWords {
  const t = staffMessages(locale, 'frame');
  return {
    summaryTitle: t('form.summaryTitle'),
    sending: t('form.sending'),
    notSent: t('form.notSent'),
    signIn: {
      title: t('session.title'),
      text: t('session.text'),
      email: t('session.email'),
      password: t('session.password'),
      code: t('session.code'),
      codeHint: t('session.codeHint'),
      submit: t('session.submit'),
      cancel: t('session.cancel'),
      otherWay: t('session.otherWay'),
      done: t('session.done'),
      stillOut: t('session.stillOut'),
      otherPerson: t('session.otherPerson'),
    },
  };
}
