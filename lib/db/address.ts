/** Addresses of databases: what may be shown of them, and their parts. */

/** Host, port and database for a sentence; never the password. */
export function shownAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${decodeURIComponent(hostname)}:${port || '5432'}${decodeURIComponent(pathname)}`;
}

/** The same server and database for another role. */
export function addressFor(url: string, role: string, password: string): string {
  const address = new URL(url);
  address.username = encodeURIComponent(role);
  address.password = encodeURIComponent(password);
  return address.href;
}

/** The same server and role, another database. */
export function addressOfDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

/** The role and the database an address names. */
export function partsOf(url: string): { role: string; database: string } {
  const { username, pathname } = new URL(url);
  return { role: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) };
}
