import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { registerSegments } from '#components/editorial/registers/register-screen.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadRegisterCounts } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

const registers = ['organisations', 'programmes', 'places', 'targetGroups'] as const;

export default async function RegistersPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['registers']);
  const { locale, actor } = screen;
  const counts = await loadRegisterCounts(actor);
  const open = registers.flatMap((key) => (counts[key] === null ? [] : [{ key, count: counts[key] }]));
  if (open.length === 0) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  return (
    <StaffFrame screen={screen} title={t('title')} lede={t('lede')} crumbs={[]}>
      <ul className="border-ink border-t">
        {open.map(({ key, count }) => (
          <li key={key} className="margin-grid border-rule border-b py-5">
            <h2 className="font-title text-subheading">
              <a href={staffPath(locale, 'registers', registerSegments[key])}>{t(key)}</a>
            </h2>
            <div>
              <p>{t(`${key}Text`)}</p>
              <p className="mt-1 text-ink-soft text-small">{t('entries', { count })}</p>
              {key === 'organisations' && (
                <p className="mt-1 text-small">
                  <a href={staffPath(locale, 'registers', registerSegments[key], 'duplicates')}>
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
