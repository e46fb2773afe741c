import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

export interface ShownGap {
  path: string;
  name: string;
  locale: Locale;
  kind: 'missing' | 'behind';
  en: string;
  bg: string;
}

/** Texts that want work in a language, both languages side by side, each with the way to its field in the editor. */
export function GapList({
  projectId,
  gaps,
  locale,
}: {
  projectId: string;
  gaps: readonly ShownGap[];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'translations');
  const edit = staffPath(locale, 'projects', projectId, 'edit');
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.path} className="border-rule border-t py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h3 className="font-semibold">{gap.name}</h3>
            <a href={`${edit}#${anchorOf(`${gap.path}.${gap.locale}`)}`}>{t(`write.${gap.locale}`)}</a>
          </div>
          <p className="text-caption text-ink-soft">{t(`${gap.kind}.${gap.locale}`)}</p>
          <div className="mt-2 grid gap-x-8 gap-y-3 mid:grid-cols-2">
            {(['en', 'bg'] as const).map((side) => (
              <p
                key={side}
                lang={side}
                className="max-h-64 min-w-0 overflow-auto whitespace-pre-line break-words font-serif"
              >
                {gap[side] === '' ? (
                  <em lang={locale} className="text-ink-soft">
                    {t('nothing')}
                  </em>
                ) : (
                  gap[side]
                )}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
