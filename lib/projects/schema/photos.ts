/** Placing a photo of the library in a project, and its order there. */
import { z } from 'zod';

export const placePhotoInput = z.strictObject({
  projectId: z.string().min(1).max(200),
  photoId: z.uuid(),
  move: z.enum(['add', 'remove', 'earlier', 'later']),
  operationId: z.uuid(),
});
