import { IssueList } from '#components/editorial/publishing/issue-list.tsx';
import { Section } from '#components/sections/section.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Issue } from '#lib/issues.ts';
import { staffPath } from '#lib/paths.ts';
import { issueSentence } from '#lib/web/staff/issue-sentences.ts';

interface Props {
  locale: Locale;
  projectId: string;
  issues: readonly (Issue & { name: string })[];
}

/** What keeps an edition from the public, each a link to its field in the editor; nothing when nothing does. */
export function BeforePublishing({ locale, projectId, issues }: Props) {
  if (issues.length === 0) return null;
  const t = staffMessages(locale, 'publishing');
  const edit = staffPath(locale, 'projects', projectId, 'edit');
  return (
    <Section id="before" title={t('blocking', { count: issues.length })} remark={t('blockingText')}>
      <IssueList
        issues={issues.map((issue) => ({
          href: `${edit}#${issue.field}`,
          field: issue.name,
          sentence: issueSentence(locale, 'editor', issue),
        }))}
      />
    </Section>
  );
}
