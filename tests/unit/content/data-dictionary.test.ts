import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { money, participant, projectProfile, quantity, quote } from '#lib/projects/schema.ts';

const dictionary = readFileSync(new URL('../../../content/docs/data-dictionary.md', import.meta.url), 'utf8');
const rows = new Map(
  [...dictionary.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']),
);

/** Shapes that stand in a table of their own. */
const named = new Map<unknown, string>([
  [money, 'money'],
  [quantity, 'quantity'],
  [participant, 'participant'],
  [quote, 'quote'],
]);

interface Field {
  path: string;
  isNeeded: boolean;
  codes: readonly string[];
}

const fields: Field[] = [
  ...fieldsOf(projectProfile, ''),
  ...[...named].flatMap(([schema, name]) => fieldsOf(schema, `${name}.`)),
];

describe('the data dictionary', () => {
  test('has a row for every field, and for no other', () => {
    expect(fields.length).toBeGreaterThan(100);
    expect([...rows.keys()].toSorted()).toEqual(fields.map(({ path }) => path).toSorted());
  });

  test('says which fields are needed', () => {
    const needed = [...rows].filter(([, row]) => row.split('|')[1]?.trim() === 'yes').map(([path]) => path);
    expect(needed.toSorted()).toEqual(
      fields.flatMap(({ path, isNeeded }) => (isNeeded ? [path] : [])).toSorted(),
    );
  });

  test('names every code of a code list', () => {
    const lists = fields.filter(({ codes }) => codes.length > 0);
    expect(lists.length).toBeGreaterThan(8);
    const unnamed = lists.flatMap(({ path, codes }) =>
      codes.filter((code) => !rows.get(path)?.includes(`\`${code}\``)).map((code) => `${path}: ${code}`),
    );
    expect(unnamed).toEqual([]);
  });
});

/** The fields of an object schema and of what it holds, as paths with `[]` for the items of a list. */
function fieldsOf(schema: unknown, prefix: string): Field[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const { inner, isOptional } = unwrapped(value);
    const isList = inner instanceof z.ZodArray;
    const item = isList ? unwrapped(inner.element).inner : inner;
    const path = `${prefix}${key}${isList ? '[]' : ''}`;
    const codes = item instanceof z.ZodEnum ? item.options.map(String) : [];
    const isLeaf = named.has(item) || isLocalised(item);
    return [{ path, isNeeded: !isOptional, codes }, ...(isLeaf ? [] : fieldsOf(item, `${path}.`))];
  });
}

function unwrapped(schema: unknown): { inner: unknown; isOptional: boolean } {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return { inner: unwrapped(schema.unwrap()).inner, isOptional: true };
  }
  return { inner: schema, isOptional: false };
}

function isLocalised(schema: unknown): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).join() === 'en,bg';
}
