/**
 * What the forms of the registers do: from the posted texts to the command and on to the page that says it is done. It
 * judges nothing; the commands do.
 */

import { staffDatabase } from '#lib/db/client.ts';
import { linesOf } from '#lib/format/text/lines.ts';
import type { Outcome } from '#lib/issues.ts';
import { mergeOrganisations } from '#lib/organisations/commands/merge.ts';
import { saveOrganisation } from '#lib/organisations/commands/save.ts';
import {
  takeBackOrganisationsApart,
  tellOrganisationsApart,
} from '#lib/organisations/commands/tell-apart.ts';
import { undoOrganisationMerge } from '#lib/organisations/commands/undo-merge.ts';
import { organisationFromForm } from '#lib/organisations/form.ts';
import { staffPath } from '#lib/paths.ts';
import { savePlaceAliases } from '#lib/places/commands/save-aliases.ts';
import { saveProgramme } from '#lib/programmes/commands/save.ts';
import { programmeFromForm } from '#lib/programmes/form.ts';
import { organisationNamings } from '#lib/projects/commands/organisation-namings.ts';
import { reprojectProjects } from '#lib/projects/commands/reproject.ts';
import { saveTargetGroup } from '#lib/target-groups/commands/save.ts';
import { targetGroupFromForm } from '#lib/target-groups/form.ts';
import { fingerprintIn } from '#lib/versioning/changed-meanwhile.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

const wiring = { reproject: reprojectProjects, namings: organisationNamings };

/** Creates or changes an organisation and leads to its entry. */
export async function answerOrganisation({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const outcome = await saveOrganisation(
    staffDatabase(),
    actor,
    organisationFromForm(form, slugIn(form)),
    wiring,
  );
  return led(outcome, ({ slug }) => staffPath(locale, 'registers', 'organisations', slug));
}

/** Merges two organisations; `keep.<fact>` says from which of them each fact is taken. Leads to the one that stays. */
export async function answerOrganisationMerge({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const keep = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('keep.') && value !== '' ? [[name.slice('keep.'.length), value]] : [],
    ),
  );
  const input = { from: form['from'] ?? '', into: form['into'] ?? '', keep };
  const outcome = await mergeOrganisations(staffDatabase(), actor, input, wiring);
  if (!outcome.ok) return outcome;
  return { ok: true, to: `${staffPath(locale, 'registers', 'organisations', outcome.value.slug)}?merged=1` };
}

/** Parts two merged organisations and leads to the one that is back; `left` says of how many projects it is not. */
export async function answerOrganisationParting({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const input = { from: form['from'] ?? '' };
  const outcome = await undoOrganisationMerge(staffDatabase(), actor, input, wiring);
  if (!outcome.ok) return outcome;
  const { slug, left } = outcome.value;
  return { ok: true, to: `${staffPath(locale, 'registers', 'organisations', slug)}?parted=${left}` };
}

/** Says that two organisations are two, or with `act=together` takes that back, and leads back to the pairs. */
export async function answerOrganisationsApart({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const pair = { first: form['first'] ?? '', second: form['second'] ?? '' };
  const judge = form['act'] === 'together' ? takeBackOrganisationsApart : tellOrganisationsApart;
  const outcome = await judge(staffDatabase(), actor, pair);
  if (!outcome.ok) return outcome;
  return { ok: true, to: staffPath(locale, 'registers', 'organisations', 'duplicates') };
}

/** Creates or changes a programme and leads to its entry. */
export async function answerProgramme({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const outcome = await saveProgramme(staffDatabase(), actor, programmeFromForm(form, slugIn(form)), wiring);
  return led(outcome, ({ slug }) => staffPath(locale, 'registers', 'programmes', slug));
}

/** Creates or changes a target group and leads to its entry. */
export async function answerTargetGroup({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const outcome = await saveTargetGroup(
    staffDatabase(),
    actor,
    targetGroupFromForm(form, slugIn(form)),
    wiring,
  );
  return led(outcome, ({ slug }) => staffPath(locale, 'registers', 'target-groups', slug));
}

/** Writes the other spellings of a place and leads to its entry. */
export async function answerPlace({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const input = {
    id: form['id'] ?? '',
    was: fingerprintIn(form),
    aliases: linesOf(form['aliases'] ?? ''),
  };
  const outcome = await savePlaceAliases(staffDatabase(), actor, input, wiring);
  return led(outcome, ({ id }) => staffPath(locale, 'registers', 'places', id));
}

/** A form without a slug is one for something new. */
const slugIn = (form: Readonly<Record<string, string>>) => form['slug'] || null;

function led<T>(outcome: Outcome<T>, to: (value: T) => string): Answer {
  return outcome.ok ? { ok: true, to: `${to(outcome.value)}?saved=1` } : outcome;
}
