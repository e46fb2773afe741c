/** The states of the screens of one project: every state of its edition, its text, its links, its forms. */
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { alive } from '#tests/support/page.ts';
import type { ProjectState } from '#tests/support/staff-states/projects.ts';
import type { StateTable } from '#tests/support/staff-states/state.ts';
import {
  answering,
  changePerson,
  errorSummary,
  loseSession,
  meetNewBuild,
  ready,
  refused,
  save,
  statusBecomes,
  type,
} from '#tests/support/staff-states/ways.ts';
import type { Who, World } from '#tests/support/staff-states/world.ts';

const at =
  (state: ProjectState, screen: string) =>
  ({ projects }: World) =>
    `/staff/projects/${projects[state].projectId}/${screen}`;

/** The screen of a project in this state, which says so. */
const said = (as: Who, state: ProjectState, screen: string, selector = 'h1') => ({
  as,
  path: at(state, screen),
  shows: selector,
});

const refusedAt = (
  as: Who,
  state: ProjectState,
  screen: string,
  action: string,
  values = {},
  button = 'button',
) => ({
  as,
  path: at(state, screen),
  reach: refused(action, values, button),
  shows: errorSummary,
  statuses: [422],
  isForm: true,
});

const editor: StateTable = {
  'editor of a new project': said('officer', 'empty', 'edit', '#editor'),
  'editor of a text that cannot be read': said('officer', 'unreadable', 'edit', '#before-publishing li'),
  'editor for some fields': said('communication', 'unreadable', 'edit', '#editor'),
  'editor to read': {
    ...said('without a role', 'draft', 'edit'),
    statuses: [404],
    says: (locale) => staffMessages(locale, 'projects')('absentTitle'),
  },
  'editor of an approver': {
    ...said('approver', 'draft', 'edit'),
    says: (locale) => staffMessages(locale, 'editor')('readOnly'),
  },
  'editor after changes were asked for': {
    ...said('colleague', 'changes asked', 'edit', '#editor'),
    says: (locale) =>
      staffMessages(locale, 'editor')('changesAsked', { reason: 'Which school?\nКое училище?' }).slice(0, 40),
  },
  'editor that would void an approval': {
    ...said('colleague', 'approved', 'edit', '#editor'),
    says: (locale) => staffMessages(locale, 'editor')('voids'),
  },
  'editor that would void a date': said('officer', 'scheduled', 'edit', '#editor'),
  'editor with nothing open': said('officer', 'published', 'edit', 'form[action$="/open"]'),
  'editor of a withdrawn project': said('officer', 'withdrawn', 'edit', 'form[action$="/open"]'),
  ...Object.fromEntries(
    (['gone', 'merged', 'trashed'] as const).map((state) => [
      `editor of a project that is ${state}`,
      {
        ...said('colleague', state, 'edit'),
        says: (locale: 'en' | 'bg') => staffMessages(locale, 'editor')(`closed.${state}`),
      },
    ]),
  ),
  'editor with unsaved text of earlier': said('officer', 'approved', 'edit', '[data-unsaved]'),
  'editor that goes on with unsaved text': said('officer', 'approved', 'edit?form=to-take-up', '#editor'),
  'editor just saved': {
    as: { new: 'officer' },
    path: at('published and edited', 'edit'),
    reach: async (stage) => {
      await save(stage);
      await statusBecomes(stage, 'saved');
    },
    shows: '#editor[data-status="saved"]',
  },
  'editor offline': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: async (stage) => {
      await stage.page.route(/\/staff\/api\//, (route) => route.abort('internetdisconnected'));
      await save(stage);
      await statusBecomes(stage, 'waiting');
    },
    shows: '#editor[data-status="waiting"]',
    statuses: [0],
  },
  'editor whose server fails': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: async (stage) => {
      await answering(500, '<!DOCTYPE html><h1>Broken</h1>', 'text/html')(stage);
      await statusBecomes(stage, 'waiting');
    },
    shows: '#editor[data-status="waiting"]',
    statuses: [500],
  },
  'editor that was refused': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: async (stage) => {
      const issues = [
        { field: 'grant', code: 'forbidden-field', message: 'Your role does not let you change this field.' },
      ];
      await answering(422, JSON.stringify({ ok: false, issues }))(stage);
      await statusBecomes(stage, 'refused');
    },
    shows: '[data-notice="download"]',
    statuses: [422],
  },
  'editor while a new build is there': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: meetNewBuild,
    shows: '[data-notice="new-version"]',
  },
  'editor beside another tab': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: async (stage) => {
      // Whoever is told must listen already.
      await ready(stage);
      const other = await stage.context.newPage();
      await other.goto(stage.page.url());
      await type({ ...stage, page: other });
      await stage.page.locator('[data-notice="other-tab"]').waitFor();
      await other.close();
    },
    shows: '[data-notice="other-tab"]',
  },
  'editor that asks who it is': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: loseSession,
    shows: 'dialog[open] input[type="password"]',
    statuses: [401],
  },
  'editor that was told a wrong password': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: async (stage) => {
      await loseSession(stage);
      const dialog = stage.page.locator('dialog[open]');
      await dialog.locator('input[type="password"]').fill('not the password of anybody');
      await dialog.locator('button').first().click();
      await dialog.locator('[role="alert"]').waitFor();
    },
    shows: 'dialog[open] [role="alert"]',
    statuses: [401, 422],
  },
  'editor of somebody else who signed in': {
    as: { new: 'officer' },
    path: at('draft', 'edit'),
    reach: changePerson,
    shows: '#editor[data-status="otherPerson"]',
    statuses: [401],
  },
  'new project, refused': {
    as: 'officer',
    path: () => '/staff/projects/new',
    reach: refused('/staff/api/projects'),
    shows: errorSummary,
    isForm: true,
    statuses: [422],
  },
};

const unsavedText: StateTable = {
  conflict: said(
    'officer',
    'changes asked',
    'conflict?form=mine-in-conflict',
    '[data-conflict="summary.en"]',
  ),
  'conflict that is over': {
    ...said('colleague', 'changes asked', 'conflict?form=mine-in-conflict'),
    says: (locale) => staffMessages(locale, 'conflict')('none'),
  },
  'recovered text to compare': said(
    'officer',
    'approved',
    'recover?form=to-take-up',
    'form[action$="/discard"] a',
  ),
  'recovered text put aside': said(
    'officer',
    'approved',
    'recover?form=put-aside&discarded=yes',
    '[value="undo"]',
  ),
  'recovered text of a project in the trash': said(
    'officer',
    'trashed',
    'recover?form=in-the-trash',
    '[value="discard"]',
  ),
  'recovered text that is gone': {
    ...said('colleague', 'approved', 'recover?form=to-take-up'),
    says: (locale) => staffMessages(locale, 'conflict')('recover.gone'),
  },
};

const review: StateTable = {
  'review of a draft': said('officer', 'draft', 'review', 'form[action$="/submit"]'),
  'review by an approver': said('approver', 'in review', 'review', 'form[action$="/approve"]'),
  'review of one’s own work': {
    ...said('officer', 'in review', 'review'),
    says: (locale) => staffMessages(locale, 'review')('mayNot.role'),
  },
  'review after changes were asked for': said(
    'officer',
    'changes asked',
    'review',
    'form[action$="/submit"]',
  ),
  'review of what is approved': said('approver', 'approved', 'review', 'a[href$="/publish"]'),
  'review of what was published and edited': said('approver', 'published and edited', 'review', 'ins'),
  'review with nothing open': {
    ...said('approver', 'published', 'review'),
    says: (locale) => staffMessages(locale, 'review')('noEdition'),
  },
  'a note without words': refusedAt('officer', 'draft', 'review', '/notes'),
  'changes asked for without a reason': refusedAt('approver', 'in review', 'review', '/ask-changes'),
  'approval that came too late': {
    as: 'approver',
    path: at('in review', 'review'),
    reach: async (stage) => {
      const form = stage.page.locator('form[action$="/approve"]');
      // Taking the page over puts back what a hidden field held.
      await alive(stage.page);
      await form.locator('[name="revision"]').evaluate((input: HTMLInputElement) => {
        input.value = '00000000-0000-4000-8000-000000000000';
      });
      await refused('/approve')(stage);
    },
    shows: errorSummary,
    statuses: [409, 422],
  },
  'session that ended over a reason': {
    as: { new: 'approver' },
    path: at('in review', 'review'),
    reach: async ({ page, world, person }) => {
      const form = page.locator('form[action$="/ask-changes"]');
      await form.locator('textarea').fill('Причина');
      await alive(page);
      await world.db.session.deleteMany({ where: { personId: person?.actor.personId ?? '' } });
      await form.locator('button').click();
      await page.locator('dialog[open]').waitFor();
    },
    shows: 'dialog[open] input[type="email"]',
    statuses: [401],
  },
};

const publishing: StateTable = {
  'publish what is approved': said('approver', 'approved', 'publish', 'form[action$="/publish"]'),
  'publish what is not ready': said('lead', 'unreadable', 'publish', 'ul li a'),
  'publish without a right': said('officer', 'approved', 'publish', 'h1'),
  'publish what is scheduled': said('approver', 'scheduled', 'publish', 'form[action$="/schedule/cancel"]'),
  'publish what is public': said('approver', 'published', 'publish', 'a[href*="/projects/"]'),
  'published without a reason': refusedAt('approver', 'approved', 'publish', '/publish', {}, '[value="now"]'),
  'scheduled for a time that has passed': refusedAt(
    'approver',
    'approved',
    'publish',
    '/publish',
    { reasonEn: 'Because.', reasonBg: 'Защото.', date: '2020-01-01' },
    '[value="later"]',
  ),
  ...Object.fromEntries(
    (['published', 'withdrawn', 'gone', 'merged', 'trashed'] as const).map((state) => [
      `manage what is ${state}`,
      said('lead', state, 'manage'),
    ]),
  ),
  'address that cannot be': refusedAt('lead', 'published', 'manage', '/rename', { slug: 'Не Така!' }),
  'withdrawn without a reason': refusedAt('lead', 'published', 'manage', '/withdraw'),
  'brought back without a reason': refusedAt('lead', 'withdrawn', 'manage', '/republish'),
  'removed without a confirmation': refusedAt('lead', 'published', 'manage', '/gone', {
    reasonEn: 'Never a project.',
    reasonBg: 'Никога не е било проект.',
  }),
  'preview of a draft': said('officer', 'draft', 'preview', '#share'),
  'preview that cannot be drawn': {
    ...said('officer', 'empty', 'preview'),
    says: (locale) => staffMessages(locale, 'preview')('notYet'),
  },
  'preview with a new link': {
    ...said('officer', 'published and edited', 'preview'),
    reach: async ({ page }) => page.locator('form[action$="/share"] button').click(),
    shows: 'p.select-all',
  },
  'preview shared': { as: null, path: ({ keys }) => `/staff/shared/${keys.shared}`, shows: 'h1' },
  'preview shared that cannot be drawn': {
    as: null,
    path: ({ keys }) => `/staff/shared/${keys['shared and unreadable']}`,
    says: (locale) => staffMessages(locale, 'preview')('notYet'),
  },
  ...Object.fromEntries(
    (['expired share', 'revoked share'] as const).map((key) => [
      key,
      {
        as: null,
        path: ({ keys }: World) => `/staff/shared/${keys[key]}`,
        says: (locale: 'en' | 'bg') => staffMessages(locale, 'preview')('goneTitle'),
        statuses: [410],
      },
    ]),
  ),
};

const questions: StateTable = {
  'questions of every state': said('officer', 'draft', 'questions', 'form[action$="/decide"]'),
  'no question yet': {
    ...said('officer', 'empty', 'questions'),
    says: (locale) => staffMessages(locale, 'promoter')('none'),
  },
  'a question without a fact': refusedAt('officer', 'empty', 'questions', '/questions'),
  'question to a promoter': {
    as: null,
    path: ({ keys }) => `/staff/questions/${keys.question}`,
    shows: 'form[action$="/answer"]',
  },
  'question that is answered': {
    as: null,
    path: ({ keys }) => `/staff/questions/${keys['answered question']}?thanks=1`,
    says: (locale) => staffMessages(locale, 'promoter')('page.thanksTitle'),
  },
  'question without an answer': {
    as: null,
    path: ({ keys }) => `/staff/questions/${keys.question}`,
    reach: refused('/answer'),
    shows: errorSummary,
    isForm: true,
    statuses: [422],
  },
  ...Object.fromEntries(
    (['expired question', 'revoked question'] as const).map((key) => [
      key,
      {
        as: null,
        path: ({ keys }: World) => `/staff/questions/${keys[key]}`,
        says: (locale: 'en' | 'bg') => staffMessages(locale, 'promoter')('page.absentTitle'),
        statuses: [404],
      },
    ]),
  ),
};

const history: StateTable = {
  'history of a project published and edited': said('officer', 'published and edited', 'history', 'form'),
  'history of a project in the trash': said('officer', 'trashed', 'history'),
  'two revisions that differ': said('officer', 'published and edited', 'history/compare?from=1&to=3', 'ins'),
  'a restoring to confirm': said('officer', 'published and edited', 'history/compare?from=1&to=3'),
  'merged project': {
    ...said('lead', 'merged', 'merge'),
    says: (locale) => staffMessages(locale, 'merge')('doneTitle'),
  },
  'merge of two projects': {
    as: 'lead',
    path: ({ projects }) =>
      `/staff/projects/${projects.draft.projectId}/merge?into=${projects.unreadable.projectId}`,
    shows: 'form[action$="/merge"]',
  },
  'merge into what is not there': said('lead', 'draft', 'merge?into=nothing-of-this-name'),
  'no such project': {
    as: 'officer',
    path: () => '/staff/projects/made-up-and-absent/edit',
    says: (locale) => staffMessages(locale, 'projects')('absentTitle'),
    statuses: [404],
  },
};

export const projectScreens: StateTable = {
  ...editor,
  ...unsavedText,
  ...review,
  ...publishing,
  ...questions,
  ...history,
};
