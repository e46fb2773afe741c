import type { RefObject } from 'react';

export interface SummaryIssue {
  message: string;
  /** Where it can be mended: `#field-title`; absent for what concerns the whole form. */
  href?: string | undefined;
}

export interface ErrorSummaryProps {
  title: string;
  issues: readonly SummaryIssue[];
  focusRef?: RefObject<HTMLDivElement | null> | undefined;
}

/** Above a form: everything that has to be mended, each with the way there. */
export function ErrorSummary({ title, issues, focusRef }: ErrorSummaryProps) {
  return (
    <div
      ref={focusRef}
      role="alert"
      tabIndex={-1}
      data-error-summary
      className="mb-4 max-w-measure border-missed border-l-4 py-1 pl-4"
    >
      <h2 className="font-semibold">{title}</h2>
      <ul className="mt-1 space-y-1">
        {issues.map(({ message, href }) => (
          <li key={`${href} ${message}`}>
            {href === undefined ? (
              message
            ) : (
              <a href={href} className="inline-block py-0.5">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
