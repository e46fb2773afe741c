/** What keeps people out of a page, as axe finds it. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Axe for the whole page, with every rule we hold. It looks in one go: no page of ours has frames, for whose sake it
 * would open a page of its own at each look and take twice as long.
 */
export function axeOf(page: Page): AxeBuilder {
  if (page.frames().length > 1) throw new Error('The page has frames, which axe does not look into here.');
  return new AxeBuilder({ page }).setLegacyMode(true).withTags(rules);
}

/** Each breach by its rule and its element; empty when nobody is kept out. */
export async function breaches(page: Page, axe = axeOf(page)): Promise<string[]> {
  // Words of a page are there before its styles are, by which contrast and sizes are judged.
  await page.waitForLoadState();
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
