/** Something that keeps a page from being published, or that is good to know. */
export interface ListedIssue {
  /** Where it can be mended; null where there is no one place. */
  href: string | null;
  field: string;
  sentence: string;
}

/** Issues under each other, each with its field as a link to where it can be mended. */
export function IssueList({ issues }: { issues: readonly ListedIssue[] }) {
  return (
    <ul className="max-w-measure border-rule border-t">
      {issues.map(({ href, field, sentence }, index) => (
        <li key={`${field}-${index}`} className="border-rule border-b py-2">
          {href === null ? <span className="font-semibold">{field}</span> : <a href={href}>{field}</a>}
          <span className="block text-small">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
