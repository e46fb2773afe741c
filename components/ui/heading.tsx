import type { ReactNode } from 'react';

export type HeadingLevel = 2 | 3 | 4;

interface HeadingProps {
  children: ReactNode;
  level?: HeadingLevel | undefined;
  id?: string | undefined;
  lang?: string | undefined;
}

/** A heading inside a section: a title in the serif. */
export function Heading({ children, level = 2, id, lang }: HeadingProps) {
  const Tag = `h${level}` as const;
  const size = level === 2 ? 'text-heading' : 'text-subheading';
  return (
    <Tag id={id} lang={lang} className={`font-title font-normal ${size}`}>
      {children}
    </Tag>
  );
}

/** The name of a section in spaced capitals; the rule above it is drawn by the section. */
export function SectionLabel({ children, level = 2, id, lang }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag id={id} lang={lang} className="caps text-ink">
      {children}
    </Tag>
  );
}
