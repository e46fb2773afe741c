import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

export interface MergeCandidate {
  projectId: string;
  slug: string;
  title: string;
  lang: Locale;
  /** Likeness of the titles, 0 to 100. */
  degree: number;
  reasons: readonly string[];
}

/** Projects that may be the same: each is compared by its title, or said to be another one. */
export function MergeCandidates({
  frame,
  projectId,
  candidates,
}: {
  frame: FormFrame;
  projectId: string;
  candidates: readonly MergeCandidate[];
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'merge');
  const path = staffPath(locale, 'projects', projectId, 'merge');
  return (
    <ul className="border-rule border-t">
      {candidates.map(({ projectId: otherId, slug, title, lang, degree, reasons }) => (
        <li
          key={slug}
          className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-rule border-b py-3"
        >
          <div className="min-w-0 max-w-measure flex-1 basis-60">
            <a
              href={`${path}?${new URLSearchParams({ into: slug })}`}
              lang={langUnlessSame(lang, locale)}
              className="font-title text-subheading"
            >
              {title}
            </a>
            <p className="text-small">{[...reasons, t('alike', { degree })].join(' · ')}</p>
            <p className="break-words text-caption text-ink-soft">{slug}</p>
          </div>
          <ActionForm
            frame={frame}
            name={`apart ${otherId}`}
            action={`/staff/api/projects/${projectId}/told-apart`}
            fields={{ act: 'apart', otherId }}
            className=""
          >
            <Button tone="plain">
              {t('apart.different')}
              <VisuallyHidden>{t('apart.differentOf', { title })}</VisuallyHidden>
            </Button>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
