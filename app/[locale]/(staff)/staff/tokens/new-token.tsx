import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** How long a key may work, in days. */
const periods = [30, 90, 365];

/** Makes a key. Sent without a script: the page that answers shows the key, once. */
export function NewToken({ screen, isMade }: { screen: Screen; isMade: boolean }) {
  const { locale, actor, page, returned } = screen;
  const t = staffMessages(locale, 'tokens');
  return (
    <form method="post" action="/staff/api/tokens" className="grid max-w-measure gap-5">
      {returned !== null && returned.issues.length > 0 && (
        <ErrorSummary
          title={staffMessages(locale, 'frame')('form.summaryTitle')}
          issues={returned.issues.map(({ field, message }) => ({
            message,
            href: field === '' ? undefined : `#${field}`,
          }))}
        />
      )}
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="person" value={actor.personId} />
      <TextField
        id="name"
        name="name"
        label={t('name')}
        defaultValue={isMade ? undefined : returned?.values['name']}
        error={returned?.issues.find(({ field }) => field === 'name')?.message}
      />
      <SelectField
        id="days"
        name="days"
        label={t('days')}
        defaultValue={returned?.values['days'] ?? '90'}
        options={periods.map((days) => ({ value: String(days), label: t('daysOption', { days }) }))}
      />
      <div>
        <Button>{t('make')}</Button>
      </div>
    </form>
  );
}
