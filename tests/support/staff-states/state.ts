/** What a state of a staff screen is: who looks where, what brings the page into it, and by what it is known. */
import type { BrowserContext, Page } from '@playwright/test';
import type { StaffRole } from '#lib/auth/actor.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { SignedIn } from '#tests/support/staff-site.ts';
import type { Who, World } from '#tests/support/staff-states/world.ts';

export interface Stage {
  page: Page;
  context: BrowserContext;
  world: World;
  locale: Locale;
  hasScript: boolean;
  /** Whoever looks; nobody on pages before the sign-in. */
  person: SignedIn | null;
}

export interface StaffState {
  /** Somebody of the world, somebody made for this state alone, or nobody. */
  as: Who | { new: StaffRole } | null;
  /** Address below the language. */
  path: (world: World) => string;
  /** What brings the opened page into the state. */
  reach?: (stage: Stage) => Promise<void>;
  /** What only this state shows: a selector. */
  shows?: string;
  /** A sentence that only this state says. */
  says?: (locale: Locale) => string;
  /** Whether `reach` sends a form that is refused: without a script it comes back on its page. */
  isForm?: boolean;
  /** Statuses other than 200 that the browser is answered with. */
  statuses?: readonly number[];
}

export type StateTable = Readonly<Record<string, StaffState>>;
