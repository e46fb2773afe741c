/** Pictures and documents. */
import type { StaffRole } from '#lib/auth/actor.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

const changers: readonly StaffRole[] = ['officer', 'communication', 'lead', 'administrator'];

export const mediaEndpoints = {
  uploadMedia: {
    method: 'POST',
    path: '/staff/api/media',
    who: changers,
    area: 'media',
    does: 'takes a picture or a document into the library',
    body: 'upload',
  },
  describeMedia: {
    method: 'POST',
    path: '/staff/api/media/[id]',
    who: changers,
    area: 'media',
    does: 'says what a photo shows, who took it and which point of it matters',
  },
  replaceMedia: {
    method: 'POST',
    path: '/staff/api/media/[id]/replace',
    who: changers,
    area: 'media',
    does: 'puts another file in the place of one; what is said of it stays',
    body: 'upload',
  },
  trashMedia: {
    method: 'POST',
    path: '/staff/api/media/[id]/trash',
    who: changers,
    area: 'media',
    does: 'puts it into the trash, unless a page or an edition shows it',
  },
  restoreMedia: {
    method: 'POST',
    path: '/staff/api/media/[id]/restore',
    who: changers,
    area: 'media',
    does: 'takes it out of the trash',
  },
  mediaFile: {
    method: 'GET',
    path: '/staff/api/media/[id]/files/[name]',
    who: 'staff',
    area: 'media',
    does: 'sends a file of the library, published or not',
  },
  placePhoto: {
    method: 'POST',
    path: '/staff/api/projects/[id]/photos',
    who: changers,
    area: 'media',
    does: 'adds a photo to the open edition of a project, takes it out or moves it',
  },
} as const satisfies Record<string, Endpoint>;
