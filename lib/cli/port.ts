/** Whether the site may listen where the settings say, asked before anything long begins. */
import { createServer } from 'node:net';
import { Refusal } from '#lib/errors.ts';

/** Throws a {@link Refusal} when HOST is no address of this machine or PORT is taken. `localhost` is both loopbacks. */
export async function checkPort(host: string, port: number): Promise<void> {
  if (host !== 'localhost') return tryToListen(host, host, port);
  await tryToListen('127.0.0.1', host, port);
  // A machine without IPv6 serves the other one.
  await tryToListen('::1', host, port).catch((error: unknown) => {
    if (error instanceof Refusal && error.message.startsWith('Port')) throw error;
  });
}

function tryToListen(address: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Refusal(sentence(error.code ?? error.message, host, port), { cause: error }));
    });
    probe.listen({ host: address, port }, () => probe.close(() => resolve()));
  });
}

function sentence(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program: stop it, or set PORT to a free port (0 finds one).`;
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user: set PORT to a number above 1023.`;
  return `This machine cannot listen on ${host} (${code}): set HOST to localhost, or to 0.0.0.0 for all its addresses.`;
}
