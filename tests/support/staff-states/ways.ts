/** Ways into states that only a browser reaches: a refused form, a dialog, a status line. */
import { expect } from '@playwright/test';
import { alive } from '#tests/support/page.ts';
import { browserCookie } from '#tests/support/staff-site.ts';
import type { Stage } from '#tests/support/staff-states/state.ts';

export const errorSummary = '[data-error-summary]';

/** Sends the form with this end of its address as it stands, or with these values, which it has again when it is refused. */
export function refused(action: string, values: Readonly<Record<string, string>> = {}, button = 'button') {
  return async ({ page, hasScript }: Pick<Stage, 'page' | 'hasScript'>): Promise<void> => {
    const form = page.locator(`form[action$="${action}"]`).first();
    // Before anything is filled in: taking the page over puts back what the server printed into a long text.
    if (hasScript) await alive(page);
    const folded = page.locator('details:not([open])', { has: page.locator(`form[action$="${action}"]`) });
    for (const each of await folded.all()) await each.locator('> summary').click();
    for (const [name, value] of Object.entries(values))
      await form.locator(`[name="${name}"]`).first().fill(value);
    await form.locator(button).last().click();
    await form.locator(errorSummary).waitFor();
    for (const [name, value] of Object.entries(values)) {
      const field = form.locator(`[name="${name}"]:not([type="password"])`).first();
      if ((await field.count()) > 0) await expect(field).toHaveValue(value);
    }
  };
}

/** Waits until the editor keeps what is typed. */
export async function ready({ page }: Pick<Stage, 'page'>): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
}

export async function type(stage: Stage): Promise<void> {
  await ready(stage);
  await stage.page.locator('#editor [name="summary.en"]').focus();
  await stage.page.keyboard.press('End');
  await stage.page.keyboard.insertText(' – и още „нещо“');
}

/** Types and saves, with the network or the session as it then is. */
export async function save(stage: Stage): Promise<void> {
  await type(stage);
  await stage.page.keyboard.press('Control+s');
}

export async function statusBecomes({ page }: Stage, kind: string): Promise<void> {
  await page.locator(`#editor[data-status="${kind}"]`).waitFor({ timeout: 20_000 });
}

/** Ends the session of whoever looks; saving then asks for it. */
export async function loseSession(stage: Stage): Promise<void> {
  await ready(stage);
  await endSession(stage);
  await save(stage);
  await stage.page.locator('dialog[open]').waitFor();
  await statusBecomes(stage, 'signedOut');
}

export async function endSession({ world, person }: Stage): Promise<void> {
  await world.db.session.deleteMany({ where: { personId: person?.actor.personId ?? '' } });
}

/** Somebody else signs in where the first one's session ended. */
export async function changePerson(stage: Stage): Promise<void> {
  await loseSession(stage);
  await stage.context.addCookies([browserCookie(await stage.world.somebody('officer'))]);
  await stage.page.locator('dialog[open] button').last().click();
  await statusBecomes(stage, 'otherPerson');
}

/** Every answer of the editor comes like this. */
export const answering = (status: number, body: string, contentType = 'application/json') =>
  async function answerLikeThis(stage: Stage): Promise<void> {
    await stage.page.route(/\/staff\/api\/editions\//, (route) =>
      route.fulfill({ status, contentType, body }),
    );
    await save(stage);
  };

/** The answer to the next copy says that the site was built anew. */
export async function meetNewBuild(stage: Stage): Promise<void> {
  await stage.page.route(/\/working-copy$/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { value: object };
    await route.fulfill({ json: { ...body, value: { ...body.value, build: 'another-build' } } });
  });
  await type(stage);
  await stage.page.locator('[data-notice="new-version"]').waitFor({ timeout: 20_000 });
}
