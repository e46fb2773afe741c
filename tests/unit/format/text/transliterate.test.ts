import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessCyrillic, transliterate } from '#lib/format/text/transliterate.ts';

describe('transliterate', () => {
  it.each([
    ['София', 'Sofia'],
    ['Стара Загора', 'Stara Zagora'],
    ['Тияновци', 'Tiyanovtsi'],
    ['България', 'Bulgaria'],
    ['РЕПУБЛИКА БЪЛГАРИЯ', 'REPUBLIKA BULGARIA'],
    ['Българево', 'Balgarevo'],
    ['Велико Търново', 'Veliko Tarnovo'],
    ['Пазарджик', 'Pazardzhik'],
    ['Щръклево', 'Shtraklevo'],
    ['ЩРЪКЛЕВО', 'SHTRAKLEVO'],
    ['Юндола', 'Yundola'],
    ['Синьо бърдо', 'Sinyo bardo'],
    ['Марийно', 'Mariyno'],
    ['МАРИЯ и Илия', 'MARIA i Ilia'],
    ['Я', 'Ya'],
    ['Чушка, 100 %', 'Chushka, 100 %'],
    ['и\u0306од', 'yod'],
    ['Ole Ærø', 'Ole Ærø'],
  ])('writes %s as %s', (bulgarian, latin) => expect(transliterate(bulgarian)).toBe(latin));

  it('leaves no Bulgarian letter and never throws', () => {
    const bulgarian = fc.string({
      unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъьюяАБЖЩЮЯ -'),
      maxLength: 80,
    });
    fc.assert(fc.property(bulgarian, (text) => !/[\u0400-\u04ff]/.test(transliterate(text))));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof transliterate(text) === 'string'));
  });
});

describe('guessCyrillic', () => {
  it.each([
    ['zatvorite', 'затворите'],
    ['organizatsia', 'организация'],
    ['Dzhebel', 'джебел'],
    ['shterna', 'щерна'],
    ['bg421', 'бг421'],
  ])('reads %s as %s', (latin, bulgarian) => expect(guessCyrillic(latin)).toBe(bulgarian));
});
