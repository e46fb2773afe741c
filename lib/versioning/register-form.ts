/** What the forms of all registers share: the names of an entry and how it stood. Pure: texts in, texts out. */
import { linesOf } from '#lib/format/text/lines.ts';
import { fingerprintIn } from '#lib/versioning/changed-meanwhile.ts';

export type PostedForm = Readonly<Record<string, string>>;

/** What the form shows of an entry's names; of nothing, empty fields. */
export function namesToForm(
  entry: { fingerprint: string; nameEn: string; nameBg: string; aliases: readonly string[] } | null,
) {
  return {
    was: entry?.fingerprint ?? '',
    nameEn: entry?.nameEn ?? '',
    nameBg: entry?.nameBg ?? '',
    aliases: entry?.aliases.join('\n') ?? '',
  };
}

/** What the posted form says of an entry's names; `slug` null for a new one. */
export function namesFromForm(form: PostedForm, slug: string | null) {
  return {
    slug,
    was: fingerprintIn(form),
    nameEn: textIn(form, 'nameEn'),
    nameBg: textIn(form, 'nameBg'),
    aliases: linesOf(form['aliases'] ?? ''),
  };
}

/** A field as posted, without the space around it; empty when it was not posted. */
export const textIn = (form: PostedForm, name: string): string => (form[name] ?? '').trim();
