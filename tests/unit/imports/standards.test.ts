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
    expect(rows[1]?.cells.filter((cell) => cell !== '')).toEqual(['1']);
    expect(
      readActivities(`<iati-activities>\n${one}\n\n${one}</iati-activities>`).map(({ line }) => line),
    ).toEqual([1, 2, 4]);
  });
});

describe('360Giving', () => {
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
