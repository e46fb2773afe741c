/**
 * How staff edit each field of the document. Total: a new field does not compile until it says in which section of the
 * editor it stands and how it is written down, or that nobody types it.
 */
import type { ListShape, Shape } from '#lib/projects/form/shape.ts';
import {
  declaredStatuses,
  fundingPeriods,
  funds,
  outputKinds,
  type ProjectField,
  sectionKinds,
} from '#lib/projects/schema.ts';

/** The sections of the editor, in their order. */
export const formSections = [
  'basics',
  'money',
  'people',
  'where',
  'story',
  'results',
  'bilateral',
  'outputs',
  'contact',
  'sources',
] as const;
export type FormSection = (typeof formSections)[number];

/** `empty` is the name under which the document says that the fact is not published, for facts that may say so. */
export interface FormField {
  section: FormSection;
  shape: Shape;
  empty?: string;
}

const line: Shape = { kind: 'line' };
const text: Shape = { kind: 'text' };
const prose: Shape = { kind: 'prose' };
const yes: Shape = { kind: 'yes' };
const organisation: Shape = { kind: 'register', of: 'organisations' };

const rows = (
  most: number,
  required: readonly string[],
  fields: ListShape['fields'],
  ids: ListShape['ids'] = 'own',
): ListShape => ({ kind: 'list', most, required, fields, ids });

const participant = { organisation, nameAsStated: line };

export const formFields = {
  id: null,
  slug: null,
  title: { section: 'basics', shape: text, empty: 'title' },
  titleTranslated: { section: 'basics', shape: { kind: 'flags', of: ['en', 'bg'] } },
  workingTitle: { section: 'basics', shape: yes },
  summary: { section: 'basics', shape: text },
  number: { section: 'basics', shape: line, empty: 'number' },
  programme: { section: 'basics', shape: { kind: 'register', of: 'programmes' }, empty: 'programme' },
  fund: { section: 'basics', shape: { kind: 'choice', of: funds }, empty: 'fund' },
  donorCountries: { section: 'basics', shape: { kind: 'flags', of: ['IS', 'LI', 'NO'] } },
  fundingPeriod: {
    section: 'basics',
    shape: { kind: 'choice', of: fundingPeriods },
    empty: 'fundingPeriod',
  },
  fundingPeriodDerivedFrom: { section: 'basics', shape: text },
  declaredStatus: {
    section: 'money',
    shape: { kind: 'choice', of: declaredStatuses },
    empty: 'declaredStatus',
  },
  startsOn: { section: 'money', shape: { kind: 'date' }, empty: 'period' },
  endsOn: { section: 'money', shape: { kind: 'date' }, empty: 'period' },
  grant: { section: 'money', shape: { kind: 'money' }, empty: 'grant' },
  initialCost: { section: 'money', shape: { kind: 'money' }, empty: 'initialCost' },
  finalCost: { section: 'money', shape: { kind: 'money' }, empty: 'finalCost' },
  promoter: {
    section: 'people',
    shape: { kind: 'group', required: ['organisation', 'nameAsStated'], fields: participant },
    empty: 'promoter',
  },
  partners: {
    section: 'people',
    shape: rows(100, ['organisation', 'nameAsStated'], participant),
    empty: 'partners',
  },
  donorPartners: {
    section: 'people',
    shape: rows(100, ['organisation', 'nameAsStated', 'country'], {
      ...participant,
      country: { kind: 'country' },
    }),
    empty: 'donorPartners',
  },
  places: {
    section: 'where',
    shape: rows(300, ['place'], { place: { kind: 'register', of: 'places' }, note: text }),
    empty: 'places',
  },
  sensitiveLocation: { section: 'where', shape: yes },
  targetGroups: {
    section: 'where',
    shape: rows(50, ['basis'], { basis: { kind: 'choice', of: ['declared', 'assigned'] } }, 'target-groups'),
    empty: 'targetGroups',
  },
  goal: { section: 'story', shape: prose, empty: 'goal' },
  sections: {
    section: 'story',
    shape: rows(50, ['kind', 'heading', 'body'], {
      kind: { kind: 'choice', of: sectionKinds },
      heading: text,
      body: prose,
    }),
  },
  results: {
    section: 'results',
    shape: rows(500, ['title'], {
      title: text,
      expected: { kind: 'quantity' },
      achieved: { kind: 'quantity' },
      notComparable: text,
      bilateral: yes,
    }),
    empty: 'achievedResults',
  },
  bilateral: {
    section: 'bilateral',
    shape: rows(50, ['country', 'body'], { organisation, country: { kind: 'country' }, body: prose }),
    empty: 'bilateral',
  },
  outputs: {
    section: 'outputs',
    shape: rows(200, ['title', 'kind'], {
      title: text,
      describedByUs: yes,
      kind: { kind: 'choice', of: outputKinds },
      languages: { kind: 'languages' },
      url: { kind: 'web' },
      copies: { kind: 'count' },
      bilateral: yes,
    }),
    empty: 'outputs',
  },
  contact: {
    section: 'contact',
    shape: {
      kind: 'group',
      required: [],
      fields: { name: line, phone: line, email: { kind: 'email' }, address: line },
    },
    empty: 'contact',
  },
  contactSource: { section: 'contact', shape: { kind: 'source' } },
  website: { section: 'contact', shape: { kind: 'web' }, empty: 'website' },
  photos: null,
  sources: {
    section: 'sources',
    shape: rows(50, ['title', 'publisher', 'language', 'receivedOn'], {
      title: line,
      publisher: text,
      url: { kind: 'web' },
      urlNote: text,
      language: { kind: 'choice', of: ['en', 'bg'] },
      receivedOn: { kind: 'date' },
      statedOn: { kind: 'date' },
    }),
  },
  statements: null,
  notPublished: null,
  updatedOn: null,
} as const satisfies Record<ProjectField, FormField | null>;

/** The fields that somebody types, in the order of the editor. */
export const typedFields: readonly (FormField & { name: ProjectField })[] = Object.entries(formFields)
  .flatMap(([name, field]) =>
    field === null ? [] : [{ ...(field as FormField), name: name as ProjectField }],
  )
  .toSorted((a, b) => formSections.indexOf(a.section) - formSections.indexOf(b.section));

/** Names under which a fact may be said to be not published or not applicable, each once, in the order of the editor. */
export const emptyNames: readonly string[] = [
  ...new Set(typedFields.flatMap(({ empty }) => (empty === undefined ? [] : [empty]))),
];

/** Why a fact is not there: nothing chosen means that nobody knows yet. */
export const emptyStates = ['not-published', 'not-applicable'] as const;
export type EmptyState = (typeof emptyStates)[number];

/** The section of the editor in which a path of a draft stands; null for a path that no field owns. */
export function sectionOfPath(path: string): FormSection | null {
  const bare = path.replace(/^(?:source|quote|paste):/, '');
  const name = /^[a-zA-Z]+/.exec(bare)?.[0] ?? '';
  if (name === 'notPublished') {
    const empty = /^notPublished\[([a-zA-Z-]+)\]/.exec(bare)?.[1];
    return typedFields.find((field) => field.empty === empty)?.section ?? null;
  }
  return typedFields.find((field) => field.name === name)?.section ?? null;
}
