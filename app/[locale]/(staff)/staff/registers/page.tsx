import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadRegisterCounts } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, screenMetadata } from '#lib/web/staff/screen.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export const generateMetadata = screenMetadata('registers');

const registers = [
  { segment: 'organisations', key: 'organisations' },
  { segment: 'programmes', key: 'programmes' },
  { segment: 'places', key: 'places' },
  { segment: 'target-groups', key: 'targetGroups' },
] as const;

export default async function RegistersPage({ params }: Props) {
  const { locale, page, actor } = await openScreen(params, ['registers']);
  const counts = await loadRegisterCounts();
  const t = staffMessages(locale, 'registers');
  return (
    <StaffFrame locale={locale} path={page} actor={actor} title={t('title')} lede={t('lede')} crumbs={[]}>
      <ul className="border-ink border-t">
        {registers.map(({ segment, key }) => (
          <li key={key} className="margin-grid border-rule border-b py-5">
            <h2 className="font-title text-subheading">
              <a href={staffPath(locale, 'registers', segment)}>{t(key)}</a>
            </h2>
            <div>
              <p>{t(`${key}Text`)}</p>
              <p className="mt-1 text-ink-soft text-small">{t('entries', { count: counts[key] })}</p>
              {key === 'organisations' && (
                <p className="mt-1 text-small">
                  <a href={staffPath(locale, 'registers', segment, 'duplicates')}>
                    {t('organisation.duplicates')}
                  </a>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}
