import { expect, test } from 'vitest';
import { postedFields } from '#lib/web/http/posted-fields.ts';
import { hasTooManyFields, mostFields, readPostedBody } from '#lib/web/staff/form-body.ts';

const boundary = '----as browsers write it';

function posted(type: string, body: string): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });
}

const line = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const encodings = {
  'application/x-www-form-urlencoded': (fields: readonly (readonly [string, string])[]) =>
    fields.map(([name, value]) => line(name, value)).join('&'),
  [`multipart/form-data; boundary="${boundary}"`]: (fields: readonly (readonly [string, string])[]) =>
    `${fields.map(([name, value]) => part(name, value)).join('')}--${boundary}--\r\n`,
};

for (const [type, write] of Object.entries(encodings)) {
  test(`reads the fields of a form, ${type}`, async () => {
    const body = await readPostedBody(
      posted(
        type,
        write([
          ['title', 'Деца & училища\n--x'],
          ['place', 'lom'],
          ['place', 'ruse'],
          ['__proto__', 'a text'],
          ['constructor', 'one'],
          ['constructor', 'two'],
        ]),
      ),
    );
    expect(Object.entries(body?.form ?? {})).toEqual([
      ['title', 'Деца & училища\n--x'],
      ['place', 'lom'],
      ['__proto__', 'a text'],
      ['constructor', 'one'],
    ]);
    expect(Object.entries(body?.lists ?? {})).toEqual([
      ['place', ['lom', 'ruse']],
      ['constructor', ['one', 'two']],
    ]);
    expect(body?.form['toString']).toBeUndefined();
    expect(body?.lists['title']).toBeUndefined();
  });

  test(`takes as many fields as the longest edition may have, ${type}`, () => {
    const fields = Array.from({ length: mostFields - 1 }, (_, index) => [`f${index}`, ''] as const);
    expect(hasTooManyFields(type, Buffer.from(write(fields)))).toBe(false);
  });

  test(`refuses more fields by their marks alone, ${type}`, async () => {
    const body = write(Array.from({ length: mostFields + 2 }, () => ['a', ''] as const));
    expect(hasTooManyFields(type, Buffer.from(body))).toBe(true);
    expect(await readPostedBody(posted(type, body))).toBeNull();
  });
}

test('finds the mark of a form of parts that is written without quotes', () => {
  const fields = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(mostFields + 2);
  expect(hasTooManyFields('Multipart/Form-Data; charset=utf-8; Boundary=x', Buffer.from(fields))).toBe(true);
});

test('takes what no database keeps for what stands in its place', async () => {
  const form = await readPostedBody(posted('application/x-www-form-urlencoded', 'a=x%00y&b=1&b=%00'));
  expect(form?.form['a']).toBe('x\uFFFDy');
  expect(form?.lists['b']).toEqual(['1', '\uFFFD']);
  const json = await readPostedBody(posted('application/json', String.raw`{"a":"x\u0000y\ud800"}`));
  expect(json?.form['a']).toBe('x\uFFFDy\uFFFD');
});

test('refuses JSON of more fields than a form of ours has', async () => {
  const fields = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, ''])));
  expect(await readPostedBody(posted('application/json', fields(mostFields)))).not.toBeNull();
  expect(await readPostedBody(posted('application/json', fields(mostFields + 1)))).toBeNull();
});

test('refuses a form of parts that does not say where they end', async () => {
  expect(await readPostedBody(posted('multipart/form-data', 'a=b'))).toBeNull();
});

test('hands back fields that are called like what every object has', async () => {
  const body = Buffer.from('constructor=a%20text&toString=x&toString=y&__proto__=z');
  expect(await postedFields('application/x-www-form-urlencoded', body)).toEqual([
    ['constructor', 'a text'],
    ['toString', 'x'],
    ['toString', 'y'],
    ['__proto__', 'z'],
  ]);
});
