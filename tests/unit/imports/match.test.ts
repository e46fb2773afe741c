import { describe, expect, test } from 'vitest';
import { compare, fingerprintOf } from '#lib/imports/pages/match.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { committedVocabulary } from '#tests/support/import-fixtures.ts';

const vocabulary = await committedVocabulary();
const printOf = (slug: string, text: string) =>
  fingerprintOf(slug, readPage({ name: slug, text }, vocabulary));
const codes = (a: string, b: string) => {
  const found = compare(printOf('a', a), printOf('b', b));
  return found?.reasons.map(({ code }) => code) ?? null;
};

const operator = `Project: „Bread for the valley“
Implemented in: Mezdra
Implementation period: 01.03.2022 – 30.11.2023
Project Promoter: Oven Association
Partners: Flour Foundation

The main goal of the project is to teach young bakers of the valley how to run a village oven together.
`;

describe('two pages are proposed as one project', () => {
  test('by the goal, where a second page has no facts at all', () => {
    const body = `Summary of project results
The overall goal of the project is to teach young bakers of the valley how to run a village oven together.`;
    expect(codes(operator, body)).toContain('same-goal');
  });

  test('by promoter, places and period, across languages', () => {
    const bulgarian = `Проект: „Хляб за долината“
Място на изпълнение: гр. Мездра
Период на изпълнение: 01.03.2022 г. – 30.11.2023 г.
Водеща организация: Oven Association`;
    expect(codes(operator, bulgarian)).toEqual(['same-organisations', 'same-places', 'same-period']);
  });

  test('by the number, also when one is an amendment', () => {
    const page = (number: string) => `UMIS Number ${number}\nStart Date 12.02.2020\nEnd Date 12.02.2024`;
    expect(codes(page('BGRIVERS -4.001-0099-C01'), page('BGRIVERS-4.001-0099-C04'))).toContain('same-number');
  });
});

describe('two pages are not proposed', () => {
  test('for one promoter in one place', () => {
    const other = `Project: „Wool for the valley“
Implemented in: Mezdra
Implementation period: 01.03.2018 – 30.11.2019
Project Promoter: Oven Association`;
    expect(codes(operator, other)).toBeNull();
  });

  test('for a title that pages of two numbers share', () => {
    const page = (number: string) =>
      `Study visit\n\nBilateral initiative facts\n\nBilateral initiative number:\n${number}\n`;
    expect(codes(page('PL-CULTURE-BI001'), page('PL-CULTURE-BI002'))).toBeNull();
  });
});
