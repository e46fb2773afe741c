import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemBulgarian } from '#lib/format/text/stem-bulgarian.ts';
import { stemEnglish } from '#lib/format/text/stem-english.ts';

describe('stemBulgarian', () => {
  it.each([
    'затвор затвора затворът затвори затворите',
    'затворник затворници затворниците затворника затворникът',
    'дете детето деца децата детски',
    'жена жени жените жената женски',
    'ром роми ромите ромски ромската',
    'човек човека хора хората',
    'проект проекти проекта проектите проектът',
    'община общини общината общините общински общинската',
    'обучение обучения обучението обученията',
    'организация организации организацията организациите',
    'център центрове центъра центърът центровете',
    'участник участници участниците',
    'услуга услуги услугите услугата',
    'училище училища училището училищата',
    'психолог психолози психолозите',
    'наръчник наръчници наръчника',
    'лице лица лицето лицата',
    'място места мястото местата',
    'специалист специалисти специалистите',
    'дейност дейности дейностите дейността',
    'насилие насилието',
    'полицай полицаи полицаите',
    'български българската българските',
    'семейство семейства семействата',
    'представител представители представителите',
    'младеж младежи младежите',
    'град градът града градове градовете',
  ])('gives one stem to %s', (forms) => {
    expect(new Set(forms.split(' ').map(stemBulgarian)).size).toBe(1);
  });

  it.each([
    ['затвор', 'затворник'],
    ['Русе', 'руски'],
    ['жена', 'жив'],
    ['ром', 'рима'],
    ['център', 'цена'],
    ['дете', 'дата'],
  ])('keeps %s and %s apart', (one, other) => expect(stemBulgarian(one)).not.toBe(stemBulgarian(other)));

  it('leaves short words and other scripts alone, and never throws', () => {
    expect(stemBulgarian('Лом')).toBe('лом');
    expect(stemBulgarian('Plovdiv')).toBe('plovdiv');
    const bulgarian = fc.string({ unit: fc.constantFrom(...'абвегиийклмнорстуцщъья'), maxLength: 40 });
    fc.assert(fc.property(bulgarian, (word) => stemBulgarian(word).length >= Math.min(2, word.length)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (word) => typeof stemBulgarian(word) === 'string'));
  });
});

describe('stemEnglish', () => {
  it.each([
    'handbook handbooks',
    'child children',
    'woman women',
    'service services',
    'community communities',
    'train training trained trains',
    'prison prisons prisoners',
    'family families',
    'support supported supporting',
  ])('gives one stem to %s', (forms) => {
    expect(new Set(forms.split(' ').map(stemEnglish)).size).toBe(1);
  });

  it('takes off the possessive and never throws', () => {
    expect(stemEnglish("children's")).toBe(stemEnglish('children'));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (word) => typeof stemEnglish(word) === 'string'));
  });
});
