/**
 * Finds the inline scripts of a page and hashes those that the framework wrote. A script counts as the framework's only
 * if the whole of it is one of three forms with nothing but a JSON literal inside, so that no text that found its way
 * into a page can become a script that runs. Never rewrites a page.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export interface InlineScripts {
  /** CSP source expressions such as `'sha256-…'`, each once, in order of appearance. */
  hashes: string[];
  /** Scripts that match no form, shortened for the log; they get no hash, so a browser will not run them. */
  unexpected: string[];
}

/** React escapes both brackets in attributes; a tag with one in it is not React's and gets no hash. */
const openingTag = /<script\b([^<>]*)>/gi;
const typeAttribute = /\stype\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const sourceAttribute = /\ssrc\s*=/i;
/** Other types are data blocks, which no browser runs and no policy looks at. */
const runnableTypes = new Set([
  '',
  'text/javascript',
  'application/javascript',
  'module',
  'importmap',
  'speculationrules',
]);

/** Reads every inline script of `html`, which a server component renderer made. Linear in its length. */
export function readInlineScripts(html: string): InlineScripts {
  const hashes = new Set<string>();
  const unexpected: string[] = [];
  const closing = /<\/script/gi;
  openingTag.lastIndex = 0;
  for (let tag = openingTag.exec(html); tag !== null; tag = openingTag.exec(html)) {
    const attributes = tag[1] ?? '';
    const start = openingTag.lastIndex;
    closing.lastIndex = start;
    const end = closing.exec(html)?.index ?? html.length;
    openingTag.lastIndex = end;
    if (sourceAttribute.test(attributes)) continue;
    const type = typeAttribute.exec(attributes);
    if (!runnableTypes.has((type?.[1] ?? type?.[2] ?? type?.[3] ?? '').trim().toLowerCase())) continue;
    const script = html.slice(start, end);
    if (isFrameworkScript(script))
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    else unexpected.push(script.slice(0, 120));
  }
  return { hashes: [...hashes], unexpected };
}

const flightStart = '(self.__next_f=self.__next_f||[]).push(';
const flightPush = 'self.__next_f.push(';
const chunkStart = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(';

/** Argument of the call that opens the stream of component data. */
const startArgument = z.tuple([z.literal(0)]);
/** Text (1) or bytes (3, base64) of component data. */
const pushArgument = z.tuple([z.literal([1, 3]), z.string()]);
/** Names the files of the build with which the page begins. */
const chunkArgument = z.strictObject({
  otherChunks: z.array(z.string().regex(/^static\/chunks\/[\w.~-]+\.js$/)),
  runtimeModuleIds: z.array(z.union([z.int(), z.string().regex(/^[\w./ @:[\]()-]*$/)])),
});

/** Whether the whole script is one of the forms that Next writes. */
function isFrameworkScript(script: string): boolean {
  const text = script.endsWith(';') ? script.slice(0, -1) : script;
  return (
    isCall(text, flightPush, pushArgument) ||
    isCall(text, flightStart, startArgument) ||
    isCall(text, chunkStart, chunkArgument)
  );
}

function isCall(text: string, start: string, argument: z.ZodType): boolean {
  if (!text.startsWith(start) || !text.endsWith(')')) return false;
  try {
    return argument.safeParse(JSON.parse(text.slice(start.length, -1))).success;
  } catch {
    return false;
  }
}
