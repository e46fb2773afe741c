import type { ReactNode } from 'react';
import { Section } from '#components/sections/section.tsx';

/** A line of work: what it is about, what one does next, and what one needs to know before. */
export interface WorkItem {
  id: string;
  href: string;
  title: string;
  lang?: string | undefined;
  /** What following the link does. */
  action: string;
  meta: ReactNode;
}

/** One kind of work that waits, as a list parted by thin rules. */
export function WorkSection({
  id,
  title,
  remark,
  items,
  nothing,
  more,
}: {
  id: string;
  title: string;
  remark: string;
  items: readonly WorkItem[];
  /** Said when there is none. */
  nothing: string;
  /** Where the rest is, when there are more than are listed. */
  more?: { href: string; label: string } | undefined;
}) {
  return (
    <Section id={id} title={title} remark={remark}>
      {items.length === 0 ? (
        <p className="text-ink-soft">{nothing}</p>
      ) : (
        <ul aria-labelledby={id} className="border-rule border-t">
          {items.map((item) => (
            <li
              key={item.id}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b py-3"
            >
              <div className="min-w-0 max-w-measure">
                <p id={`${id}-${item.id}`} lang={item.lang} className="font-title text-subheading">
                  {item.title}
                </p>
                <div className="text-ink-soft text-small">{item.meta}</div>
              </div>
              <a href={item.href} aria-describedby={`${id}-${item.id}`} className="py-1">
                {item.action}
              </a>
            </li>
          ))}
        </ul>
      )}
      {more && (
        <p className="mt-3 text-small">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </Section>
  );
}
