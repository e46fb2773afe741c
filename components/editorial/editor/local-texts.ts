/**
 * Brings text that only this computer has to the server, each form under its own name, where it is offered like any other
 * unsaved text. Also text typed in an edition that was published meanwhile. What the server took is forgotten here.
 */
import { send } from './answers.ts';
import type { LocalCopies, LocalCopy } from './local-copies.ts';

export interface LocalTextFacts {
  page: string;
  person: { id: string };
  /** Editions of the project, the open one and earlier ones. */
  editionIds: readonly string[];
}

/** Sends what is found but for forms that are `open` somewhere; returns what the server took. */
export async function bringBack(
  copies: LocalCopies,
  { page, person, editionIds }: LocalTextFacts,
  isOpen: (formId: string) => Promise<boolean>,
): Promise<LocalCopy[]> {
  const taken: LocalCopy[] = [];
  for (const copy of await copies.newest(editionIds)) {
    const { editionId, formId, generation, baseRevision, texts } = copy;
    if (await isOpen(formId)) continue;
    const sent = await send(`/staff/api/editions/${editionId}/working-copy`, 'PUT', {
      page,
      person: person.id,
      formId,
      generation,
      baseRevision,
      draft: texts,
      focus: null,
    });
    if (sent.kind !== 'done') continue;
    await copies.forget(editionId, formId, generation);
    taken.push(copy);
  }
  return taken;
}
