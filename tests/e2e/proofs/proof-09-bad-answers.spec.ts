import type { Route } from '@playwright/test';
import {
  aDraftProject,
  expect,
  expectStatus,
  field,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';

const page = '<!doctype html><title>Proxy</title><p>Something went wrong';
const faults: [string, (route: Route) => Promise<void>, RegExp][] = [
  ['500', (route) => route.fulfill({ status: 500, body: 'no' }), /The server had a problem/],
  [
    '413',
    (route) => route.fulfill({ status: 413, contentType: 'text/html', body: page }),
    /longer than the server takes/,
  ],
  [
    '422',
    (route) => route.fulfill({ status: 422, contentType: 'text/html', body: page }),
    /refused the text/,
  ],
  [
    '429',
    (route) => route.fulfill({ status: 429, headers: { 'retry-after': '1' }, body: 'later' }),
    /wait a little/,
  ],
  [
    'a page of HTML',
    (route) => route.fulfill({ status: 200, contentType: 'text/html', body: page }),
    /none of ours/,
  ],
  ['nothing', async () => {}, /does not answer/],
];

for (const [name, fault, words] of faults) {
  test(`proof 9 the server answers ${name}: said in words, kept here, and sent when it answers again`, async ({
    db,
    somebody,
    browserOf,
  }) => {
    const anna = await somebody();
    const { projectId } = await aDraftProject(db, anna.actor);
    const tab = await (await browserOf(anna)).newPage();
    await tab.clock.install();
    await openEditor(tab, projectId);
    // The clock of the page stands still but for what is run here: however slow the machine, no try comes in between.
    await tab.clock.pauseAt(new Date(Date.now() + 120_000));
    await tab.route(/\/staff\/api\/editions\//, fault);
    const typed = await typeHardWords(tab);
    await tab.keyboard.press('Control+s');
    await tab.clock.runFor(1000);
    // A save may take 40 seconds before it is given up; it is tried again two seconds later.
    if (name === 'nothing') await tab.clock.runFor(39_800);
    await expectStatus(tab, 'waiting');
    await expect(tab.locator('#editor-status')).toContainText(words);
    expect(await field(tab, 'goal.bg').inputValue()).toBe(typed);
    await tab.unroute(/\/staff\/api\/editions\//);
    await tab.clock.resume();
    await tab.clock.runFor(70_000);
    await expectStatus(tab, 'saved');
    expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
  });
}
