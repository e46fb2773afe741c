import type { ReactNode } from 'react';

export interface Fact {
  term: ReactNode;
  /** One description, or several that stand under each other. */
  details: ReactNode | readonly ReactNode[];
  id?: string;
}

/**
 * Terms and what is known of them. `margin` sets each term above its facts, for a narrow column beside the text;
 * `ruled` sets terms and facts in two columns with rules between, for the page's full width.
 */
export function FactList({
  facts,
  variant = 'margin',
}: {
  facts: readonly Fact[];
  variant?: 'margin' | 'ruled';
}) {
  const row =
    variant === 'margin'
      ? 'border-t border-rule pt-2 pb-3'
      : 'border-t border-rule py-2.5 mid:grid mid:grid-cols-[12rem_minmax(0,1fr)] mid:items-baseline mid:gap-x-8';
  return (
    <dl
      className={`border-b border-rule ${variant === 'margin' ? 'print:columns-2 print:gap-8 print:border-b-0' : ''}`}
    >
      {facts.map((fact, index) => (
        <div key={fact.id ?? index} className={row}>
          <dt className="text-caption text-ink-soft">{fact.term}</dt>
          {(Array.isArray(fact.details) ? fact.details : [fact.details]).map((detail, position) => (
            <dd key={position} className="col-start-2 min-w-0">
              {detail}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
