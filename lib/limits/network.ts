/** From a network address to the network that limits count: one address of IPv4, a /64 of IPv6, as one household has. */
import { isIP, isIPv6 } from 'node:net';

/** The network of an address; what is no address is a network of its own, so that nobody escapes by being unknown. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(plain)) return isIP(plain) === 4 ? plain : 'unknown';
  // The parser of addresses writes every IPv6 address in one way, without dotted parts.
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return `${all.slice(0, 4).join(':')}::/64`;
}
