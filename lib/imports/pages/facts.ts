/**
 * What was read of a page: statements, each tied to its words, issues, and the values that the statements make. A
 * value without a statement does not exist.
 */
import type { Span } from '#lib/imports/pages/text.ts';
import type { Sum } from '#lib/imports/values/money.ts';
import type { Issue } from '#lib/issues.ts';

export type StatementValue = string | Sum | null;

export interface Statement extends Span {
  /** `title`, `grant`, `partners[0]`, `contact.phone`. */
  path: string;
  /** The words of the page: `text.slice(start, end)`; empty for what no words say, which `from` explains. */
  raw: string;
  /** Null when the page says something there that cannot be true, such as 31 April. */
  value: StatementValue;
  /** From 0 to 1: 1 is printed beside its label and can mean nothing else. */
  confidence: number;
  /** The slug of what the register knows by that name. */
  means?: string;
  /** The address, number or layout that a value without words was taken from. */
  from?: string;
}

/** The facts of a project, or of whatever the page is about. A key is absent when the page does not say. */
export type Values = Record<string, StatementValue | string[] | Record<string, string>>;

/** No project has more partners, places or groups. */
const mostEntries = 200;

/** Where every finding of a page is collected. The first statement of a path stands; later ones are told as issues. */
export class Facts {
  readonly statements: Statement[] = [];
  readonly issues: (Issue & Partial<Span>)[] = [];
  /** Parts of the text that a statement, a label or an issue accounts for. */
  readonly used: Span[] = [];
  readonly #text: string;
  readonly #lengths = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** States `value` in the words of `at`. */
  state(path: string, value: StatementValue, at: Span, confidence = 1, means?: string): void {
    const raw = this.#text.slice(at.start, at.end);
    this.used.push({ start: at.start, end: at.end });
    const earlier = this.statements.find((statement) => statement.path === path);
    if (earlier !== undefined) {
      if (JSON.stringify(earlier.value) !== JSON.stringify(value))
        this.report(path, 'stated-again', at, { raw });
      return;
    }
    this.statements.push({
      path,
      raw,
      value,
      start: at.start,
      end: at.end,
      confidence,
      ...(means === undefined ? {} : { means }),
    });
  }

  /** States what no words of the page say: its address or its layout does. */
  derive(path: string, value: string, from: string, confidence: number): void {
    if (this.has(path)) return;
    this.statements.push({ path, raw: '', value, start: 0, end: 0, confidence, from });
  }

  /** Appends to a list: `partners[0]`, `partners[1]` … */
  add(list: string, value: string, at: Span, confidence = 1, means?: string): void {
    const length = this.#lengths.get(list) ?? 0;
    this.#lengths.set(list, length + 1);
    if (length < mostEntries) this.state(`${list}[${length}]`, value, at, confidence, means);
    else if (length === mostEntries) this.report(list, 'too-many', at, { most: mostEntries });
  }

  report(field: string, code: string, at?: Span, context?: Record<string, string | number>): void {
    this.issues.push({
      field,
      code,
      ...(context === undefined ? {} : { context }),
      ...(at === undefined ? {} : { start: at.start, end: at.end }),
    });
  }

  has(path: string): boolean {
    return this.statements.some((each) => each.path === path || each.path.startsWith(`${path}[`));
  }

  valueOf(path: string): StatementValue | undefined {
    return this.statements.find((each) => each.path === path)?.value;
  }

  /** The values that the statements make, lists and groups put together. */
  values(): Values {
    const values: Values = {};
    for (const { path, value } of this.statements) {
      if (value === null) continue;
      const [name = '', inner] = path.split(/[[.]/);
      if (path === name) values[name] = value;
      else if (path.endsWith(']') && typeof value === 'string') {
        const list = values[name];
        values[name] = Array.isArray(list) ? [...list, value] : [value];
      } else if (!path.includes('[') && typeof value === 'string' && inner !== undefined) {
        const group = values[name];
        const earlier = typeof group === 'object' && group !== null && !Array.isArray(group) ? group : {};
        values[name] = { ...(earlier as Record<string, string>), [inner]: value };
      }
    }
    return values;
  }
}
