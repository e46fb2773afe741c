/** The arguments (`name` or `name:type`) and tags (`<name>`) an ICU message asks for, sorted and without repeats. */
export function icuArguments(message: string): string[] {
  const found = new Set<string>();
  for (const [, tag] of message.matchAll(/<([a-zA-Z]+)>/g)) found.add(`<${tag}>`);
  readText(message, 0, found);
  return [...found].sort();
}

/** Reads text up to the brace that closes it; returns the position of that brace or the end. */
function readText(message: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readArgument(message, at + 1, found) : at + 1;
  }
  return at;
}

/** Reads an argument after its opening brace; returns the position after its closing one. */
function readArgument(message: string, start: number, found: Set<string>): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(start));
  if (!head) throw new Error(`Not an ICU argument at ${start}: ${message}`);
  const [all, name, type] = head;
  found.add(type ? `${name}:${type}` : String(name));
  let at = start + all.length;
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readText(message, at + 1, found) + 1 : at + 1;
  }
  return at + 1;
}
