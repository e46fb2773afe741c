import { Notice } from '#components/ui/notice.tsx';

/** Says what was just done, on the page somebody was led to afterwards. */
export function DoneNotice({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <div className="mb-8">
      <Notice live>
        <p>{sentence}</p>
      </Notice>
    </div>
  );
}
