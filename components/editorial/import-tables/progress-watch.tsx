'use client';

import { useEffect, useState } from 'react';
import { askStaff } from '#components/editorial/staff-form/send.ts';

/** How far the work on a table has come. */
export interface ShownProgress {
  /** Another one means that the page has something else to show. */
  state: string;
  /** In the reader's language: "400 of 1,000 rows". */
  sentence: string;
  done: number;
  all: number;
}

/** Short work is over soon; long work is not asked about all the time. */
const firstPauseMs = 500;
const pauseMs = 2_000;

/** Says how far the work has come and, when it has ended, shows the page that says so. Without a script it stands still. */
export function ProgressWatch({
  address,
  label,
  progress,
  isCounted = true,
}: {
  /** Where the progress is asked for. */
  address: string;
  label: string;
  progress: ShownProgress;
  /** False for work of which nobody knows how much it is. */
  isCounted?: boolean;
}) {
  const [shown, setShown] = useState(progress);
  useEffect(() => {
    let isOver = false;
    let timer = 0;
    const ask = async () => {
      const answer = await askStaff(address);
      if (isOver) return;
      if (answer.ok) {
        const told = answer.value as ShownProgress;
        if (told.state !== progress.state) {
          location.reload();
          return;
        }
        setShown(told);
      }
      timer = window.setTimeout(() => void ask(), pauseMs);
    };
    timer = window.setTimeout(() => void ask(), firstPauseMs);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [address, progress.state]);
  if (!isCounted) return null;
  const { done, all, sentence } = shown;
  return (
    <div className="max-w-measure">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(all, 1)}
        aria-valuenow={done}
        aria-valuetext={sentence}
      >
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" className="block h-2 w-full">
          <rect width="100" height="1" className="fill-rule" />
          <rect width={all === 0 ? 0 : (100 * done) / all} height="1" className="fill-ink" />
        </svg>
      </div>
      <p className="mt-1 text-ink-soft text-small tabular-nums">{sentence}</p>
    </div>
  );
}
