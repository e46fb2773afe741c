/** A handful of projects that differ in everything one can search and filter by. */
import { aProject } from '#tests/factories/project.ts';

const organisation = (slug: string) => ({ id: slug, organisation: slug, nameAsStated: slug });

const centres = aProject({
  id: 'centres',
  slug: 'centres',
  title: { en: 'Centres for children', bg: 'Центрове за деца' },
  number: 'BG05-0042',
  programme: 'justice',
  fundingPeriod: '2014-2021',
  startsOn: '2022-10-12',
  endsOn: '2024-04-30',
  grant: { amountCents: 12_906_880, currency: 'EUR' },
  promoter: organisation('crime-prevention-fund-iga'),
  partners: [organisation('roma-lom')],
  donorPartners: [{ ...organisation('save-a-child-norway'), country: 'NO' }],
  places: [
    { id: 'plovdiv', place: '56784' },
    { id: 'lom', place: '44238' },
  ],
  targetGroups: [
    { id: 'roma', basis: 'declared' },
    { id: 'children', basis: 'declared' },
  ],
  goal: { en: 'A **steadier** approach.', bg: 'По-устойчив подход.' },
  results: [
    {
      id: 'children',
      title: { en: 'Children helped', bg: 'Подпомогнати деца' },
      expected: { number: 120, unit: { en: 'children', bg: 'деца' } },
      achieved: { number: 118, unit: { en: 'children and families', bg: 'деца и семейства' } },
    },
  ],
  bilateral: [
    { id: 'norway', country: 'NO', body: { en: 'Research guided from Bergen.', bg: 'Проучване от Берген.' } },
  ],
  contact: { name: 'Zlatomir Neverfound', phone: '+359 888 000000' },
});
const training = aProject({
  id: 'training',
  slug: 'training',
  title: { en: 'Training of staff', bg: 'Обучение на служители' },
  fundingPeriod: '2009-2014',
  places: [{ id: 'plovdiv', place: 'BG421' }],
  targetGroups: [
    { id: 'roma', basis: 'assigned' },
    { id: 'prison-staff', basis: 'declared' },
  ],
  sections: [
    {
      id: 'work',
      kind: 'activities',
      heading: { en: 'In prison', bg: 'В затворите' },
      body: { en: 'Officers learn to counsel.', bg: 'Служители в затворите се учат. Участват и от Лом.' },
    },
  ],
});
const shelter = aProject({
  id: 'shelter',
  slug: 'shelter',
  title: { en: 'Advice in Ruse', bg: 'Съвети в Русе' },
  programme: 'justice',
  fundingPeriod: '2014-2021',
  startsOn: '2026-01-01',
  endsOn: '2027-12-31',
  grant: { amountCents: 9_999_950, currency: 'EUR' },
  promoter: organisation('centre-dinamika'),
  places: [{ id: 'ruse', place: 'RSE27' }],
  targetGroups: [{ id: 'women', basis: 'declared' }],
  outputs: [
    { id: 'handbook', title: { en: 'Handbook of advice', bg: 'Наръчник със съвети' }, kind: 'handbook' },
  ],
});
const planned = aProject({
  id: 'planned',
  slug: 'planned',
  title: { en: 'Plovdiv tomorrow', bg: 'Пловдив утре' },
  startsOn: '2027',
  grant: { amountCents: 20_000_000, currency: 'EUR' },
  places: [{ id: 'lom', place: 'MON24' }],
  photos: [{ id: 'p', file: 'p.jpg', width: 1, height: 1, alt: { en: 'A square', bg: 'Площад' } }],
});
const ended = aProject({
  id: 'ended',
  slug: 'ended',
  title: { en: 'Old bridge', bg: 'Стар мост' },
  endsOn: '2019-05',
  places: [{ id: 'lom', place: '44238' }],
});
/** All of them, in no order. */
export const searchedProjects = [centres, training, shelter, planned, ended];
