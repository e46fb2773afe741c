/**
 * The draft that a posted form holds: every field but those that steer the form. Also read by the browser, so it imports
 * nothing that runs.
 */

/** Fields that stand in the form of the editor and are none of the document. */
export const formControls: readonly string[] = [
  'page',
  'person',
  'editionId',
  'projectId',
  'formId',
  'generation',
  'baseRevision',
  'operationId',
  'against',
  'action',
  'new-target-group',
];

const controls: ReadonlySet<string> = new Set(formControls);

/** Fields of the page of conflicts: what was chosen, and the texts to choose from. */
const choices = /^(?:resolve|mine|theirs|text):/;

/** Path → text of what was posted, without what steers the form. */
export function draftOfForm(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, text]) => text !== '' && !controls.has(name) && !choices.test(name),
    ),
  );
}
