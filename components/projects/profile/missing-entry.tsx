import { FactNote } from '#components/projects/profile/fact-note.tsx';
import type { Fact } from '#components/ui/fact-list.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { expectedFacts, missingFacts } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** Facts beyond those every reader expects whose absence an entry may remark on. */
const otherFacts = ['fund', 'website', 'declaredStatus'] as const;

/** What readers look for and nobody published, in one entry with the reasons; empty when nothing is missing. */
export function missingEntry(profile: ProjectProfile, locale: Locale): Fact[] {
  const t = messages(locale, 'profile');
  const absent = new Set<string>([
    ...missingFacts(profile),
    ...profile.notPublished.map(({ field }) => field),
  ]);
  if (absent.size === 0) return [];
  const notes = new Map(profile.notPublished.map(({ field, note }) => [field, note]));
  return [
    {
      id: 'not-published',
      term: t('missing.heading'),
      details: [...expectedFacts, ...otherFacts]
        .filter((fact) => absent.has(fact))
        .map((fact) => {
          const reason = notes.get(fact);
          return (
            <span key={fact}>
              {t(`missing.${fact}`)}
              {reason !== undefined && <FactNote text={reason} locale={locale} />}
            </span>
          );
        }),
    },
  ];
}
