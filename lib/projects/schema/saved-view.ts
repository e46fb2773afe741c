/** Shapes of the filters that somebody keeps under a name. */
import { z } from 'zod';

export const keepViewInput = z.strictObject({
  list: z.literal('projects'),
  name: z.string().trim().min(1).max(60),
  /** Query of the list's address, without the question mark; 1,000 characters are the longest the list makes. */
  query: z.string().max(1_000),
});

export const removeViewInput = z.strictObject({ viewId: z.uuid() });

export interface SavedView {
  id: string;
  name: string;
  query: string;
}
