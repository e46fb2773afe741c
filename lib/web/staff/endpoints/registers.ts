/** Programmes, organisations, places, target groups. */
import { organisationEditors, organisationMergers } from '#lib/organisations/policy.ts';
import { placeEditors } from '#lib/places/policy.ts';
import { programmeEditors } from '#lib/programmes/policy.ts';
import { targetGroupEditors } from '#lib/target-groups/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const registersEndpoints = {
  saveOrganisation: {
    method: 'POST',
    path: '/staff/api/registers/organisations',
    who: organisationEditors,
    area: 'registers',
    does: 'creates or changes an organisation',
  },
  mergeOrganisations: {
    method: 'POST',
    path: '/staff/api/registers/organisations/merge',
    who: organisationMergers,
    area: 'registers',
    does: 'makes one organisation of two',
  },
  undoOrganisationMerge: {
    method: 'POST',
    path: '/staff/api/registers/organisations/undo-merge',
    who: organisationMergers,
    area: 'registers',
    does: 'parts two organisations that were merged, for ninety days',
  },
  tellOrganisationsApart: {
    method: 'POST',
    path: '/staff/api/registers/organisations/told-apart',
    who: organisationEditors,
    area: 'registers',
    does: 'says that two organisations which look alike are two, or takes that back',
  },
  saveProgramme: {
    method: 'POST',
    path: '/staff/api/registers/programmes',
    who: programmeEditors,
    area: 'registers',
    does: 'creates or changes a programme',
  },
  savePlace: {
    method: 'POST',
    path: '/staff/api/registers/places',
    who: placeEditors,
    area: 'registers',
    does: 'writes the other spellings of a place',
  },
  saveTargetGroup: {
    method: 'POST',
    path: '/staff/api/registers/target-groups',
    who: targetGroupEditors,
    area: 'registers',
    does: 'creates or changes a target group',
  },
} as const satisfies Record<string, Endpoint>;
