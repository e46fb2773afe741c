/**
 * What every page loader begins and ends with: the day of the page, and what the page depends on. Loaders are the only
 * way from a page to data; they never see a session.
 */
import { dayInSofia, startOfDayInSofia } from '#lib/format/partial-date.ts';
import { nextChangeOfPage } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { declareDependencies } from '#lib/web/page-dependencies.ts';

/** The calendar day in Bulgaria for which the page is made. */
export function today(): string {
  return dayInSofia(new Date());
}

/**
 * Says which changes make the page new: those of `tags`, of the registers, and the next day on which a status or a
 * contact on it changes by itself.
 */
export function dependsOn(
  tags: string[],
  dated: Pick<ProjectProfile, 'startsOn' | 'endsOn'>[],
  day: string,
): void {
  const next = dated
    .map((project) => nextChangeOfPage(project, day))
    .filter((change) => change !== null)
    .sort()[0];
  declareDependencies({
    tags: ['reference', ...tags],
    ...(next !== undefined && { expiresAt: startOfDayInSofia(next) }),
  });
}
