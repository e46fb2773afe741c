import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import {
  StaffCheckboxes,
  StaffField,
  StaffRadios,
  StaffSelect,
  StaffTextArea,
} from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** How long a link may work, in days. */
const periods = [7, 14, 30];

/** Asks a promoter for single facts of one project. */
export function AskForm({
  frame,
  projectId,
  askable,
  chosen,
}: {
  frame: FormFrame;
  projectId: string;
  askable: readonly { path: string; name: string }[];
  /** Facts that were ticked when the form came back. */
  chosen: readonly string[];
}) {
  const t = staffMessages(frame.locale, 'promoter');
  const posted = postedValues(frame, 'ask');
  return (
    <ActionForm frame={frame} name="ask" action={`/staff/api/projects/${projectId}/questions`} isOnce>
      <StaffField
        id="email"
        name="email"
        type="email"
        label={t('ask.email')}
        hint={t('ask.emailHint')}
        defaultValue={posted['email']}
      />
      <StaffRadios
        id="locale"
        name="locale"
        legend={t('ask.locale')}
        defaultValue={posted['locale'] ?? frame.locale}
        options={[
          { value: 'en', label: t('ask.en') },
          { value: 'bg', label: t('ask.bg') },
        ]}
      />
      <StaffCheckboxes
        id="paths"
        name="paths"
        legend={t('ask.paths')}
        hint={t('ask.pathsHint')}
        defaultValues={chosen}
        options={askable.map(({ path, name }) => ({ value: path, label: name }))}
      />
      <StaffTextArea
        id="message"
        name="message"
        label={t('ask.message')}
        hint={t('ask.messageHint')}
        defaultValue={posted['message']}
      />
      <StaffSelect
        id="days"
        name="days"
        label={t('ask.days')}
        defaultValue={posted['days'] ?? '14'}
        options={periods.map((days) => ({ value: String(days), label: t('ask.daysOption', { days }) }))}
      />
      <div>
        <Button>{t('ask.send')}</Button>
      </div>
    </ActionForm>
  );
}
