/** Imported pages: brought in, checked, made into drafts. */
import { documentReaders, importers } from '#lib/sources/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const importsEndpoints = {
  bringDocument: {
    method: 'POST',
    path: '/staff/api/import/documents',
    who: importers,
    area: 'import',
    does: 'reads a page that was pasted or uploaded, and keeps it to be checked',
    body: 'upload',
  },
  checkDocument: {
    method: 'POST',
    path: '/staff/api/import/documents/[id]',
    who: importers,
    area: 'import',
    does: 'keeps what was chosen of an imported page, makes the draft of it, says where it goes, or puts it aside',
  },
  originalDocument: {
    method: 'GET',
    path: '/staff/api/import/documents/[id]/original',
    who: documentReaders,
    area: 'import',
    does: 'sends the file of an imported page as it was brought in, to be saved',
  },
} as const satisfies Record<string, Endpoint>;
