/**
 * Reads the folder of content: registers and one YAML file a project, checked one by one and against each other.
 * It never writes; every problem names file, line, field and reason.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { issueAt, type Read, readYaml } from '#lib/imports/yaml-file.ts';
import type { Issue } from '#lib/issues.ts';
import { type Organisation, organisationsFile } from '#lib/organisations/schema.ts';
import { type Place, placesFile } from '#lib/places/schema.ts';
import { type Programme, programmesFile } from '#lib/programmes/schema.ts';
import { type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';
import { type TargetGroup, targetGroupsFile } from '#lib/target-groups/schema.ts';
import { resolveStatementPath } from '#lib/versioning/document-path.ts';

export interface Registers {
  places: Place[];
  targetGroups: TargetGroup[];
  organisations: Organisation[];
  programmes: Programme[];
}

export interface Content {
  registers: Registers;
  projects: ProjectProfile[];
  /** The file of each project, by the project's id. */
  files: ReadonlyMap<string, string>;
}

/** Reads and checks everything below `folder`. */
export async function readContent(
  folder: string,
): Promise<{ ok: true; value: Content } | { ok: false; issues: Issue[] }> {
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<Read<T>> => {
    try {
      return await readYaml(path.join(folder, name), name, schema);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      return { ok: false, issues: [issueAt(name, 1, '', `cannot be read (${reason})`)] };
    }
  };
  const [places, targetGroups, organisations, programmes] = await Promise.all([
    read('reference/places.yaml', placesFile),
    read('reference/target-groups.yaml', targetGroupsFile),
    read('reference/organisations.yaml', organisationsFile),
    read('reference/programmes.yaml', programmesFile),
  ]);
  const projects = await Promise.all(
    (await projectFiles(folder)).map(async (name) => ({ name, file: await read(name, projectProfile) })),
  );
  const issues = [
    places,
    targetGroups,
    organisations,
    programmes,
    ...projects.map(({ file }) => file),
  ].flatMap((file) => (file.ok ? [] : file.issues));
  if (!places.ok || !targetGroups.ok || !organisations.ok || !programmes.ok) return { ok: false, issues };
  const registers = {
    places: places.value,
    targetGroups: targetGroups.value,
    organisations: organisations.value,
    programmes: programmes.value,
  };
  const readable = projects.flatMap(({ name, file }) => (file.ok ? [{ name, ...file }] : []));
  issues.push(
    ...referenceIssues(organisations, registers),
    ...readable.flatMap((file) => projectIssues(file, registers)),
  );
  issues.push(...duplicateIssues(readable));
  if (issues.length > 0) return { ok: false, issues };
  const files = new Map(readable.map(({ name, value }) => [value.id, name]));
  return { ok: true, value: { registers, projects: readable.map(({ value }) => value), files } };
}

async function projectFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(path.join(folder, 'projects'));
    return names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `projects/${name}`);
  } catch {
    return [];
  }
}

type ProjectFile = { name: string; value: ProjectProfile; lineOf: (path: PropertyKey[]) => number };

function referenceIssues(file: Read<Organisation[]>, registers: Registers): Issue[] {
  if (!file.ok) return [];
  const places = new Set(registers.places.map(({ id }) => id));
  return file.value.flatMap(({ slug, place }, index) =>
    place === undefined || places.has(place)
      ? []
      : [
          issueAt(
            'reference/organisations.yaml',
            file.lineOf([index, 'place']),
            `[${slug}].place`,
            `there is no place ${place} in reference/places.yaml`,
          ),
        ],
  );
}

/** Everything a project refers to exists; every statement speaks of something in the document. */
function projectIssues({ name, value: profile, lineOf }: ProjectFile, registers: Registers): Issue[] {
  const known = {
    place: new Set(registers.places.map(({ id }) => id)),
    group: new Set(registers.targetGroups.map(({ slug }) => slug)),
    organisation: new Set(registers.organisations.map(({ slug }) => slug)),
    programme: new Set(registers.programmes.map(({ slug }) => slug)),
    source: new Set(profile.sources.map(({ id }) => id)),
  };
  const issues: Issue[] = [];
  const check = (kind: keyof typeof known, value: string | undefined, at: PropertyKey[], field: string) => {
    if (value === undefined || known[kind].has(value)) return;
    const where =
      kind === 'source' ? 'in the sources of this file' : `in the register of ${registerNames[kind]}`;
    issues.push(issueAt(name, lineOf(at), field, `there is no ${value} ${where}`));
  };
  check('programme', profile.programme, ['programme'], 'programme');
  check('source', profile.contactSource, ['contactSource'], 'contactSource');
  check(
    'organisation',
    profile.promoter?.organisation,
    ['promoter', 'organisation'],
    'promoter.organisation',
  );
  for (const role of ['partners', 'donorPartners', 'bilateral'] as const) {
    for (const [index, item] of profile[role].entries()) {
      check(
        'organisation',
        item.organisation,
        [role, index, 'organisation'],
        `${role}[${item.id}].organisation`,
      );
    }
  }
  for (const [index, { id, place }] of profile.places.entries()) {
    check('place', place, ['places', index, 'place'], `places[${id}].place`);
  }
  for (const [index, { id }] of profile.targetGroups.entries()) {
    check('group', id, ['targetGroups', index, 'id'], `targetGroups[${id}]`);
  }
  for (const [index, statement] of profile.statements.entries()) {
    check('source', statement.sourceId, ['statements', index, 'sourceId'], `statements[${index}].sourceId`);
    if (statement.preferred && resolveStatementPath(profile, statement.path) === undefined) {
      const reason = `nothing in this file stands at ${statement.path}`;
      issues.push(issueAt(name, lineOf(['statements', index, 'path']), `statements[${index}].path`, reason));
    }
  }
  for (const list of [
    'places',
    'results',
    'sections',
    'outputs',
    'sources',
    'partners',
    'targetGroups',
  ] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of profile[list].entries()) {
      if (seen.has(id))
        issues.push(issueAt(name, lineOf([list, index]), `${list}[${id}]`, 'this id stands twice'));
      seen.add(id);
    }
  }
  return issues;
}

const registerNames = {
  place: 'places',
  group: 'target groups',
  organisation: 'organisations',
  programme: 'programmes',
} as const;

function duplicateIssues(files: ProjectFile[]): Issue[] {
  return (['id', 'slug'] as const).flatMap((field) => {
    const owner = new Map<string, string>();
    return files.flatMap(({ name, value, lineOf }) => {
      const other = owner.get(value[field]);
      owner.set(value[field], name);
      return other === undefined
        ? []
        : [issueAt(name, lineOf([field]), field, `${value[field]} already stands in ${other}`)];
    });
  });
}
