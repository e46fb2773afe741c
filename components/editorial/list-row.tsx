import type { ReactNode } from 'react';

/** A row of a list parted by thin rules: what it is about, and at its end what can be done with it. */
export function ListRow({ deed, children }: { deed?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3">
      <div className="min-w-0">{children}</div>
      {deed}
    </li>
  );
}
