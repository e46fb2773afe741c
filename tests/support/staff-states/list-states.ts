/** The states of the screens that are no project's: lists that are empty and filled, registers, accounts, the entrance. */
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { alive } from '#tests/support/page.ts';
import type { StaffState, StateTable } from '#tests/support/staff-states/state.ts';
import { errorSummary, refused } from '#tests/support/staff-states/ways.ts';
import type { Who, World } from '#tests/support/staff-states/world.ts';

const screen = (as: Who | null, path: string | ((world: World) => string), shows = 'h1'): StaffState => ({
  as,
  path: typeof path === 'string' ? () => path : path,
  shows,
});

const refusedAt = (
  as: Who | null,
  path: string | ((world: World) => string),
  action: string,
  values: Readonly<Record<string, string>> = {},
): StaffState => ({
  ...screen(as, path, errorSummary),
  reach: refused(action, values),
  isForm: true,
  statuses: [422],
});

const lists: StateTable = {
  'my work of an officer': screen('officer', '/staff', 'ul[aria-labelledby="unsaved"] a'),
  'my work of an approver with much of it': screen('approver', '/staff', 'ul[aria-labelledby="awaiting"] a'),
  'my work of a newcomer': screen('newcomer', '/staff'),
  'my work without a role': screen('without a role', '/staff'),
  'projects with a kept view': screen('officer', '/staff/projects', 'form'),
  'projects of nothing': screen('newcomer', '/staff/projects'),
  'projects selected': {
    ...screen('lead', '/staff/projects', 'input[type="checkbox"]:checked'),
    reach: async ({ page }) => {
      await alive(page);
      for (const box of (await page.locator('main input[type="checkbox"]').all()).slice(0, 3))
        await box.check();
    },
  },
  'a view without a name': refusedAt('officer', '/staff/projects?work=draft', '/staff/api/views'),
  'media library': screen('communication', '/staff/media', 'img'),
  'media in the trash': screen('communication', '/staff/media?state=trash', 'img'),
  'media without a match': {
    ...screen('communication', '/staff/media?q=qxzvw'),
    says: (locale) => staffMessages(locale, 'media')('empty'),
  },
  'media without a right': screen('without a role', '/staff/media'),
  'photos of a project': screen(
    'officer',
    ({ projects }) => `/staff/media?project=${projects.draft.projectId}`,
  ),
  'upload of nothing': refusedAt('communication', '/staff/media', '/staff/api/media'),
  photo: screen('communication', ({ ids }) => `/staff/media/${ids['photo']}`, 'img'),
  'photo without words': screen('communication', ({ ids }) => `/staff/media/${ids['bare photo']}`, 'img'),
  'photo in the trash': screen(
    'communication',
    ({ ids }) => `/staff/media/${ids['trashed photo']}`,
    'form[action$="/restore"]',
  ),
  'photo replaced by nothing': refusedAt(
    'communication',
    ({ ids }) => `/staff/media/${ids['photo']}`,
    '/replace',
  ),
  'trash with something': screen('lead', '/staff/trash', 'form[action$="/restore"]'),
  'trash of nothing': {
    ...screen('lead of nothing', '/staff/trash'),
    says: (locale) => staffMessages(locale, 'trash')('emptyTitle'),
  },
  translations: screen('communication', '/staff/translations', 'article'),
  'translations of a project': screen(
    'communication',
    ({ projects }) => `/staff/translations?project=${projects['changes asked'].projectId}`,
    'article',
  ),
  'translations of nothing': {
    ...screen('translator of nothing', '/staff/translations'),
    says: (locale) => staffMessages(locale, 'translations')('none'),
  },
  'audit log': screen('administrator', '/staff/audit', 'main a'),
  'audit log without a match': {
    ...screen('administrator', '/staff/audit?person=qxzvw'),
    says: (locale) => staffMessages(locale, 'audit')('none'),
  },
  letters: screen('administrator', '/staff/mail', 'form[action$="/again"]'),
  'letters that failed': screen('administrator', '/staff/mail?state=failed', 'form[action$="/again"]'),
  'keys of programs': screen('officer', '/staff/tokens', 'form[action$="/revoke"]'),
  'no keys': screen('newcomer', '/staff/tokens'),
  'a key without a name': refusedAt('officer', '/staff/tokens', '/staff/api/tokens'),
  'a new key': {
    ...screen('communication', '/staff/tokens', '[role="status"] :text("gft_")'),
    reach: async ({ page }) => {
      await page.locator('form[action$="/tokens"] [name="name"]').fill('„Отчет“');
      await page.locator('form[action$="/tokens"] button').last().click();
      await page.getByText(/^gft_/).first().waitFor();
    },
  },
  'change of many': screen(
    'lead',
    ({ projects }) => `/staff/bulk?selected=${projects.draft.projectId}&selected=${projects.empty.projectId}`,
    'form',
  ),
  'change of many without any': screen('lead of nothing', '/staff/bulk'),
  'batch to look at': screen('lead', ({ ids }) => `/staff/bulk/${ids['batch']}`, 'form[action$="/apply"]'),
  'batch that is applied': screen(
    'lead',
    ({ ids }) => `/staff/bulk/${ids['applied batch']}`,
    'form[action$="/undo"]',
  ),
  'batch that does nothing': {
    ...screen('lead', ({ ids }) => `/staff/bulk/${ids['empty batch']}`),
    says: (locale) => staffMessages(locale, 'bulk')('noneToDo'),
  },
};

const registers: StateTable = {
  'organisations found': screen('officer', '/staff/registers/organisations?q=roma', 'main a'),
  'organisation without a name': refusedAt('lead', '/staff/registers/organisations/new', '/organisations'),
  'organisation that is not there': {
    ...screen('officer', '/staff/registers/organisations/qxzvw'),
    statuses: [404],
  },
  'organisation that lost its name': refusedAt(
    'lead',
    '/staff/registers/organisations/roma-lom',
    '/organisations',
    { nameEn: '', nameBg: '' },
  ),
  'programme that lost its name': refusedAt('lead', '/staff/registers/programmes/justice', '/programmes', {
    nameEn: '',
    nameBg: '',
  }),
  'target group that lost its name': refusedAt(
    'lead',
    '/staff/registers/target-groups/roma',
    '/target-groups',
    { nameEn: '', nameBg: '' },
  ),
  'places without a match': screen('officer', '/staff/registers/places?q=qxzvw'),
  'place that changed meanwhile': {
    ...screen('officer', '/staff/registers/places/44238', errorSummary),
    reach: async (stage) => {
      // Taking the page over puts back what a hidden field held.
      if (stage.hasScript) await alive(stage.page);
      await stage.page.locator('[name="was"]').evaluate((input: HTMLInputElement) => {
        input.value = 'what-stood-there-earlier';
      });
      await refused('/places', { aliases: 'Ломъ' })(stage);
    },
    isForm: true,
    statuses: [409, 422],
  },
};

const accounts: StateTable = {
  'account with a second factor to come': screen('officer', '/staff/account', 'form'),
  'account without a name': refusedAt('officer', '/staff/account', '/account/profile', { name: '' }),
  'new password that is too short': refusedAt('member', '/staff/account', '/account/password', {
    present: 'x',
    password: 'y',
  }),
  people: screen('administrator', '/staff/people', 'table'),
  'people without a right': screen('officer', '/staff/people'),
  'nobody to invite': refusedAt('administrator', '/staff/people', '/people/invite'),
  'an invitation with its link': {
    as: { new: 'administrator' },
    path: () => '/staff/people',
    reach: async ({ page }) => {
      const form = page.locator('form[action$="/people/invite"]');
      await form.locator('[name="name"]').fill('Нов Колега');
      await form.locator('[name="email"]').fill(`${crypto.randomUUID()}@example.org`);
      await form.locator('[name="roles"]').first().check();
      await form.locator('button').last().click();
      await page.waitForURL(/done=invited/);
    },
    shows: 'p.select-all',
  },
  person: screen(
    'administrator',
    ({ people }) => `/staff/people/${people.officer.actor.personId}`,
    'form[action$="/disable"]',
  ),
  'person who is disabled': screen(
    'administrator',
    ({ ids }) => `/staff/people/${ids['disabled person']}`,
    'form[action$="/enable"]',
  ),
  'person who is erased': {
    ...screen('administrator', ({ ids }) => `/staff/people/${ids['erased person']}`),
    says: (locale) => staffMessages(locale, 'people')('erasedText'),
  },
  'person to be erased': {
    ...screen(
      'administrator',
      ({ people }) => `/staff/people/${people.colleague.actor.personId}`,
      'form[action$="/erase"]',
    ),
    reach: async ({ page }) => page.locator('details:has(form[action$="/erase"]) > summary').click(),
  },
  'person who is not there': screen('administrator', '/staff/people/nobody-of-this-name'),
  'second factor asked for': screen('without a second factor', '/staff/second-factor', 'a[href*="set-up"]'),
  'second factor to set up': screen('without a second factor', '/staff/second-factor/set-up', 'form'),
  'second factor refused': refusedAt('member', '/staff/second-factor/set-up', '/prepare', {
    present: 'wrong',
  }),
  'backup codes that were shown': screen('officer', '/staff/second-factor/codes'),
};

const entrance: StateTable = {
  'sign in, refused': refusedAt(null, '/staff/sign-in', '/staff/api/sign-in', {
    email: 'nobody@example.org',
    password: 'not the password',
  }),
  'signed out': {
    ...screen(null, '/staff/sign-in?done=signed-out'),
    says: (locale) => staffMessages(locale, 'signIn')('done.signed-out'),
  },
  'reset without an address': refusedAt(null, '/staff/reset', '/staff/api/reset', { email: 'none' }),
  'reset on its way': {
    ...screen(null, '/staff/reset'),
    reach: async ({ page }) => {
      await page.locator('form[action$="/reset"] [name="email"]').fill('nobody@example.org');
      await page.locator('form[action$="/reset"] button').last().click();
      await page.waitForURL(/\?/);
    },
    says: (locale) => staffMessages(locale, 'signIn')('reset.sent').slice(0, 40),
  },
  'reset link': screen(null, ({ keys }) => `/staff/reset/${keys.reset}`, 'form[action$="/reset/password"]'),
  'reset link, refused': refusedAt(null, ({ keys }) => `/staff/reset/${keys.reset}`, '/reset/password', {
    password: 'short',
  }),
  'reset link that was used': {
    ...screen(null, ({ keys }) => `/staff/reset/${keys['used reset']}`),
    says: (locale) => staffMessages(locale, 'signIn')('reset.gone'),
  },
  invitation: screen(
    null,
    ({ keys }) => `/staff/invitation/${keys.invitation}`,
    'form[action$="/invitation"]',
  ),
  'invitation, refused': refusedAt(
    null,
    ({ keys }) => `/staff/invitation/${keys.invitation}`,
    '/invitation',
    { password: 'short' },
  ),
  ...Object.fromEntries(
    (['used invitation', 'expired invitation'] as const).map((key) => [
      key,
      {
        ...screen(null, ({ keys }: World) => `/staff/invitation/${keys[key]}`),
        says: (locale: 'en' | 'bg') => staffMessages(locale, 'signIn')('invitation.gone'),
      },
    ]),
  ),
};

export const otherScreens: StateTable = { ...lists, ...registers, ...accounts, ...entrance };
