/**
 * Between the document and the rows of the read model. The only file of this noun that knows column names; it never
 * decides anything, rules.ts does.
 */
import { createHash } from 'node:crypto';
import { type LocalizedText, pick } from '#lib/format/localized.ts';
import { firstDay, lastDay } from '#lib/format/partial-date.ts';
import { uploadedFolders } from '#lib/projects/rules/uploads.ts';
import { derivedStatus, euroCents, resultsArePublished, verdictCounts } from '#lib/projects/rules.ts';
import { type ProjectCard, type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** The rows that one published document becomes, table by table. */
export interface ProjectRows {
  project: Prisma.ProjectUncheckedCreateInput;
  places: Prisma.ProjectPlaceCreateManyInput[];
  targetGroups: Prisma.ProjectTargetGroupCreateManyInput[];
  participants: Prisma.ProjectParticipantCreateManyInput[];
  donorCountries: Prisma.ProjectDonorCountryCreateManyInput[];
  outputs: Prisma.OutputCreateManyInput[];
  files: Prisma.PublishedFileCreateManyInput[];
}

/** sha-256 of the document, hex; equal documents have equal hashes because zod fixes the order of keys. */
export function documentHash(profile: ProjectProfile): string {
  return createHash('sha256').update(JSON.stringify(profile)).digest('hex');
}

/** Turns a document into rows. */
export function toRows(profile: ProjectProfile): ProjectRows {
  const projectId = profile.id;
  return {
    project: {
      id: projectId,
      slug: profile.slug,
      ...titleColumns(profile.title),
      workingTitle: profile.workingTitle,
      number: profile.number ?? null,
      programmeSlug: profile.programme ?? null,
      fundingPeriod: profile.fundingPeriod ?? null,
      fund: profile.fund ?? null,
      declaredStatus: profile.declaredStatus ?? null,
      startsOn: profile.startsOn === undefined ? null : utcDay(firstDay(profile.startsOn)),
      endsOn: profile.endsOn === undefined ? null : utcDay(lastDay(profile.endsOn)),
      grantEurCents: profile.grant === undefined ? null : euroCents(profile.grant),
      resultsPublished: resultsArePublished(profile),
      hasResults: resultsArePublished(profile),
      hasDocuments: profile.outputs.length > 0,
      hasPhotos: profile.photos.length > 0,
      hasBilateral: profile.bilateral.length > 0,
      updatedOn: utcDay(lastDay(profile.updatedOn)),
      document: profile,
      documentHash: documentHash(profile),
    },
    places: unique(profile.places.map(({ place }) => place)).map((placeId) => ({ projectId, placeId })),
    targetGroups: profile.targetGroups.map(({ id, basis }) => ({ projectId, targetGroupSlug: id, basis })),
    participants: participantRows(profile),
    donorCountries: unique([
      ...profile.donorPartners.map(({ country }) => country),
      ...profile.bilateral.map(({ country }) => country),
    ]).map((country) => ({ projectId, country })),
    outputs: profile.outputs.map((output, position) => ({
      projectId,
      id: output.id,
      position,
      kind: output.kind,
      ...titleColumns(output.title),
      languages: output.languages ?? [],
      url: output.url ?? null,
      bilateral: output.bilateral,
      describedByUs: output.describedByUs,
    })),
    files: unique(uploadedFolders(profile)).map((folder) => ({ projectId, folder })),
  };
}

/** Reads a stored document; throws when it is not one, since only we write it. */
export function toProfile(row: { document: unknown }): ProjectProfile {
  return projectProfile.parse(row.document);
}

/** A name that the registers hold in both languages. */
export interface NamedRow {
  nameEn: string;
  nameBg: string;
}

/** The two names of a register row as one localised text. */
export function nameOf(row: NamedRow): { en: string; bg: string } {
  return { en: row.nameEn, bg: row.nameBg };
}

/** A text from a column a language, where an empty one says that there is none; null when both are. */
export function localizedOf(en: string, bg: string): LocalizedText | null {
  if (en === '' && bg === '') return null;
  return { ...(en !== '' && { en }), ...(bg !== '' && { bg }) };
}

/** What a list shows of a project, from the row with its joined names. */
export function toCard(
  row: {
    document: unknown;
    places: { place: NamedRow & { slug: string; kind: string } }[];
    targetGroups: { targetGroup: NamedRow & { slug: string } }[];
    participants: { role: string; organisation: NamedRow & { slug: string } }[];
    programme: (NamedRow & { slug: string }) | null;
  },
  today: string,
): ProjectCard {
  const profile = toProfile(row);
  const promoter = row.participants.find(({ role }) => role === 'promoter');
  return {
    id: profile.id,
    slug: profile.slug,
    title: profile.title,
    workingTitle: profile.workingTitle,
    summary: profile.summary,
    status: derivedStatus(profile, today),
    startsOn: profile.startsOn,
    endsOn: profile.endsOn,
    grant: profile.grant,
    programme: row.programme === null ? undefined : { slug: row.programme.slug, name: nameOf(row.programme) },
    promoter:
      promoter === undefined
        ? undefined
        : { slug: promoter.organisation.slug, name: nameOf(promoter.organisation) },
    places: row.places.map(({ place }) => ({ slug: place.slug, kind: place.kind, name: nameOf(place) })),
    targetGroups: row.targetGroups.map(({ targetGroup }) => ({
      slug: targetGroup.slug,
      name: nameOf(targetGroup),
    })),
    verdicts: verdictCounts(profile.results),
    updatedOn: profile.updatedOn,
  };
}

/** The relations that `toCard` needs joined. */
export const cardRelations = {
  places: { include: { place: true } },
  targetGroups: { include: { targetGroup: true }, orderBy: { targetGroup: { position: 'asc' } } },
  participants: { include: { organisation: true }, orderBy: { position: 'asc' } },
  programme: true,
} satisfies Prisma.ProjectInclude;

function participantRows(profile: ProjectProfile): Prisma.ProjectParticipantCreateManyInput[] {
  const roles = [
    ['promoter', profile.promoter === undefined ? [] : [profile.promoter]],
    ['partner', profile.partners],
    ['donor-partner', profile.donorPartners],
  ] as const;
  return roles.flatMap(([role, list]) =>
    list.map((participant, position) => ({
      projectId: profile.id,
      organisationSlug: participant.organisation,
      role,
      nameAsStated: participant.nameAsStated,
      position,
    })),
  );
}

function titleColumns(title: LocalizedText): { titleEn: string; titleBg: string } {
  return { titleEn: pick(title, 'en').text, titleBg: pick(title, 'bg').text };
}

function utcDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
