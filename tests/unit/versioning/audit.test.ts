import { expect, test } from 'vitest';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { auditActions } from '#lib/versioning/audit.ts';

test.for(['en', 'bg'] as const)('everything the log writes down has a sentence (%s)', (locale) => {
  const t = staffMessages(locale, 'audit');
  expect(auditActions.filter((action) => !t.has(`action.${action}`))).toEqual([]);
});
