import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '#lib/auth/password-hash.ts';
import { passwordProblem } from '#lib/auth/password-rules.ts';
import { seal, unseal } from '#lib/auth/sealing.ts';

describe('passwords are kept', () => {
  test('as argon2id in the PHC string format, each with its own salt', async () => {
    const [one, other] = await Promise.all([
      hashPassword('същата дълга парола'),
      hashPassword('същата дълга парола'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'същата дълга парола')).toBe(true);
    expect(await verifyPassword(one, 'същата дълга паролa')).toBe(false);
  });

  test('so that a letter typed in two parts is the same letter', async () => {
    expect(
      await verifyPassword(
        await hashPassword('café au lait, и'.normalize('NFC')),
        'café au lait, и'.normalize('NFD'),
      ),
    ).toBe(true);
  });

  test('and what is no hash of ours fits nothing', async () => {
    for (const hash of ['', 'x', '$argon2id$v=19$m=1,t=1,p=1$$', '$2b$10$abcdefghijklmnopqrstuv'])
      expect(await verifyPassword(hash, '')).toBe(false);
  });
});

describe('a new password', () => {
  test.for([
    ['eleven char', 'password-too-short'],
    ['кратка парол', null],
    ['x'.repeat(201), 'password-too-long'],
    ['password1234', 'password-common'],
    ['Password2024!', 'password-common'],
    ['P@ssw0rd12345', 'password-common'],
    ['passwordpassword', 'password-common'],
    ['qwertyuiopasdfgh', 'password-common'],
    ['1234567890123', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['abcdefghijklmnop', 'password-common'],
    ['1q2w3e4r5t6y', 'password-common'],
    ['iloveyouforever', 'password-common'],
    ['Sofia2024Sofia', 'password-common'],
    ['паролапарола1', 'password-common'],
    ['българия2024!', 'password-common'],
    ['Adriana.Petkova1', 'password-common'],
    ['adriana1988example', 'password-common'],
    ['correct horse battery', null],
    ['три сини калпака на тавана', null],
    ['k7#vQ2!mZp9x', null],
    ['🦊🦊 под липата', null],
  ] as const)('%s: %s', ([password, problem]) => {
    expect(passwordProblem(password, ['Adriana Petkova', 'adriana@example.org', 'Grantfolio'])).toBe(problem);
  });
});

test('what is sealed opens with its secret and for its owner only', () => {
  const sealed = seal('тайна', { secret: 'one', owner: 'a' });
  expect(unseal(sealed, { secret: 'one', owner: 'a' })).toBe('тайна');
  for (const [text, secret, owner] of [
    [sealed, 'two', 'a'],
    [sealed, 'one', 'b'],
    [`${sealed.slice(0, -2)}AA`, 'one', 'a'],
    ['', 'one', 'a'],
  ] as const)
    expect(unseal(text, { secret, owner })).toBeNull();
});
