/**
 * A project is one document: everything the portfolio says about it, in one shape that content files, importers,
 * pages, exports and history all speak. Plain values stand here; where each comes from stands in `statements`.
 * It never holds a judgement (status, verdict, what is missing): those are derived in rules.ts.
 */
import { z } from 'zod';
import { type LocalizedText, localizedText } from '#lib/format/localized.ts';
import { type PartialDate, partialDate } from '#lib/format/partial-date.ts';
import { webAddress } from '#lib/format/web-address.ts';

/** Lower-case Latin words joined by hyphens; 100 is what fits a readable address. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be lower-case Latin letters, digits and single hyphens',
  })
  .max(100);

/** Name of an item inside a list of the document; paths use it, so that they survive reordering. */
const itemId = slug;

/** Markdown subset (paragraphs, lists, bold, links); 60,000 characters is the longest narrative we edit. */
const markdown = z
  .strictObject({
    en: z.string().min(1).max(60_000).optional(),
    bg: z.string().min(1).max(60_000).optional(),
  })
  .refine((text) => text.en !== undefined || text.bg !== undefined, {
    error: 'needs a text in at least one language (en or bg)',
  });

export const currencies = ['EUR', 'BGN', 'NOK'] as const;

/** An amount in the smallest unit of its currency; what the source printed stands in the statement's `raw`. */
export const money = z.strictObject({
  amountCents: z.int().nonnegative().max(1_000_000_000_000),
  currency: z.enum(currencies),
});
export type Money = z.infer<typeof money>;

export const qualifiers = ['exactly', 'at-least', 'more-than', 'about', 'at-most'] as const;

/** What was promised or came of it: a qualified number with its unit, or words without a number. */
export const quantity = z
  .strictObject({
    qualifier: z.enum(qualifiers).default('exactly'),
    number: z.number().nonnegative().finite().optional(),
    unit: localizedText.optional(),
    words: localizedText.optional(),
  })
  .refine((value) => value.number !== undefined || value.words !== undefined, {
    error: 'needs a number or words',
  });
export type Quantity = z.infer<typeof quantity>;

/** One line of the promise-and-delivery table. */
export const resultLine = z
  .strictObject({
    id: itemId,
    title: localizedText,
    expected: quantity.optional(),
    achieved: quantity.optional(),
    /** Set when both sides have numbers that do not count the same thing; says why. */
    notComparable: localizedText.optional(),
    bilateral: z.boolean().default(false),
  })
  .refine((line) => line.expected !== undefined || line.achieved !== undefined, {
    error: 'needs what was expected or what was achieved',
  });
export type ResultLine = z.infer<typeof resultLine>;

/** An organisation as this project names it; `organisation` is its slug in the register. */
export const participant = z.strictObject({
  id: itemId,
  organisation: slug,
  nameAsStated: z.string().min(1).max(300),
});
export type Participant = z.infer<typeof participant>;

export const fundingPeriods = ['2004-2009', '2009-2014', '2014-2021', '2021-2028'] as const;
export const funds = ['eea-grants', 'norway-grants'] as const;
export const declaredStatuses = ['planned', 'ongoing', 'completed', 'terminated'] as const;
export const sectionKinds = ['activities', 'results', 'context', 'sustainability'] as const;
export const outputKinds = [
  'handbook',
  'guide',
  'analysis',
  'study',
  'film',
  'training-material',
  'leaflet',
  'poster',
  'strategy',
  'programme',
  'other',
] as const;
export type OutputKind = (typeof outputKinds)[number];

/** Address of a document that staff uploaded: its random folder and its name. */
export const uploadedDocument = /^\/files\/([A-Za-z0-9_-]{20,64})\/document\.(?:pdf|docx)$/;

export const output = z.strictObject({
  id: itemId,
  title: localizedText,
  /** True when the title is a description of ours because the source names the thing but not its title. */
  describedByUs: z.boolean().default(false),
  kind: z.enum(outputKinds),
  /** Languages the output is in, BCP 47; absent when the source does not say. */
  languages: z.array(z.string().min(2).max(20)).optional(),
  url: z.union([webAddress, z.string().regex(uploadedDocument)]).optional(),
  bilateral: z.boolean().default(false),
  copies: z.int().positive().optional(),
});
export type Output = z.infer<typeof output>;

export const source = z.strictObject({
  id: itemId,
  title: z.string().min(1).max(300),
  publisher: localizedText,
  url: webAddress.optional(),
  /** Said when `url` is absent: why there is none. */
  urlNote: localizedText.optional(),
  language: z.enum(['en', 'bg']),
  receivedOn: partialDate,
  statedOn: partialDate.optional(),
});
export type Source = z.infer<typeof source>;

/** A pointer to the words of a source: at most eight of them, the line, and the hash of the whole sentence. */
export const quote = z.strictObject({
  text: z.string().min(1).max(20_000),
  line: z.int().positive().optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Where a value comes from. Paths go by id, never by index: `results[children-reached].achieved`. */
export const statement = z.strictObject({
  path: z.string().regex(/^[a-zA-Z]+(?:\[[a-z0-9-]+\])?(?:\.[a-zA-Z]+)*$/, {
    error: 'must be a path such as grant, results[children-reached].achieved or places[lom]',
  }),
  value: z.json(),
  raw: z.string().min(1).max(20_000).optional(),
  sourceId: itemId,
  quote: quote.optional(),
  statedOn: partialDate.optional(),
  /** False for a statement that differs from the value shown; it stays and the page shows the difference. */
  preferred: z.boolean().default(true),
  note: localizedText.optional(),
});
export type Statement = z.infer<typeof statement>;

export const projectProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{3,63}$/),
  slug,
  title: localizedText,
  /** Languages in which the title is our translation, not the project's own wording. */
  titleTranslated: z.array(z.enum(['en', 'bg'])).default([]),
  /** True when no source gives a title and `title` is a description of ours. */
  workingTitle: z.boolean().default(false),
  number: z.string().min(1).max(60).optional(),
  programme: slug.optional(),
  fund: z.enum(funds).optional(),
  donorCountries: z.array(z.enum(['IS', 'LI', 'NO'])).default([]),
  fundingPeriod: z.enum(fundingPeriods).optional(),
  /** Set when no source states the period and we derive it; says from what. */
  fundingPeriodDerivedFrom: localizedText.optional(),
  declaredStatus: z.enum(declaredStatuses).optional(),
  startsOn: partialDate.optional(),
  endsOn: partialDate.optional(),
  grant: money.optional(),
  initialCost: money.optional(),
  finalCost: money.optional(),
  promoter: participant.optional(),
  partners: z.array(participant).max(100).default([]),
  donorPartners: z
    .array(participant.extend({ country: z.string().regex(/^[A-Z]{2}$/) }))
    .max(100)
    .default([]),
  places: z
    .array(
      z.strictObject({
        id: itemId,
        /** Id in the register of places: NUTS 3, municipality or settlement code, or quarter. */
        place: z.string().min(1).max(60),
        note: localizedText.optional(),
      }),
    )
    .max(300)
    .default([]),
  /** Hides addresses and exact positions: shelters and the like. */
  sensitiveLocation: z.boolean().default(false),
  targetGroups: z
    .array(z.strictObject({ id: slug, basis: z.enum(['declared', 'assigned']) }))
    .max(50)
    .default([]),
  /** One sentence for lists and link previews, in our words. */
  summary: localizedText,
  goal: markdown.optional(),
  sections: z
    .array(z.strictObject({ id: itemId, kind: z.enum(sectionKinds), heading: localizedText, body: markdown }))
    .max(50)
    .default([]),
  results: z.array(resultLine).max(500).default([]),
  bilateral: z
    .array(
      z.strictObject({
        id: itemId,
        /** Slug of the donor partner in the register; absent when the source names none. */
        organisation: slug.optional(),
        country: z.string().regex(/^[A-Z]{2}$/),
        body: markdown,
      }),
    )
    .max(50)
    .default([]),
  /** A person; shown while the project runs and twelve months on, never in search, exports, feeds or the API. */
  contact: z
    .strictObject({
      name: z.string().min(1).max(200).optional(),
      phone: z.string().min(3).max(60).optional(),
      email: z.email().optional(),
      address: z.string().min(1).max(300).optional(),
    })
    .optional(),
  /** The source that names a contact, when the page may no longer or not yet repeat it. */
  contactSource: itemId.optional(),
  website: webAddress.optional(),
  photos: z
    .array(
      z.strictObject({
        id: itemId,
        file: z.string().min(1).max(200),
        width: z.int().positive(),
        height: z.int().positive(),
        alt: localizedText.optional(),
        decorative: z.boolean().default(false),
        credit: z.string().max(200).optional(),
      }),
    )
    .max(100)
    .default([]),
  outputs: z.array(output).max(200).default([]),
  sources: z.array(source).min(1).max(50),
  statements: z.array(statement).max(2_000).default([]),
  /** Facts a source leaves empty or nobody publishes, said plainly on the page: the field and why. */
  notPublished: z
    .array(z.strictObject({ field: z.string().min(1).max(60), note: localizedText.optional() }))
    .max(50)
    .default([]),
  /** Day of the last change of substance to this entry. */
  updatedOn: partialDate,
});

/** The document with every default filled in. */
export type ProjectProfile = z.infer<typeof projectProfile>;
export type ProjectField = keyof ProjectProfile;

/** Roles in which an organisation takes part. */
export const roles = ['promoter', 'partner', 'donor-partner'] as const;
export type Role = (typeof roles)[number];

/** A register entry by its address and its names. */
export interface Named {
  slug: string;
  name: LocalizedText;
}

/** What lists show of a project. */
export interface ProjectCard {
  id: string;
  slug: string;
  title: LocalizedText;
  workingTitle: boolean;
  summary: LocalizedText;
  /** Derived for the day of the page: planned, running, ended, results-published; null when nothing is known. */
  status: 'planned' | 'running' | 'ended' | 'results-published' | null;
  startsOn: PartialDate | undefined;
  endsOn: PartialDate | undefined;
  grant: Money | undefined;
  programme: Named | undefined;
  promoter: Named | undefined;
  places: (Named & { kind: string })[];
  targetGroups: Named[];
  /** How many result lines have each verdict. */
  verdicts: Partial<Record<string, number>>;
  updatedOn: PartialDate;
}

export const publicChangeKinds = [
  'published',
  'changed',
  'withdrawn',
  'renamed',
  'merged',
  'restored',
] as const;
export type PublicChangeKind = (typeof publicChangeKinds)[number];

/** A line of a project's public history. */
export interface PublicChange {
  seq: number;
  kind: PublicChangeKind;
  /** Why, in plain words, in the languages in which somebody said it. */
  reason: LocalizedText | null;
  /** What of the document became different. */
  fields: ProjectField[];
  at: Date;
}

/** Grants added up, with how many records had no amount: a sum never hides that. */
export interface GrantTotal {
  cents: number;
  withAmount: number;
  withoutAmount: number;
}
