import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { ReasonFields } from '#components/editorial/publishing/reason-fields.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Why it is published, in both languages, and the two ways: now, or by itself at a time. */
export function PublishForm({
  edition,
  frame,
}: {
  edition: { id: string; headRevision: string };
  frame: FormFrame;
}) {
  const t = staffMessages(frame.locale, 'publishing');
  const posted = postedValues(frame, 'publish');
  const base = `/staff/api/editions/${edition.id}`;
  return (
    <ActionForm
      frame={frame}
      name="publish"
      action={`${base}/publish`}
      fields={{ revision: edition.headRevision }}
      isOnce
    >
      <ReasonFields labelEn={t('reasonEn')} labelBg={t('reasonBg')} hint={t('reasonHint')} posted={posted} />
      <div>
        <Button name="when" value="now">
          {t('publishNow')}
        </Button>
      </div>
      <fieldset className="grid gap-4 border-rule border-t pt-4">
        <legend className="sr-only">{t('schedule')}</legend>
        <p className="font-title text-subheading" aria-hidden="true">
          {t('schedule')}
        </p>
        <p>{t('scheduleText')}</p>
        <div className="grid gap-4 mid:grid-cols-2 mid:items-end">
          <StaffField id="date" name="date" type="date" label={t('date')} defaultValue={posted['date']} />
          <StaffField
            id="time"
            name="time"
            label={t('time')}
            hint={t('timeHint')}
            defaultValue={posted['time'] ?? '09:00'}
          />
        </div>
        <div>
          <Button tone="plain" name="when" value="later">
            {t('scheduleButton')}
          </Button>
        </div>
      </fieldset>
    </ActionForm>
  );
}
