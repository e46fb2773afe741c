import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import {
  organisationsPath,
  outputsPath,
  placesPath,
  programmesPath,
  projectsPath,
  targetGroupsPath,
  writtenPagePath,
} from '#lib/paths.ts';

/** The ways into the portfolio; the one the page belongs to is marked. */
export function MainNavigation({
  locale,
  path,
  layout,
}: {
  locale: Locale;
  path: string;
  layout: 'row' | 'list';
}) {
  const t = messages(locale, 'nav');
  const entries = [
    [projectsPath(locale), t('projects')],
    [placesPath(locale), t('places')],
    [targetGroupsPath(locale), t('targetGroups')],
    [organisationsPath(locale), t('organisations')],
    [programmesPath(locale), t('programmes')],
    [outputsPath(locale), t('outputs')],
    [writtenPagePath(locale, 'about'), t('about')],
  ] as const;
  const list = layout === 'row' ? 'flex flex-wrap gap-x-7' : 'border-rule border-t';
  const item = layout === 'row' ? '' : 'border-rule border-b';
  const entry = layout === 'row' ? 'py-2.5 border-b-2 border-transparent -mb-px' : 'py-2.5';
  return (
    <ul className={list}>
      {entries.map(([href, label]) => {
        const standing = standingOf(path, href);
        return (
          <li key={href} className={item}>
            <a
              href={href}
              aria-current={standing ?? undefined}
              className={`quiet-link block aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink ${entry}`}
            >
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** `page` on the entry's own page, `true` on one below it. */
function standingOf(path: string, href: string): 'page' | 'true' | null {
  const [plain = ''] = path.split(/[?#]/);
  if (plain === href) return 'page';
  return plain.startsWith(`${href}/`) ? 'true' : null;
}
