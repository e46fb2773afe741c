/** Loads the library of outputs. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { type ListedOutput, listOutputs } from '#lib/outputs/queries.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

/** Everything that projects made, grouped by kind on the page. */
export const loadOutputs = cache(async (): Promise<{ outputs: ListedOutput[] }> => {
  const outputs = await listOutputs(publicDatabase());
  dependsOn(['projects'], [], today());
  return { outputs };
});
