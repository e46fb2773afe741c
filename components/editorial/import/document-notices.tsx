import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import type { ShownDocument } from '#components/editorial/import/document-view.ts';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** What must be known before anything is taken: what the document is, where it goes, whether it was here before. */
export function DocumentNotices({
  frame,
  action,
  shown,
}: {
  frame: FormFrame;
  action: string;
  shown: ShownDocument;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'import');
  const { state, refusal, into, earlier, mayChange, hasText } = shown;
  return (
    <div className="mb-8 grid grid-cols-1 gap-4 empty:hidden">
      {refusal !== null && (
        <Notice tone="warning" title={t('refused.title')}>
          <p>{refusal}</p>
          <p>{t(hasText ? 'refused.kept' : 'refused.fileKept')}</p>
        </Notice>
      )}
      {state === 'dismissed' && <Notice>{t('document.dismissed')}</Notice>}
      {state === 'drafted' && (
        <Notice title={t('document.drafted')}>
          {into !== null && (
            <p className="mt-2">
              <LinkButton href={staffPath(locale, 'projects', into.id, 'edit')}>
                {t('document.openProject')}
              </LinkButton>
            </p>
          )}
        </Notice>
      )}
      {state === 'open' && into !== null && (
        <Notice title={t('document.into', { title: into.title })}>
          {earlier !== null && <p>{t('document.again', { when: earlier })}</p>}
          {into.voidsApproval && <p>{t('document.voids')}</p>}
          {mayChange && (
            <ActionForm
              frame={frame}
              name="aim"
              action={action}
              fields={{ act: 'aim', projectId: '' }}
              className="mt-2"
            >
              <Button tone="plain">{t('document.notInto')}</Button>
            </ActionForm>
          )}
        </Notice>
      )}
    </div>
  );
}
