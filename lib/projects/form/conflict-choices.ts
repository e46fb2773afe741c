/**
 * What somebody chose on the page of conflicts, field by field: their text, the other one, both, or one written anew. A
 * text that was written there and would not be saved is asked about, never passed over.
 */
import type { Issue } from '#lib/issues.ts';

type Posted = Readonly<Record<string, string>>;

export type ChosenTexts =
  | { ok: true; resolutions: Record<string, string> }
  | { ok: false; issues: readonly Issue[] };

/** `resolve:goal.en` is `mine`, `theirs`, `both` or `edit`; `text:goal.en` is the text that stood there to be changed. */
export function chosenTexts(form: Posted): ChosenTexts {
  const resolutions: Record<string, string> = {};
  const issues: Issue[] = [];
  for (const [name, choice] of Object.entries(form)) {
    if (!name.startsWith('resolve:')) continue;
    const path = name.slice('resolve:'.length);
    const [mine = '', theirs = ''] = [form[`mine:${path}`], form[`theirs:${path}`]];
    const text = form[`text:${path}`] ?? mine;
    const isChanged = text !== mine;
    // A change of one's own text is one's own text; beside another choice it is not clear what is meant.
    if (choice === 'edit' || (choice === 'mine' && isChanged)) resolutions[path] = text;
    else if (isChanged) issues.push({ field: `text:${path}`, code: 'own-text-unused' });
    else if (choice === 'theirs') resolutions[path] = theirs;
    else resolutions[path] = choice === 'both' ? bothTexts(mine, theirs) : mine;
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, resolutions };
}

/** Lines stay lines and paragraphs paragraphs. */
function bothTexts(mine: string, theirs: string): string {
  const isLong = `${mine}${theirs}`.includes('\n') || mine.length + theirs.length > 240;
  return [mine, theirs].filter((text) => text !== '').join(isLong ? '\n\n' : ' ');
}
