/** Whose page it is, as its address tells: of pages of one country nobody needs to say which. Never looks at the text. */
import type { Page } from '#lib/imports/pages/page.ts';

/** Countries whose domain names of two letters say where a promoter is at home; donors' sites speak of other countries. */
const nationalDomains: Readonly<Record<string, string>> = Object.fromEntries(
  'bg cy cz ee gr hr hu lt lv mt pl pt ro si sk'.split(' ').map((domain) => [domain, domain.toUpperCase()]),
);

/** The country of whoever published the page, by its address; undefined where that tells none. */
export function publisherCountry(page: Page): string | undefined {
  let host: string;
  try {
    const url = page.source.url ?? '';
    host = new URL(url.includes('://') ? url : `https://${url}`).hostname.replace(/^www\./, '');
  } catch {
    return undefined;
  }
  const known = page.vocabulary.labels.publishers.find(
    (each) => host === each.host || host.endsWith(`.${each.host}`),
  );
  return known?.country ?? nationalDomains[host.slice(host.lastIndexOf('.') + 1)];
}
