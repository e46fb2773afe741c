import { expect, test } from 'vitest';
import { compare, fingerprintOf } from '#lib/imports/pages/match.ts';
import { type PageReading, readPage } from '#lib/imports/pages/pipeline.ts';
import { committedVocabulary } from '#tests/support/import-fixtures.ts';

const vocabulary = await committedVocabulary();

/** Five pages: two of them tell of one project, two more are of its programme, one has neither title nor fact. */
const pages = {
  kitchens: `Project: „Safe kitchens for young cooks of the mountain“

Project status: ongoing

Implemented in: Smolyan, Madan, Zlatograd

Program: Youth

Implementation period: 01.02.2022 – 31.01.2024

Project Promoter: Ladle Fund

Partners: Foundation “Hearth – Madan”; Cook well, Norway

The main goal of the project is to open and run a shared kitchen in each of three mountain towns where young people learn to cook for their neighbours.

Expected results: Three shared kitchens in Smolyan, Madan and Zlatograd; 90 young people from the target group learned to cook; Publicity measures implemented.

Grant amount: 98 500,50 EUR
`,
  kitchensTold: `More information
Description
The project answers the wish of young people of the towns of Smolyan, Madan and Zlatograd for a place of their own.
Summary of project results
The overall goal of the project is to open and run a shared kitchen in each of three mountain towns where young people learn to cook for their neighbours.
The kitchens served 4,200 meals, and 97 young people learned to cook in them.
Summary of bilateral results
Cooks of Norway showed how a kitchen keeps open without a grant.`,
  untitled: `More information
The main goal of the project proposal is to bring health visitors to every family with small children in the municipalities of Rila, Treklyano and Nevestino. The services reach villages without a bus in the municipalities of Rila, Treklyano and Nevestino.
Summary of project results
Visitors of Rila, Treklyano and Nevestino saw 310 families. Twelve of them learned from colleagues in Norway.`,
  bridge: `Project: „A bridge of voices“

Project status: ongoing

Implemented in: Ruse, Bulgaria

Program: Youth

Implementation period: 01.03.2022 – 31.08.2023

Project Promoter: Association Choir, Ruse

Partners: Open stage Association; Ruse District Administration

The main goal of the project is to let young singers of the district of Ruse write a cantata with their grandparents.

Grant amount: 41 000 EUR
`,
  prison: `A second start

Project facts

Project promoter:
Association 'Open gate'
Project Number:
Target groups
Prisoners,
Initial project cost:
From Norway Grants:
€ 27,310
The project is carried out in:
Враца / Vratsa


Overall objective of the project is to teach a trade to minimum of 40 inmates of the prison, with a focus on young people.

Summary of project results

More then 50 inmates learned a trade.`,
} as const;

const names = Object.keys(pages) as (keyof typeof pages)[];
const readings = new Map<string, PageReading>(
  names.map((name) => [name, readPage({ name, text: pages[name] }, vocabulary)]),
);
const reading = (name: keyof typeof pages): PageReading => {
  const found = readings.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};

test('of five pages only the two tellings of one project are proposed as one, with reasons', () => {
  const prints = names.map((name) => fingerprintOf(name, reading(name)));
  const pairs = prints.flatMap((one, index) =>
    prints.slice(index + 1).flatMap((other) => {
      const found = compare(one, other);
      return found === null
        ? []
        : [{ pair: [one.slug, other.slug], reasons: found.reasons.map(({ code }) => code) }];
    }),
  );
  expect(pairs).toEqual([{ pair: ['kitchens', 'kitchensTold'], reasons: ['same-goal', 'same-words'] }]);
});

test('a page without a title states nothing, and proposes the places that its prose names', () => {
  const { values, statements, suggestions } = reading('untitled');
  expect(values).toEqual({});
  expect(statements).toEqual([]);
  const places = suggestions.flatMap((each) => (each.kind === 'place' ? [each.value.join()] : []));
  expect(places).toEqual(['KNL38', 'KNL50', 'KNL31']);
});

test('figures of the prose are results with their side, not facts', () => {
  const told = (name: keyof typeof pages) =>
    reading(name).suggestions.flatMap((each) =>
      each.kind === 'result'
        ? [`${each.side} ${each.value.qualifier} ${each.value.number} ${each.value.of}`]
        : [],
    );
  expect(told('kitchensTold')).toEqual([
    'expected = 3 mountain towns',
    'achieved = 4200 meals',
    'achieved = 97 young people',
  ]);
  expect(told('prison')).toEqual(['expected >= 40 inmates', 'achieved > 50 inmates']);
});
