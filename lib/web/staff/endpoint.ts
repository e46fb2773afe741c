/** What is said of an address that staff post to: who may, and what happens. The table is enforced and printed. */
import type { StaffRole } from '#lib/auth/actor.ts';
import type { StaffArea } from '#lib/i18n/staff-messages.ts';

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As the folders of app spell it: `/staff/api/editions/[id]/save`. */
  path: string;
  /**
   * `anyone`: also who is not signed in. `person`: whoever is signed in, also before the second factor. `staff`: whoever
   * is signed in with all factors they need. A list: staff with one of these roles in some programme; the command judges
   * the programme.
   */
  who: 'anyone' | 'person' | 'staff' | readonly StaffRole[];
  /** Where the sentences for its issues are. */
  area: StaffArea;
  /** What it does, in a few English words for the documentation. */
  does: string;
  /** `upload` takes bodies of up to 12 MB, others 2.5 MB; `raw` leaves the body to the handler. */
  body?: 'upload' | 'raw';
}

/** Larger ones are refused before anything reads them: a draft may have 2 MB. */
export const longestBody = 2_500_000;
/** Pictures and documents may have 10 MB; the rest is the form around them. */
export const longestUpload = 12_000_000;

/** Paths that take uploads, for the edge, which sees a path and no name. */
export const uploadPath = /^\/staff\/api\/(?:media|import)(?:\/|$)/;
