import {
  aDraftProject,
  expect,
  expectStatus,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';

const refusals = {
  refused: () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Refused.', 'SecurityError');
      },
    });
  },
  full: () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  },
} as const;

for (const [why, refuse] of Object.entries(refusals)) {
  test(`proof 13 the storage of the browser is ${why}: said so, and the server keeps every word`, async ({
    db,
    somebody,
    browserOf,
  }) => {
    const anna = await somebody();
    const { projectId, editionId } = await aDraftProject(db, anna.actor);
    const context = await browserOf(anna);
    await context.addInitScript(refuse);
    const page = await context.newPage();
    await openEditor(page, projectId);
    const typed = await typeHardWords(page);
    await expectStatus(page, 'kept');
    await expect(page.locator('[data-notice="here"]')).toContainText(
      why === 'full' ? 'The storage of this browser is full' : 'This browser keeps nothing on this computer',
    );
    const copy = await db.workingCopy.findFirstOrThrow({ where: { editionId } });
    expect((copy.draft as Record<string, string>)['goal.bg']).toBe(typed);
    await context.setOffline(true);
    await typeHardWords(page);
    await expectStatus(page, 'waitingNowhere');
    await context.setOffline(false);
    await page.keyboard.press('Control+s');
    await expectStatus(page, 'saved');
    expect(await savedText(db, projectId, 'goal.bg')).toBe(
      `${typed}${typed.slice(-(typed.length - longestBefore(typed)))}`,
    );
  });
}

test('proof 13 the storage of the browser opens late: said so, and what was typed before is kept once it does', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  await context.addInitScript(() => {
    const there = new Promise((resolve) => {
      addEventListener('storage-is-there', resolve, { once: true });
    });
    const open = Reflect.get(IDBFactory.prototype, 'open');
    IDBFactory.prototype.open = function (...named) {
      const request = Reflect.apply(open, this, named);
      const listen = request.addEventListener.bind(request);
      request.addEventListener = (kind: string, heard: EventListenerOrEventListenerObject) =>
        listen(kind, (event) => {
          const tell = () => typeof heard === 'function' && heard.call(request, event);
          if (kind === 'success') void there.then(tell);
          else tell();
        });
      return request;
    };
  });
  const page = await context.newPage();
  await openEditor(page, projectId);
  await context.setOffline(true);
  await typeHardWords(page);
  await expectStatus(page, 'waitingNowhere');
  const notice = page.locator('[data-notice="here"]');
  await expect(notice).toContainText('This browser keeps nothing on this computer');
  await page.evaluate(() => dispatchEvent(new Event('storage-is-there')));
  await expectStatus(page, 'waiting');
  await expect(notice).toBeHidden();
});

/** Where the text typed first began. */
const longestBefore = (typed: string) => typed.lastIndexOf(' + ');
