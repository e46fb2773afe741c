import { expect, test } from 'vitest';
import { staffPageOf } from '#lib/web/staff/staff-page.ts';

test.for([
  '/en/staff',
  '/bg/staff?done=signed-out',
  '/en/staff/projects?q=%D0%9B%D0%BE%D0%BC&selected=a|b',
  '/bg/staff/projects/lom/edit?saved=2#field-goal',
])('%s is a page of the staff area', (address) => {
  expect(staffPageOf(address)).toBe(address);
});

test.for([
  '',
  'staff',
  '/',
  '/en',
  '/en/staffing',
  '/de/staff',
  '//evil.example/en/staff',
  'https://evil.example/en/staff',
  '/en/staff/../projects',
  '/en/staff/..',
  '/en/staff/%2e%2e/%2E./staff/api/sign-out',
  '/en/staff/./people',
  '/en/staff//evil.example',
  '/en/staff/../..//evil.example',
  '/en/staff\\evil.example',
  '/en/staff/\\..\\x',
  '/en/staff/people\nSet-Cookie: a=b',
  '/en/staff/people\t',
  '/en/staff/хора',
  ' /en/staff',
  'javascript:alert(1)',
])('%j is none', (address) => {
  expect(staffPageOf(address)).toBeNull();
});
