import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { opened, valueOf } from './seeded-staff.ts';

const database = testDatabase();
const interleavings = 1_000;
let editors: [StaffActor, StaffActor];

beforeAll(async () => {
  editors = [
    await anActor(database.owner, { role: 'officer' }),
    await anActor(database.owner, { role: 'officer' }),
  ];
});

/** Somebody types into a field, keeps, saves, or looks at the newest text. */
const step = fc.record({
  who: fc.constantFrom<0 | 1>(0, 1),
  deed: fc.constantFrom<'type' | 'keep' | 'save'>('type', 'type', 'keep', 'save'),
  path: fc.constantFrom('title.bg', 'goal.bg', 'number'),
});

interface Form {
  base: string;
  draft: Record<string, string>;
  generation: number;
  /** What was typed and kept or saved: from then on it may not be lost. */
  promised: Set<string>;
  typed: string[];
}

test('two editors, 1,000 interleavings: what either kept or saved stands in a revision, a conflict or a copy', async () => {
  const made = await createProject(database.staff, editors[0], {
    titleEn: 'Shared',
    titleBg: 'Общ',
    programme: null,
    operationId: randomUUID(),
  });
  const { projectId } = valueOf(made);
  const orders = fc.sample(fc.array(step, { minLength: 4, maxLength: 7 }), {
    numRuns: interleavings,
    seed: 4,
  });
  let word = 0;
  let conflicts = 0;
  let merges = 0;
  for (const order of orders) {
    const at = await opened(database.staff, editors[0], projectId);
    const forms = [0, 1].map(
      (): Form => ({ base: at.base, draft: { ...at.draft }, generation: 0, promised: new Set(), typed: [] }),
    ) as [Form, Form];
    const formId = randomUUID();
    const seenInConflicts: string[] = [];
    for (const { who, deed, path } of order) {
      const form = forms[who];
      if (deed === 'type') {
        word += 1;
        const mark = `дума${word}`;
        // The field of many paragraphs is added to, the others are typed anew; what they held is no longer this form's.
        const before = path === 'goal.bg' ? (form.draft[path] ?? '').split('\n\n').slice(-6) : [];
        form.draft[path] = [...before, mark].join('\n\n');
        form.typed.push(mark);
        continue;
      }
      const standing = form.typed.filter((mark) =>
        Object.values(form.draft).some((text) => text.includes(mark)),
      );
      if (deed === 'keep') {
        form.generation += 1;
        valueOf(
          await keepWorkingCopy(database.staff, editors[who], {
            editionId: at.editionId,
            formId,
            generation: form.generation,
            baseRevision: form.base,
            draft: form.draft,
          }),
        );
      } else {
        const outcome = await saveEdition(database.staff, editors[who], {
          editionId: at.editionId,
          formId,
          baseRevision: form.base,
          draft: form.draft,
          operationId: randomUUID(),
        });
        if (outcome.ok) {
          if (outcome.value.merged) merges += 1;
          Object.assign(form, { base: outcome.value.revision, draft: { ...outcome.value.draft } });
        } else if (outcome.conflicts !== undefined) {
          conflicts += 1;
          seenInConflicts.push(...outcome.conflicts.flatMap(({ mine, theirs }) => [mine, theirs]));
        } else throw new Error(JSON.stringify(outcome.issues));
      }
      for (const mark of standing) form.promised.add(mark);
    }
    const revisions = await database.owner.revision.findMany({
      where: { projectId },
      orderBy: { number: 'desc' },
      take: 8,
    });
    const copies = await database.owner.workingCopy.findMany({ where: { editionId: at.editionId, formId } });
    const everything = JSON.stringify([
      revisions.map(({ draft }) => draft),
      copies.map(({ draft }) => draft),
    ]);
    for (const { promised, draft } of forms)
      for (const mark of promised) {
        // Typed over by the same person before the next keeping: their own doing.
        const isOwnChange = !Object.values(draft).some((text) => text.includes(mark));
        if (!isOwnChange) expect(everything + seenInConflicts.join(' ')).toContain(mark);
      }
    await database.owner.workingCopy.deleteMany({ where: { formId } });
  }
  expect(conflicts).toBeGreaterThan(0);
  expect(merges).toBeGreaterThan(0);
}, 900_000);
