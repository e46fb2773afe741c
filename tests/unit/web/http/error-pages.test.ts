import { describe, expect, test } from 'vitest';
import { locales } from '#lib/format/localized.ts';
import { getMessages } from '#lib/i18n/messages.ts';
import { type ErrorStatus, renderErrorPage } from '#lib/web/http/error-pages.ts';

const statuses: ErrorStatus[] = [400, 403, 404, 405, 408, 413, 414, 500, 503];

describe.each(statuses)('the page for %i', (status) => {
  test.each(locales)('speaks the language of its address (%s)', (locale) => {
    for (const target of [`/${locale}`, `/${locale}/projects/x`, `/${locale}?q=x`]) {
      const html = renderErrorPage(status, target, 'the-id');
      expect(html).toContain(`<html lang="${locale}">`);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain(`href="/${locale}"`);
    }
  });

  test('speaks both where the address tells none', () => {
    for (const target of ['/', '/de/projects', '/english', '//', '']) {
      const html = renderErrorPage(status, target, 'the-id');
      for (const locale of locales) expect(html).toContain(`<section lang="${locale}">`);
    }
  });

  test('has no script, no style of its own and nothing from the address', () => {
    const html = renderErrorPage(status, '/en/<script>alert(1)</script>"', '<i>');
    expect(html).not.toMatch(/<script|<style|style=|alert|<i>/);
  });

  test('names the request only where the fault is ours', () => {
    expect(renderErrorPage(status, '/en', 'the-id').includes('the-id')).toBe(status >= 500);
  });
});

test('every language has all words', () => {
  const [first, ...others] = locales.map((locale) => Object.keys(getMessages(locale).errorPages).toSorted());
  for (const other of others) expect(other).toEqual(first);
});
