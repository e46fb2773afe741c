/** The status line: what is true of the text right now, in one of a few sentences. It never promises more than is so. */
import type { KeeperState } from './keeper-ends.ts';

export type Status =
  | { kind: 'opened' }
  | { kind: 'saved'; at: number }
  | { kind: 'saving' }
  | { kind: 'kept'; at: number }
  | { kind: 'typing' }
  | { kind: 'waiting' }
  | { kind: 'waitingNowhere' }
  | { kind: 'signedOut' }
  | { kind: 'signedOutNowhere' }
  | { kind: 'otherPerson' }
  | { kind: 'refused'; message: string }
  | { kind: 'refusedNowhere'; message: string };

/** The sentence for a state. */
export function statusOf(state: KeeperState): Status {
  const { generation, keptHere, keptThere, saved, isSaving, savedAt, keptAt, trouble, hereTrouble } = state;
  const isHere = keptHere >= generation;
  // Between a keystroke and its copy a moment later nothing is promised, and nothing alarming is said.
  const isOnItsWay = !isHere && hereTrouble === null;
  if (isSaving) return { kind: 'saving' };
  if (trouble?.kind === 'other-person') return { kind: 'otherPerson' };
  if (trouble?.kind === 'refused') {
    const message = trouble.remarks.map((remark) => remark.message).join(' ');
    return { kind: isHere || keptThere >= generation ? 'refused' : 'refusedNowhere', message };
  }
  if (trouble?.kind === 'signed-out') return { kind: isHere ? 'signedOut' : 'signedOutNowhere' };
  if (saved >= generation && trouble === null)
    return savedAt === null ? { kind: 'opened' } : { kind: 'saved', at: savedAt };
  if (trouble?.kind === 'away' && !isOnItsWay) return { kind: isHere ? 'waiting' : 'waitingNowhere' };
  if (keptThere >= generation && keptAt !== null) return { kind: 'kept', at: keptAt };
  return { kind: 'typing' };
}
