/** Loads the library of outputs. */
import { publicDatabase } from '#lib/db/client.ts';
import { type ListedOutput, listOutputs } from '#lib/outputs/queries.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

/** Everything that projects made, grouped by kind on the page. */
export async function loadOutputs(): Promise<{ outputs: ListedOutput[] }> {
  const outputs = await listOutputs(publicDatabase());
  await dependsOn(['projects'], [], today());
  return { outputs };
}
