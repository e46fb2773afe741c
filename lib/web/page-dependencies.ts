/**
 * How a page says what it shows, so that it can be kept until that changes. Page loaders call this while rendering; a
 * page whose loaders say nothing is taken to depend on everything.
 */
import { type DeclaredAnswer, getRequestContext } from '#lib/web/request-context.ts';

/** The tag that stands for everything: a change with it makes every page new. */
export const everythingTag = 'portfolio';

export interface PageDependencies {
  /** Such as `project:<id>`, `place:<id>`, `target-group:<slug>`; the changes of lib/versioning carry the same words. */
  tags: readonly string[];
  /** When the page changes by itself, for instance because a project ends. */
  expiresAt?: Date;
}

/** Adds to what the page being rendered depends on. Without effect where pages are not kept (build, development). */
export function declareDependencies({ tags, expiresAt }: PageDependencies): void {
  const context = getRequestContext();
  if (context === undefined) return;
  for (const tag of tags) context.tags.add(tag);
  if (expiresAt === undefined) return;
  const instant = expiresAt.getTime();
  context.expiresAt = context.expiresAt === null ? instant : Math.min(context.expiresAt, instant);
}

/**
 * Says that the page being rendered stands for one that does not exist. The framework's own way (`notFound()`) answers
 * with an empty document that needs a script to say anything.
 */
export function declareMissing(): void {
  declare({ status: 404 });
}

/** Says that what stood at the address of the page being rendered was taken away for good: it goes out as 410. */
export function declareGone(): void {
  declare({ status: 410 });
}

/**
 * Says that what the reader asked for stands at `location`, an address of this site without its origin: the answer is
 * a 308 that leads there, and what is rendered stands in its body.
 */
export function declareMoved(location: string): void {
  declare({ status: 308, location });
}

function declare(answer: DeclaredAnswer): void {
  const context = getRequestContext();
  if (context !== undefined) context.declared = answer;
}
