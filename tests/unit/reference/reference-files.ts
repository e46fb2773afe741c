/** The committed reference files, read once for the tests. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { organisationsFile } from '#lib/organisations/schema.ts';
import { placesFile } from '#lib/places/schema.ts';
import { fundingPeriodsFile, fundsFile, programmesFile } from '#lib/programmes/schema.ts';
import { targetGroupsFile } from '#lib/target-groups/schema.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../content/reference/${name}.yaml`, import.meta.url), 'utf8'));

export const places = placesFile.parse(read('places'));
export const targetGroups = targetGroupsFile.parse(read('target-groups'));
export const organisations = organisationsFile.parse(read('organisations'));
export const programmes = programmesFile.parse(read('programmes'));
export const funds = fundsFile.parse(read('funds'));
export const fundingPeriods = fundingPeriodsFile.parse(read('funding-periods'));
