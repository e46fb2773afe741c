import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { StaffTextArea } from '#components/editorial/staff-field.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Heading } from '#components/ui/heading.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

export interface DecisionProps {
  projectId: string;
  edition: { id: string; headRevision: string; headNumber: number };
  may: { approve: boolean; askChanges: boolean; submit: boolean; publish: boolean };
  /** Why the actor may not approve; null when they may. */
  whyNot: 'role' | 'factor' | 'own' | 'state' | 'approved' | null;
  frame: FormFrame;
}

/** What one may do with the edition that was just read, and in words what not and why. */
export function Decision({ projectId, edition, may, whyNot, frame }: DecisionProps) {
  const { locale } = frame;
  const t = staffMessages(locale, 'review');
  const base = `/staff/api/editions/${edition.id}`;
  return (
    <div className="grid gap-10">
      {whyNot !== null && (
        <Notice>
          <p>{t(`mayNot.${whyNot}`)}</p>
        </Notice>
      )}
      {may.submit && (
        <ActionForm
          frame={frame}
          name="submit"
          action={`${base}/submit`}
          prefix="submit"
          fieldNames={['note']}
        >
          <p>{t('submitText')}</p>
          <StaffTextArea
            id="submit-note"
            name="note"
            label={t('submitNote')}
            defaultValue={postedValues(frame, 'submit')['note'] ?? ''}
            rows={2}
          />
          <div>
            <Button>{t('submit')}</Button>
          </div>
        </ActionForm>
      )}
      {may.approve && (
        <ActionForm
          frame={frame}
          name="approve"
          action={`${base}/approve`}
          fields={{ revision: edition.headRevision }}
        >
          <p>{t('approveText')}</p>
          <div>
            <Button>{t('approve', { number: edition.headNumber })}</Button>
          </div>
        </ActionForm>
      )}
      {whyNot === 'approved' && may.publish && (
        <div>
          <LinkButton href={staffPath(locale, 'projects', projectId, 'publish')} tone="firm">
            {t('publishNext')}
          </LinkButton>
        </div>
      )}
      {may.askChanges && (
        <div className="grid gap-4">
          <Heading level={3}>{t('askChanges')}</Heading>
          <ActionForm
            frame={frame}
            name="ask-changes"
            action={`${base}/ask-changes`}
            prefix="ask-changes"
            fieldNames={['reason']}
          >
            <StaffTextArea
              id="ask-changes-reason"
              name="reason"
              label={t('askChangesReason')}
              hint={t('askChangesHint')}
              defaultValue={postedValues(frame, 'ask-changes')['reason'] ?? ''}
              rows={4}
            />
            <div>
              <Button tone="plain">{t('askChanges')}</Button>
            </div>
          </ActionForm>
        </div>
      )}
    </div>
  );
}
