import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readActivities } from '#lib/imports/tables/activities-xml.ts';
import { readGrants } from '#lib/imports/tables/grants-json.ts';
import type { HeaderWords } from '#lib/imports/tables/header-words.ts';
import { guessMapping } from '#lib/imports/tables/mapping.ts';
import type { OpenedTable } from '#lib/projects/schema/batch.ts';
import { committedHeaderWords } from '#tests/support/table-files.ts';

let words: HeaderWords;
beforeAll(async () => {
  words = await committedHeaderWords();
});

/** The cells of the first row by what their columns would fill. */
function proposed(
  format: OpenedTable['format'],
  rows: readonly { cells: string[] }[],
): Record<string, string> {
  const [header, ...below] = rows.map(({ cells }) => cells);
  const table: OpenedTable = { format, own: false, header: header ?? [], headerLine: 1, sample: below };
  const { columns } = guessMapping(table, words);
  const filled = columns.flatMap((name, at): [string, string][] =>
    name === null || (below[0]?.[at] ?? '') === '' ? [] : [[name, below[0]?.[at] ?? '']],
  );
  return Object.fromEntries(filled);
}

const activity = (inside: string) =>
  `<iati-activities version="2.03"><iati-activity default-currency="EUR">${inside}</iati-activity></iati-activities>`;

describe('IATI 2.03', () => {
  test('names in several languages are one organisation and one place; objectives are the goal; budgets add up', () => {
    const rows = readActivities(
      activity(
        [
          '<iati-identifier> BG-1-2 </iati-identifier><reporting-org ref="A" type="40"><narrative>Reporter</narrative></reporting-org>',
          '<title><narrative>A bridge</narrative><narrative xml:lang="bg">Мост</narrative><narrative xml:lang="fr">Un pont</narrative></title>',
          '<description type="1"><narrative>General words</narrative><narrative xml:lang="bg">Общи думи</narrative></description>',
          '<description type="2"><narrative>To cross the river</narrative></description>',
          '<participating-org role="1"><narrative>Funder</narrative></participating-org>',
          '<participating-org role="4"><narrative>Roads</narrative><narrative xml:lang="bg">Пътища</narrative></participating-org>',
          '<participating-org role="4"><narrative>Bridges; and more</narrative></participating-org>',
          '<activity-status code="2"/><activity-date iso-date="2019-04-30" type="1"/><activity-date iso-date="2019-05-30" type="2"/><activity-date iso-date="2021-04-30" type="3"/>',
          '<location><name><narrative>Lom</narrative><narrative xml:lang="bg">Лом</narrative></name><description><narrative>On the Danube</narrative></description></location>',
          '<budget type="1"><value>3000</value></budget><budget type="1"><value currency="EUR">500.5</value></budget><budget type="2"><value>900</value></budget>',
          '<transaction><transaction-type code="1"/><value>1000</value></transaction><transaction><transaction-type code="2"/><value>1000.10</value></transaction><transaction><value>0.2</value><transaction-type code="2"/></transaction>',
          '<result type="1"><title><narrative>Result</narrative></title><indicator measure="1"><title><narrative>Indicator</narrative></title></indicator></result>',
        ].join(''),
      ),
    );
    expect(proposed('iati', rows)).toEqual({
      number: 'BG-1-2',
      'title.en': 'A bridge',
      'title.bg': 'Мост',
      'goal.en': 'To cross the river',
      declaredStatus: 'ongoing',
      startsOn: '2019-05-30',
      endsOn: '2021-04-30',
      grant: '1000.30 EUR',
      initialCost: '3500.50 EUR',
      promoter: 'Roads',
      partners: '"Bridges; and more"',
      places: 'Lom',
    });
  });

  test('sums in two currencies are not added; activities in one line are told by their place', () => {
    const one =
      '<iati-activity default-currency="EUR"><iati-identifier>1</iati-identifier><transaction><transaction-type code="2"/><value>1</value></transaction><transaction><transaction-type code="2"/><value currency="NOK">1</value></transaction></iati-activity>';
    const rows = readActivities(`<iati-activities>${one}${one}</iati-activities>`);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(proposed('iati', rows)).toEqual({ number: '1', grant: '1.00 EUR; 1.00 NOK' });
    expect(
      readActivities(`<iati-activities>\n${one}\n\n${one}</iati-activities>`).map(({ line }) => line),
    ).toEqual([1, 2, 4]);
  });
});

/** Every cell of a row that says something, by its column. */
function said(rows: readonly { cells: string[] }[], at = 1): Record<string, string> {
  const header = rows[0]?.cells ?? [];
  return Object.fromEntries(
    (rows[at]?.cells ?? []).flatMap((cell, index) => (cell === '' ? [] : [[header[index] ?? '', cell]])),
  );
}

const fixture = (name: string): string => readFileSync(`tests/fixtures/tables/${name}`, 'utf8');

describe('nothing that an activity says is dropped unseen', () => {
  test('version 2.03: what no column of ours takes stands in columns of its own', () => {
    const rows = readActivities(fixture('activities-2.03.xml'));
    expect(proposed('iati', rows)).toEqual({
      number: 'XM-EX-77-041',
      'title.en': 'Reed beds for the lower Ogosta',
      'title.bg': 'Тръстики за долна Огоста',
      'goal.en': 'Cleaner water in six villages.',
      declaredStatus: 'ongoing',
      startsOn: '2020-03-15',
      endsOn: '2023-01-31',
      grant: '51500.25 EUR',
      initialCost: '61500.75 EUR',
      promoter: 'Ogosta Friends',
      partners: '"Reeds; and Ropes"',
      places: 'Montana; Lom',
      website: 'https://rivers.example.org/reed-beds',
    });
    expect(said(rows)).toMatchObject({
      'description/bg': 'Тръстиката пречиства водите на селата.',
      'iati-activity': '(default-currency EUR, hierarchy 1, humanitarian 0)',
      'reporting-org': 'River Lands Trust [en] / Тръст „Речни земи“ [bg] (ref XM-EX-77, type 60)',
      'title/more': 'Des roseaux pour l’Ogosta',
      'description/more': 'Households without sewers (type 3); More herons. (type 2)',
      'other-identifier': '(ref OG/41, type A1) owner-org: Ogosta Friends (ref BG-EIK-111)',
      'activity-date': '(iso-date 2020-02-01, type 1)',
      'contact-info/person-name': 'Nadya Petkova',
      'contact-info/email': 'rivers@example.org',
      'recipient-country': 'Bulgaria (code BG, percentage 80); (code RO, percentage 20)',
      sector:
        'Basic sanitation (vocabulary 1, code 14032, percentage 70); (vocabulary 1, code 41030, percentage 30)',
      'related-activity': '(ref XM-EX-77-040, type 1)',
      result:
        '(type 1, aggregation-status 1) title: Water is cleaned, indicator: (measure 1) title: Beds planted, ' +
        'baseline: (year 2019, value 0), period: period-start: (iso-date 2020-01-01), ' +
        'period-end: (iso-date 2022-12-31), target: (value 9), actual: (value 7) comment: Two washed away',
    });
    expect(said(rows)['transaction']).toContain('transaction-type: (code 3)');
    expect(said(rows)['budget/more']).toContain('value: 30000');
  });

  test('version 1.05: words repeated in other languages, codes and types as words', () => {
    const rows = readActivities(fixture('activities-1.05.xml'));
    expect(proposed('iati', rows)).toEqual({
      number: 'XM-EX-77-007',
      'title.en': 'Willows for the banks',
      'title.bg': 'Върби за бреговете',
      'goal.bg': 'Брегове, които не се ронят.',
      declaredStatus: 'completed',
      startsOn: '2011-01-10',
      endsOn: '2012-09-30',
      grant: '70000.00 NOK; 500.00 EUR',
      initialCost: '88000 NOK',
      promoter: 'Ogosta Friends',
      partners: 'Willow Weavers',
      places: 'Montana',
      website: 'https://rivers.example.org/willows',
    });
    expect(said(rows)).toMatchObject({
      'description/en': 'Willows hold the banks of the river.',
      'title/more': 'Weiden für die Ufer',
      'recipient-region': 'Europe, regional (code 89, percentage 100)',
      'legacy-data': '(name old number, value W/7)',
    });
    expect(said(rows, 2)).toEqual({
      'iati-identifier': 'XM-EX-77-008',
      'title/bg': 'Върби без език',
      'activity-status': 'suspended',
      commitment: '1200.50 EUR',
      'description/more': 'Paid from what was left. (type 4)',
      transaction: 'transaction-type: (code C), value: 1200.50 (value-date 2011-01-05)',
    });
  });

  test('a sum that is no number is shown beside the others and nothing is added', () => {
    const value = (text: string) =>
      `<transaction><transaction-type>Commitment</transaction-type><value>${text}</value></transaction>`;
    const rows = readActivities(activity(`${value('1,000')}${value('200')}<total-cost/>`));
    expect(said(rows)).toEqual({ commitment: '1,000 EUR; 200 EUR' });
  });

  test('a status and a date that are said twice: the code counts, the other is shown', () => {
    const rows = readActivities(
      activity(
        '<activity-status code="2">Closed</activity-status><activity-date type="1" iso-date="2020-01-01"/><activity-date type="1" iso-date="2020-02-01"/>',
      ),
    );
    expect(said(rows)).toEqual({
      'activity-status': 'ongoing',
      'activity-status/more': 'Closed (code 2)',
      'start-date': '2020-01-01',
      'activity-date': '(type 1, iso-date 2020-02-01)',
    });
  });
});

describe('360Giving', () => {
  test('every path is a column; of several recipients the first is the promoter; an instant is the day it is written with', () => {
    const rows = readGrants(fixture('grants.json'));
    expect(proposed('360giving', rows)).toEqual({
      number: '360G-rivers-041',
      'title.en': 'Reed beds for the lower Ogosta',
      'goal.en': 'Beds of reed clean what villages let into the river.',
      currency: 'EUR',
      grant: '51500.25',
      startsOn: '2020-03-15',
      endsOn: '2023-02-28',
      promoter: 'Ogosta Friends',
      partners: '"Reeds; and Ropes"; Willow Weavers',
      places: 'Montana; Lom',
      programme: 'Rivers',
      website: 'https://rivers.example.org/reed-beds',
    });
    expect(said(rows)).toMatchObject({
      'recipientOrganization/email': 'rivers@example.org',
      'recipientOrganization/location/name': 'Montana',
      'plannedDates/title': 'Planting; Care',
      'commitmentTransaction/value': '50000',
      relatedActivity: '360G-rivers-040',
    });
    expect(said(rows, 2)).toMatchObject({
      'recipientIndividual/name': 'A reader of rivers',
      'toIndividualsDetails/grantPurpose': 'GTIP070',
    });
  });

  test('what was comes before what was planned, of several stretches the first day and the last', () => {
    const grant = {
      id: '360G-x-1',
      title: 'A bridge',
      description: 'To cross',
      currency: 'EUR',
      amountAwarded: 34.649,
      awardDate: '2019-01-01',
      plannedDates: [
        { startDate: '2020-06-01T00:00:00+00:00', endDate: '2020-12-31' },
        { startDate: '2020-01-01', endDate: '2020-05-31' },
      ],
      actualDates: [{ startDate: '2020-02-01' }],
      recipientOrganization: [
        { id: 'GB-COH-1', name: 'Roads', alternateName: 'R', location: [{ name: 'Sofia' }] },
      ],
      fundingOrganization: [{ id: 'GB-CHC-1', name: 'Fund' }],
      beneficiaryLocation: [
        { name: 'Lom', countryCode: 'BG', geoCode: 'BG3', geoCodeType: 'NUTS' },
        { name: 'Vidin' },
      ],
      grantProgramme: [{ code: 'P1', title: 'Local development' }],
      recipientIndividual: { id: 'x', name: 'Ivan Ivanov' },
    };
    const rows = readGrants(JSON.stringify({ version: '1.3', grants: [grant] }));
    expect(proposed('360giving', rows)).toEqual({
      number: '360G-x-1',
      'title.en': 'A bridge',
      'goal.en': 'To cross',
      currency: 'EUR',
      grant: '34.649',
      startsOn: '2020-02-01',
      endsOn: '2020-12-31',
      promoter: 'Roads',
      places: 'Lom; Vidin',
      programme: 'Local development',
    });
  });

  test('a key that names a prototype is a column like others', () => {
    const rows = readGrants('[{"id":"1","__proto__":{"title":"a"},"constructor":{"name":"b"}}]');
    expect(rows[0]?.cells).toEqual(['id', '__proto__/title', 'constructor/name']);
    expect(rows[1]?.cells).toEqual(['1', 'a', 'b']);
  });
});
