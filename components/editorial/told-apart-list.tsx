import type { ReactNode } from 'react';
import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface ToldApartPair {
  /** Tells the pairs of a list apart. */
  id: string;
  /** What was told apart, in words; the button names it. */
  title: string;
  lang?: Locale | undefined;
  /** Who said it; null when the person was erased. */
  name: string | null;
  at: Date;
  /** What the form sends besides that it takes the pair back. */
  fields: Readonly<Record<string, string>>;
}

/** Pairs that somebody said are two, folded below the candidates; each says by whom and when, and can be taken back. */
export function ToldApartList({
  frame,
  action,
  pairs,
  remark,
}: {
  frame: FormFrame;
  action: string;
  pairs: readonly ToldApartPair[];
  /** Stands above the list: how many there are besides, for instance. */
  remark?: ReactNode;
}) {
  const { locale, returned } = frame;
  const t = staffMessages(locale, 'merge');
  if (pairs.length === 0) return null;
  const nameOf = ({ id }: ToldApartPair) => `together ${id}`;
  const cameBack = pairs.some((pair) => returned?.values['form'] === nameOf(pair));
  return (
    <Disclosure id="told-apart" summary={t('apart.title', { count: pairs.length })} open={cameBack}>
      {remark !== undefined && <p className="mb-2 max-w-measure text-ink-soft text-small">{remark}</p>}
      <ul className="border-rule border-t">
        {pairs.map((pair) => {
          const { id, title, lang, name, at, fields } = pair;
          return (
            <li
              key={id}
              className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-rule border-b py-3"
            >
              <div className="min-w-0 max-w-measure flex-1 basis-60">
                <p lang={langUnlessSame(lang ?? locale, locale)} className="break-words">
                  {title}
                </p>
                <p className="text-caption text-ink-soft">
                  {t('apart.told', { name: name ?? t('apart.nobody'), when: formatInstant(at, locale) })}
                </p>
              </div>
              <ActionForm
                frame={frame}
                name={nameOf(pair)}
                action={action}
                fields={{ ...fields, act: 'together' }}
                className=""
              >
                <Button tone="plain">
                  {t('apart.undo')}
                  <VisuallyHidden>{t('apart.undoOf', { title })}</VisuallyHidden>
                </Button>
              </ActionForm>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
