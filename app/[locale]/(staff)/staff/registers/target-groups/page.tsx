import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { placedGroups } from '#components/editorial/registers/group-fields.ts';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTargetGroupEntries } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

/** How far a group stands in from the left; deeper ones stand with the fourth. */
const indents = ['', 'pl-6', 'pl-12', 'pl-18'];

export default async function TargetGroupsPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'target-groups']);
  const { locale, actor } = screen;
  const loaded = await loadTargetGroupEntries(actor);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { groups, mayChange } = loaded;
  const t = staffMessages(locale, 'registers');
  return (
    <RegisterScreen
      screen={screen}
      register="targetGroups"
      title={t('targetGroups')}
      lede={t('targetGroupsText')}
      isList
      action={
        mayChange && (
          <LinkButton href={staffPath(locale, 'registers', 'target-groups', 'new')} tone="firm">
            {t('group.new')}
          </LinkButton>
        )
      }
    >
      <ul className="border-rule border-t">
        {placedGroups(groups).map((group) => (
          <li
            key={group.slug}
            className={`flex flex-wrap items-baseline justify-between gap-x-4 border-rule border-b py-1.5 ${indents[Math.min(group.depth, 3)]}`}
          >
            <a
              href={staffPath(locale, 'registers', 'target-groups', group.slug)}
              className="quiet-link min-w-0 py-0.5"
            >
              {locale === 'en' ? group.nameEn : group.nameBg}
            </a>
            <span className="text-ink-soft text-small">{t('used', { count: group.projects })}</span>
          </li>
        ))}
      </ul>
    </RegisterScreen>
  );
}
