/**
 * A project as one row of a table: which columns there are, and what each is made of. Total: a new field does not
 * compile until it says how a table shows it, or that no table does. Holds no text of a project.
 */
import { type FormField, formFields } from '#lib/projects/form/fields.ts';
import type { ProjectField } from '#lib/projects/schema.ts';

/** How a column stands for the texts of a draft. */
export type ColumnKind =
  /** One text, as it stands at the path of the column's name. */
  | 'text'
  /** `yes`, or nothing. */
  | 'yes'
  /** Several of a fixed set, with `;` between. */
  | 'flags'
  /** One organisation: `Name as stated [address in the register]`. */
  | 'participant'
  /** Organisations, with `;` between. */
  | 'participants'
  /** Places, with `;` between. */
  | 'places'
  /** Target groups, with `;` between. */
  | 'target-groups';

export interface TableColumn {
  /** The path of its text in a draft, or the name of the field that its texts make up. */
  name: string;
  field: ProjectField;
  kind: ColumnKind;
  /** False for what may be brought in and is never handed out: a contact is a person. */
  exported: boolean;
}

const shown = true;
const hidden = false;
type Plan = { kind: ColumnKind | 'languages' | 'parts'; exported: boolean };

/** How each field of the document stands in a table; null: in none. */
export const fieldColumns = {
  id: null,
  slug: null,
  title: { kind: 'languages', exported: shown },
  titleTranslated: { kind: 'flags', exported: shown },
  workingTitle: { kind: 'yes', exported: shown },
  summary: { kind: 'languages', exported: shown },
  number: { kind: 'text', exported: shown },
  programme: { kind: 'text', exported: shown },
  fund: { kind: 'text', exported: shown },
  donorCountries: { kind: 'flags', exported: shown },
  fundingPeriod: { kind: 'text', exported: shown },
  fundingPeriodDerivedFrom: { kind: 'languages', exported: shown },
  declaredStatus: { kind: 'text', exported: shown },
  startsOn: { kind: 'text', exported: shown },
  endsOn: { kind: 'text', exported: shown },
  grant: { kind: 'text', exported: shown },
  initialCost: { kind: 'text', exported: shown },
  finalCost: { kind: 'text', exported: shown },
  promoter: { kind: 'participant', exported: shown },
  partners: { kind: 'participants', exported: shown },
  donorPartners: { kind: 'participants', exported: shown },
  places: { kind: 'places', exported: shown },
  sensitiveLocation: { kind: 'yes', exported: shown },
  targetGroups: { kind: 'target-groups', exported: shown },
  goal: { kind: 'languages', exported: shown },
  sections: null,
  results: null,
  bilateral: null,
  outputs: null,
  contact: { kind: 'parts', exported: hidden },
  contactSource: null,
  website: { kind: 'text', exported: shown },
  photos: null,
  sources: null,
  statements: null,
  notPublished: null,
  updatedOn: null,
} as const satisfies Record<ProjectField, Plan | null>;

/** The columns that hold texts of a project, in the order in which they are handed out. */
export const tableColumns: readonly TableColumn[] = Object.entries(fieldColumns).flatMap(([name, plan]) => {
  if (plan === null) return [];
  const field = name as ProjectField;
  const { kind, exported }: Plan = plan;
  const column = (path: string, as: ColumnKind): TableColumn => ({ name: path, field, kind: as, exported });
  if (kind === 'languages') return [column(`${name}.en`, 'text'), column(`${name}.bg`, 'text')];
  if (kind !== 'parts') return [column(name, kind)];
  const shape = (formFields[field] as FormField | null)?.shape;
  const parts = shape?.kind === 'group' ? Object.keys(shape.fields) : [];
  return parts.map((part) => column(`${name}.${part}`, 'text'));
});

const byName = new Map(tableColumns.map((column) => [column.name, column]));

/** The column of that name; null when there is none. */
export const columnNamed = (name: string): TableColumn | null => byName.get(name) ?? null;

/** Columns that tell which project a row is and what it looked like when it was handed out. */
export const keyColumns = ['id', 'slug', 'revision'] as const;
export type KeyColumn = (typeof keyColumns)[number];
