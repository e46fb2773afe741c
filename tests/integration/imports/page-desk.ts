/** Where the tests bring in pages: a portfolio with its registers and an officer who imports. */
import { beforeAll } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { committedVocabulary } from '#tests/support/import-fixtures.ts';
import type { ImportDesk, Importer } from '#tests/support/imported-page.ts';
import { seed } from '../projects/editing/seeded-staff.ts';

export interface PageDesk extends ImportDesk {
  readonly database: ReturnType<typeof testDatabase>;
  readonly officer: StaffActor;
  /** The same with somebody else at it. */
  as: (actor: Importer) => ImportDesk;
}

/** A database of its own with the committed portfolio; what it gives is there once the tests run. */
export function pageDesk(): PageDesk {
  const database = testDatabase();
  let vocabulary: Vocabulary;
  let officer: StaffActor;
  beforeAll(async () => {
    await seed(database.ownerUrl);
    vocabulary = await committedVocabulary();
    officer = await anActor(database.owner, { role: 'officer' });
  });
  return {
    database,
    get officer() {
      return officer;
    },
    get actor() {
      return officer;
    },
    get vocabulary() {
      return vocabulary;
    },
    get db() {
      return database.staff;
    },
    as: (actor) => ({ actor, vocabulary, db: database.staff }),
  };
}
