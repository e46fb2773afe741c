/** Between a programme and its row. The only file of this noun that knows column names; it never decides anything. */
import { createHash } from 'node:crypto';
import type { Programme } from '#lib/programmes/schema.ts';

/** The columns of a programme, as `jsonb_to_recordset` reads them. */
export type ProgrammeRow = {
  slug: string;
  name_en: string;
  name_bg: string;
  description_en: string | null;
  description_bg: string | null;
  funding_period: string | null;
  fund: string | null;
  aliases: string[];
  position: number;
};

/** The columns of a programme of the files of content at its place among the others. */
export function programmeRow(programme: Programme, position: number): ProgrammeRow {
  return {
    slug: programme.slug,
    name_en: programme.name.en,
    name_bg: programme.name.bg,
    description_en: programme.description?.en ?? null,
    description_bg: programme.description?.bg ?? null,
    funding_period: programme.fundingPeriod ?? null,
    fund: programme.fund ?? null,
    aliases: programme.aliases,
    position,
  };
}

/** Sixteen characters that tell whether what somebody saw is still what stands. */
export function fingerprintOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}
