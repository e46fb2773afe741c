import { AuditLog } from '#components/editorial/audit-log.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { getStaffMessages, staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { type AuditScreen, loadAudit } from '#lib/web/loaders/staff/records.ts';
import { openScreen, type ScreenProps, screenMetadata, textsOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('audit');

export default async function AuditPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['audit'], searchParams);
  const { locale, actor } = screen;
  const { before, ...asked } = await textsOf(
    searchParams,
    'action',
    'person',
    'subject',
    'from',
    'to',
    'before',
  );
  const loaded = await loadAudit(actor, asked, before);
  const t = staffMessages(locale, 'audit');
  const path = staffPath(locale, 'audit');
  const frame = { screen, title: t('title'), crumbs: [] };
  if (loaded === null)
    return (
      <StaffFrame {...frame}>
        <Notice>{t('forbidden')}</Notice>
      </StaffFrame>
    );
  const { lines, next, filters, people } = loaded;
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const { subject: _, ...others } = query;
  return (
    <StaffFrame {...frame} lede={t('lede')}>
      <AuditFilters locale={locale} filters={filters} people={people} />
      {filters.subject !== '' && (
        <p className="mb-6">
          {t('onlySubject')} <a href={`${path}?${new URLSearchParams(others)}`}>{t('anySubject')}</a>
        </p>
      )}
      {lines.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <AuditLog lines={lines} locale={locale} query={query} />
      )}
      <ListSteps
        path={path}
        query={query}
        first={before === '' ? undefined : { label: t('newest') }}
        next={next === null ? undefined : { label: t('older'), query: { before: next } }}
      />
    </StaffFrame>
  );
}

/** The form that says which lines of the log to show. */
function AuditFilters({
  locale,
  filters,
  people,
}: { locale: Locale } & Pick<AuditScreen, 'filters' | 'people'>) {
  const t = staffMessages(locale, 'audit');
  const groups = Object.entries(getStaffMessages(locale).audit.group);
  return (
    <form
      data-screen
      method="get"
      action={staffPath(locale, 'audit')}
      className="mb-8 grid gap-x-6 gap-y-4 mid:grid-cols-3 mid:items-end"
    >
      <SelectField
        id="action"
        name="action"
        label={t('kind')}
        defaultValue={filters.action}
        options={[{ value: '', label: t('all') }, ...groups.map(([value, label]) => ({ value, label }))]}
      />
      <TextField id="from" name="from" type="date" label={t('from')} defaultValue={filters.from} />
      <TextField id="to" name="to" type="date" label={t('to')} defaultValue={filters.to} />
      <SelectField
        id="person"
        name="person"
        label={t('person')}
        defaultValue={filters.person}
        options={[
          { value: '', label: t('everybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name ?? t('erased') })),
        ]}
      />
      {filters.subject !== '' && <input type="hidden" name="subject" value={filters.subject} />}
      <div>
        <Button tone="plain">{t('show')}</Button>
      </div>
    </form>
  );
}
