import { Notice } from '#components/ui/notice.tsx';

/** Says above an entry that it was just saved or merged. */
export function SavedNotice({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <div className="mb-8">
      <Notice live>{children}</Notice>
    </div>
  );
}
