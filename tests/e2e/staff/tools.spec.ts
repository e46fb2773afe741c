import { randomUUID } from 'node:crypto';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { expect, test } from '#tests/support/staff-site.ts';

/** A name that no other run of a test gives. */
const ownName = (mark: string) => `${mark} ${randomUUID().slice(0, 8)}`;

/** Waits until the batch of this address was worked off, behind whatever else the site puts off meanwhile. */
async function batchBecomes(db: Database, address: string, wanted: 'applied' | 'undone'): Promise<void> {
  const id = address.split('/').at(-1) ?? '';
  const stateOf = async () => (await db.batch.findUniqueOrThrow({ where: { id } })).state;
  await expect.poll(stateOf, { timeout: 60_000 }).toBe(wanted);
}

// A form that is refused answers 422, to a script and to a browser alike; a key that may not write, 401.
test.use({ expectedStatuses: [401, 422] });

/** With a script and without one the same forms do the same. */
for (const javaScriptEnabled of [true, false]) {
  const way = javaScriptEnabled ? 'with a script' : 'without a script';
  const mark = javaScriptEnabled ? 'Scripted' : 'Plain';

  test(`a new organisation is refused in words, saved, merged, parted again, and its address leads on meanwhile: ${way}`, async ({
    signedIn,
    request,
  }) => {
    const { page } = await signedIn('lead', {}, { javaScriptEnabled });
    await page.goto('/en/staff/registers/organisations/new');
    await page.getByLabel('Name in English').fill('MOTHERS against “drugs”');
    await page.getByLabel('Kind').selectOption('ngo');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'already means another entry' })).toBeVisible();
    await expect(page.getByLabel('Kind')).toHaveValue('ngo');
    const name = ownName(mark);
    await page.getByLabel('Name in English').fill(name);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/saved=1$/);
    const slug = name.toLowerCase().replace(' ', '-');
    await page.goto(`/en/staff/registers/organisations/merge?from=${slug}&into=plovdiv-prison`);
    await page.getByRole('button', { name: /^Merge into/ }).click();
    await page.waitForURL(/merged=1$/);
    // The public is told of it a moment later.
    const found = async () => {
      const answer = await request.get(`/en/organisations/${slug}`);
      return [answer.status(), new URL(answer.url()).pathname];
    };
    await expect.poll(found).toEqual([200, '/en/organisations/plovdiv-prison']);
    await page.goto('/en/staff/registers/organisations/plovdiv-prison');
    await page.getByRole('button', { name: `Undo the merge of “${name}”` }).click();
    await page.waitForURL(new RegExp(`/${slug}\\?parted=0$`));
    await expect(page.getByText('This organisation is back, with its address')).toBeVisible();
    await expect.poll(found).toEqual([200, `/en/organisations/${slug}`]);
  });

  test(`two projects and two organisations that look alike are told apart, and that is taken back: ${way}`, async ({
    db,
    signedIn,
  }) => {
    const { page, actor } = await signedIn('lead', { name: 'Lena Lead' }, { javaScriptEnabled });
    const name = ownName(`${mark} twins`);
    const begin = async (titleEn: string) => {
      const input = { titleEn, titleBg: '', programme: null, operationId: randomUUID() };
      const made = await createProject(db, actor, input);
      if (!made.ok) throw new Error(JSON.stringify(made.issues));
      return made.value.projectId;
    };
    const [first] = [await begin(`${name} by the lake`), await begin(`${name} by the lakes`)];
    const candidates = page.getByRole('region', { name: 'Projects that may be the same' });
    const different = candidates.getByRole('button', {
      name: new RegExp(`^They are different ?: ${name} by the lakes$`),
    });
    await page.goto(`/en/staff/projects/${first}/merge`);
    await different.click();
    const folded = page.getByText('Said to be different (1)');
    await folded.click();
    await expect(page.getByText(/^Said by Lena Lead, \d+ \w+ \d{4}/)).toBeVisible();
    await expect(different).toHaveCount(0);
    await page.getByRole('button', { name: new RegExp(`^Take it back ?: ${name} by the lakes$`) }).click();
    await expect(different).toBeVisible();
    await expect(folded).toHaveCount(0);

    for (const ending of ['choir', 'choirs']) {
      await page.goto('/en/staff/registers/organisations/new');
      await page.getByLabel('Name in English').fill(`${name} ${ending}`);
      await page.getByLabel('Kind').selectOption('ngo');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/saved=1$/);
    }
    const named = (ending: string) => ({
      has: page.getByRole('link', { name: `${name} ${ending}`, exact: true }),
    });
    const pair = page.getByRole('listitem').filter(named('choir')).filter(named('choirs'));
    await page.goto('/en/staff/registers/organisations/duplicates');
    await pair.getByRole('button', { name: 'These are two' }).click();
    await expect(pair).toHaveCount(0);
    await page.getByText(/^Said to be different/).click();
    await page
      .getByRole('button', { name: new RegExp(`^Take it back ?: ${name} choir · ${name} choirs$`) })
      .click();
    await expect(pair).toBeVisible();
  });

  test(`a key is shown once, opens what reads and nothing that writes: ${way}`, async ({
    signedIn,
    request,
  }) => {
    const { page, actor } = await signedIn('officer', {}, { javaScriptEnabled });
    await page.goto('/en/staff/tokens');
    await page.getByLabel('What it is for').fill(`A ${mark} program`);
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = (await page.getByRole('status').getByText(/^gft_/).innerText()).trim();
    const headers = {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      origin: new URL(page.url()).origin,
    };
    const read = await request.get('/staff/api/session', { headers });
    expect(await read.json()).toMatchObject({ value: { personId: actor.personId } });
    const written = await request.post('/staff/api/registers/organisations', {
      headers,
      form: { nameEn: 'x' },
    });
    expect(written.status()).toBe(401);
    await page.goto('/en/staff/tokens');
    await expect(page.getByText(`${key.slice(0, 8)}…`)).toBeVisible();
    await expect(page.getByText(key)).toHaveCount(0);
  });

  test(`many are changed after every change was shown: ${way}`, async ({ signedIn, db }) => {
    test.setTimeout(300_000);
    const { page, actor } = await signedIn('lead', {}, { javaScriptEnabled });
    const made = await createProject(db, actor, {
      titleEn: ownName(mark),
      titleBg: '',
      programme: null,
      operationId: randomUUID(),
    });
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    await page.goto(`/en/staff/bulk?selected=${made.value.projectId}`);
    await page.getByLabel('Field').selectOption('number');
    await page.getByLabel('What it becomes').fill(`BULK-${mark}`);
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await expect(page.getByRole('table')).toContainText(`BULK-${mark}`);
    const address = page.url();
    await page.getByRole('button', { name: /^Carry it out/ }).click();
    await page.waitForURL(/asked=1$/);
    await batchBecomes(db, address, 'applied');
    await page.goto(address);
    await expect(page.getByText('Carried out.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo all of it' }).click();
    await page.waitForURL(/asked=1$/);
    await batchBecomes(db, address, 'undone');
    await page.goto(address);
    await expect(page.getByText('Undone.', { exact: true })).toBeVisible();
  });

  test(`all that match the filters are changed, as they were when the change was shown: ${way}`, async ({
    signedIn,
    db,
  }) => {
    // Fifty-two projects are begun and changed one by one.
    test.setTimeout(300_000);
    const { page, actor } = await signedIn('lead', {}, { javaScriptEnabled });
    const name = ownName(mark);
    const begin = async (count: number) => {
      const made = await createProject(db, actor, {
        titleEn: `${name} no ${count}`,
        titleBg: '',
        programme: null,
        operationId: randomUUID(),
      });
      if (!made.ok) throw new Error(JSON.stringify(made.issues));
      return made.value.projectId;
    };
    for (let count = 1; count <= 52; count += 1) await begin(count);
    await page.goto(`/en/staff/projects?q=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: 'Change all 52 that match' }).click();
    await expect(page.getByText('52 projects match the filters.')).toBeVisible();
    await expect(page.getByText('and 32 more')).toBeVisible();
    await page.getByLabel('Field').selectOption('number');
    await page.getByLabel('What it becomes').fill('ALL-OF-THEM');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await expect(page.getByRole('button', { name: 'Carry it out for 52 projects' })).toBeVisible();
    const address = page.url();
    const later = await begin(53);
    await page.getByRole('link', { name: 'See them in the list' }).click();
    await expect(page.getByRole('button', { name: 'Change all 53 that match' })).toBeVisible();
    await page.goBack();
    await page.waitForURL(address);
    await page.getByRole('button', { name: /^Carry it out/ }).click();
    await page.waitForURL(/asked=1$/);
    await batchBecomes(db, address, 'applied');
    await page.goto(address);
    await expect(page.getByText('Carried out.', { exact: true })).toBeVisible();
    await expect(page.getByText('52 of 52 done')).toBeVisible();
    const { draft } = await db.revision.findFirstOrThrow({
      where: { projectId: later },
      orderBy: { number: 'desc' },
    });
    expect(JSON.stringify(draft)).not.toContain('ALL-OF-THEM');
  });
}
