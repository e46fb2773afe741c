import { Section } from '#components/sections/section.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface OwnTextProps {
  locale: Locale;
  page: string;
  personId: string;
  text: {
    projectId: string;
    editionId: string;
    formId: string;
    isDiscarded: boolean;
    mayRead: boolean;
    count: number;
    sections: readonly {
      id: string;
      title: string;
      fields: readonly { path: string; name: string; lang: Locale | null; text: string }[];
    }[];
  };
  /** Where the comparison with the saved text stands, for those to whom the project is open. */
  recoverHref: string;
  /** Days until what was put aside is deleted. */
  days: number;
}

/** What its reader typed and did not save: to be read, marked and copied field by field, kept as a file, put aside. */
export function OwnText({ locale, page, personId, text, recoverHref, days }: OwnTextProps) {
  const t = staffMessages(locale, 'conflict');
  const { editionId, formId, isDiscarded, mayRead, count, sections } = text;
  const file = `/staff/api/editions/${editionId}/own-text?${new URLSearchParams({ form: formId, locale })}`;
  return (
    <>
      <div className="mb-8 grid gap-4">
        {!mayRead && <Notice title={t('own.noRoleTitle')}>{t('own.noRole')}</Notice>}
        {isDiscarded && <Notice live>{t('own.discarded', { days })}</Notice>}
      </div>
      <div className="mb-10 flex flex-wrap items-start gap-3">
        <LinkButton href={file} tone="firm">
          {t('own.save')}
        </LinkButton>
        {mayRead && <LinkButton href={recoverHref}>{t('own.compare')}</LinkButton>}
      </div>
      {count === 0 ? (
        <p className="mb-10">{t('own.same')}</p>
      ) : (
        sections.map(({ id, title, fields }) => (
          <Section key={id} id={id} title={title}>
            <dl className="border-rule border-t">
              {fields.map(({ path, name, lang, text: typed }) => (
                <div key={path} className="border-rule border-b py-4">
                  <dt className="text-caption text-ink-soft">{name}</dt>
                  {typed === '' ? (
                    <dd className="mt-1 max-w-measure text-ink-soft">{t('own.emptied')}</dd>
                  ) : (
                    <dd
                      lang={langUnlessSame(lang ?? locale, locale)}
                      className="mt-1 max-w-measure select-all whitespace-pre-wrap break-words"
                    >
                      {typed}
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </Section>
        ))
      )}
      <Section id="after" title={t('own.afterTitle')}>
        <p className="mb-4 max-w-measure">{t('own.after', { days })}</p>
        <form method="post" action={`/staff/api/editions/${editionId}/discard`}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="formId" value={formId} />
          {isDiscarded ? (
            <Button tone="plain" name="action" value="undo">
              {t('own.undo')}
            </Button>
          ) : (
            <Button tone="grave" name="action" value="discard">
              {t('own.discard')}
            </Button>
          )}
        </form>
      </Section>
    </>
  );
}
