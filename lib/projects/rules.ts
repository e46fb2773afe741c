/**
 * Judgements about a project: its true status, whether a promise was kept, what is missing, who may see the contact.
 * Pure: the calendar day is an argument, and nothing here is ever stored in the document.
 */
import { firstDay, lastDay, nextDay } from '#lib/format/partial-date.ts';
import type {
  GrantTotal,
  Money,
  ProjectProfile,
  Quantity,
  ResultLine,
  Statement,
} from '#lib/projects/schema.ts';

export const statuses = ['planned', 'running', 'ended', 'results-published'] as const;
export type Status = (typeof statuses)[number];

export const verdicts = [
  'exceeded',
  'met',
  'nearly',
  'not-met',
  'not-reported',
  'no-target',
  'not-comparable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Fixed by Council Regulation (EU) 2025/1409: 1 euro is 1.95583 lev. */
const levPerEuro = 1.95583;

/** What the status is derived from; a profile satisfies it. */
export type StatusBasis = Pick<ProjectProfile, 'startsOn' | 'endsOn' | 'results' | 'sections'>;

/** True when the project has told what came of it: an achieved result or a section on results. */
export function resultsArePublished(profile: Pick<ProjectProfile, 'results' | 'sections'>): boolean {
  return (
    profile.results.some((line) => line.achieved !== undefined) ||
    profile.sections.some((section) => section.kind === 'results')
  );
}

/**
 * The status that dates and evidence support on `today` (`YYYY-MM-DD` in Bulgaria), whatever a page once declared:
 * results published, else ended, else running, else planned; null when there is neither date nor result.
 */
export function derivedStatus(profile: StatusBasis, today: string): Status | null {
  if (resultsArePublished(profile)) return 'results-published';
  if (profile.endsOn !== undefined && lastDay(profile.endsOn) < today) return 'ended';
  if (profile.startsOn !== undefined) return firstDay(profile.startsOn) <= today ? 'running' : 'planned';
  return profile.endsOn === undefined ? null : 'running';
}

/** True when what a source declared cannot be true on `today`. */
export function declaredStatusIsStale(
  profile: StatusBasis & Pick<ProjectProfile, 'declaredStatus'>,
  today: string,
): boolean {
  const status = derivedStatus(profile, today);
  if (profile.declaredStatus === 'ongoing') {
    return status === 'ended' || (status === 'results-published' && hasEnded(profile, today));
  }
  return profile.declaredStatus === 'planned' && status !== 'planned' && status !== null;
}

/** True when the last possible day of the project is before `today`. */
export function hasEnded(profile: Pick<ProjectProfile, 'endsOn'>, today: string): boolean {
  return profile.endsOn !== undefined && lastDay(profile.endsOn) < today;
}

/**
 * Whether the promise of a line was kept. Compares numbers only when both sides count the same thing:
 * exceeded above 100 %, met at 100 % or when the qualifier is satisfied ("more than 100" for "at least 100"),
 * nearly from 90 %, else not met.
 */
export function verdictOf(line: ResultLine): Verdict {
  const { expected, achieved } = line;
  if (achieved === undefined) return 'not-reported';
  if (expected === undefined) return 'no-target';
  if (line.notComparable !== undefined || !unitsAgree(expected, achieved)) return 'not-comparable';
  if (expected.number === undefined || achieved.number === undefined) return 'not-comparable';
  return compareNumbers(
    { number: expected.number, qualifier: expected.qualifier },
    { number: achieved.number, qualifier: achieved.qualifier },
  );
}

type Bound = { number: number; qualifier: Quantity['qualifier'] };

function compareNumbers(expected: Bound, achieved: Bound): Verdict {
  if (expected.qualifier === 'at-most') {
    if (achieved.qualifier === 'at-least' || achieved.qualifier === 'more-than') {
      return achieved.number > expected.number ? 'not-met' : 'not-comparable';
    }
    return achieved.number <= expected.number ? 'met' : 'not-met';
  }
  if (achieved.qualifier === 'at-most') {
    return achieved.number < 0.9 * expected.number ? 'not-met' : 'not-comparable';
  }
  const isLowerBound = achieved.qualifier === 'at-least' || achieved.qualifier === 'more-than';
  if (achieved.number > expected.number) return 'exceeded';
  if (achieved.number === expected.number) {
    if (achieved.qualifier === 'more-than' && ['exactly', 'about'].includes(expected.qualifier))
      return 'exceeded';
    if (expected.qualifier !== 'more-than') return 'met';
    if (achieved.qualifier === 'more-than') return 'met';
    return isLowerBound ? 'not-comparable' : 'nearly';
  }
  if (isLowerBound) return 'not-comparable';
  return achieved.number >= 0.9 * expected.number ? 'nearly' : 'not-met';
}

function unitsAgree(expected: Quantity, achieved: Quantity): boolean {
  const [left, right] = [expected.unit, achieved.unit];
  if (left === undefined || right === undefined) return true;
  return (['en', 'bg'] as const).every((locale) => {
    const [a, b] = [left[locale], right[locale]];
    return a === undefined || b === undefined || a.toLocaleLowerCase(locale) === b.toLocaleLowerCase(locale);
  });
}

/** How many lines have each verdict; verdicts that do not occur are absent. */
export function verdictCounts(lines: ResultLine[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const line of lines) {
    const verdict = verdictOf(line);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

/** Facts that a reader expects and this profile does not have, in the order of the page. */
export const expectedFacts = [
  'title',
  'number',
  'programme',
  'period',
  'grant',
  'initialCost',
  'finalCost',
  'promoter',
  'partners',
  'achievedResults',
  'bilateral',
] as const;
export type ExpectedFact = (typeof expectedFacts)[number];

/** What the page has to say is not published. */
export function missingFacts(profile: ProjectProfile): ExpectedFact[] {
  const present: Record<ExpectedFact, boolean> = {
    title: !profile.workingTitle,
    number: profile.number !== undefined,
    programme: profile.programme !== undefined,
    period: profile.startsOn !== undefined && profile.endsOn !== undefined,
    grant: profile.grant !== undefined,
    initialCost: profile.initialCost !== undefined,
    finalCost: profile.finalCost !== undefined,
    promoter: profile.promoter !== undefined,
    partners: profile.partners.length + profile.donorPartners.length > 0,
    achievedResults: resultsArePublished(profile),
    bilateral: profile.bilateral.length > 0,
  };
  return expectedFacts.filter((fact) => !present[fact]);
}

export type ContactVisibility = 'shown' | 'withheld' | 'none';

/** The first day on which the contact of an ended project is no longer shown: twelve months after its end. */
export function contactWithheldFrom(profile: Pick<ProjectProfile, 'endsOn'>): string | null {
  if (profile.endsOn === undefined) return null;
  const end = lastDay(profile.endsOn);
  const shifted = `${Number(end.slice(0, 4)) + 1}${end.slice(4)}`;
  return shifted.endsWith('-02-29') ? `${shifted.slice(0, 4)}-03-01` : shifted;
}

/** Whether the page of `today` may repeat the contact, says that it is withheld, or has none to speak of. */
export function contactVisibility(
  profile: Pick<ProjectProfile, 'contact' | 'contactSource' | 'endsOn'>,
  today: string,
): ContactVisibility {
  if (profile.contact === undefined && profile.contactSource === undefined) return 'none';
  const from = contactWithheldFrom(profile);
  if (from !== null && from <= today) return 'withheld';
  return profile.contact === undefined ? 'withheld' : 'shown';
}

/** The next day after `today` on which the page changes without anybody editing it; null when there is none. */
export function nextChangeOfPage(
  profile: Pick<ProjectProfile, 'startsOn' | 'endsOn'>,
  today: string,
): string | null {
  const days = [
    profile.startsOn === undefined ? null : firstDay(profile.startsOn),
    profile.endsOn === undefined ? null : nextDay(lastDay(profile.endsOn)),
    contactWithheldFrom(profile),
  ].filter((day): day is string => day !== null && day > today);
  return days.sort()[0] ?? null;
}

/** The amount in euro cents at the fixed rate; null for currencies without one. */
export function euroCents(amount: Money): number | null {
  if (amount.currency === 'EUR') return amount.amountCents;
  return amount.currency === 'BGN' ? Math.round(amount.amountCents / levPerEuro) : null;
}

/** Adds up the grants of `profiles` in euro cents. */
export function totalGrants(profiles: Pick<ProjectProfile, 'grant'>[]): GrantTotal {
  const total: GrantTotal = { cents: 0, withAmount: 0, withoutAmount: 0 };
  for (const { grant } of profiles) {
    const cents = grant === undefined ? null : euroCents(grant);
    if (cents === null) total.withoutAmount += 1;
    else {
      total.cents += cents;
      total.withAmount += 1;
    }
  }
  return total;
}

/** Values on which sources disagree: the path, the statement shown and those that differ from it. */
export interface Difference {
  path: string;
  shown: Statement | null;
  others: Statement[];
}

/** The disagreements of the sources, in the order of the document. */
export function differences(profile: Pick<ProjectProfile, 'statements'>): Difference[] {
  const byPath = Map.groupBy(profile.statements, (statement) => statement.path);
  return [...byPath]
    .filter(([, group]) => group.some((statement) => !statement.preferred))
    .map(([path, group]) => ({
      path,
      shown: group.find((statement) => statement.preferred) ?? null,
      others: group.filter((statement) => !statement.preferred),
    }));
}
