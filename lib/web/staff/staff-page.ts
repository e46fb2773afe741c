/**
 * Whether an address that came from outside, such as the page a form says it stands on, is a page of the staff area.
 * Whoever is led to it stays on this site and in this area.
 */

const shape = /^\/(?:en|bg)\/staff(?:[/?][!-~]*)?$/;

/** The address when it is a staff page as it stands, read as a browser reads it; else null. */
export function staffPageOf(address: string): string | null {
  if (!shape.test(address)) return null;
  const [path = ''] = address.split(/[?#]/);
  // Dots, backslashes and empty names make a browser go elsewhere than it says.
  const isPlain = new URL(address, 'http://here.invalid').pathname === path && !path.includes('//');
  return isPlain ? address : null;
}
