import { describe, expect, test } from 'vitest';
import { matchingStep, newTotpSecret, totpAddress, totpCode, totpStep } from '#lib/auth/totp.ts';

/** RFC 6238, appendix B: the ASCII secret 12345678901234567890; the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of an authenticator app', () => {
  test.for([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const)('at second %i are those of RFC 6238', ([second, code]) => {
    expect(totpCode(secret, totpStep(new Date(second * 1000)))).toBe(code);
  });

  test('a code counts half a minute early and late, and not twice', () => {
    const now = new Date('2026-01-02T03:04:05Z');
    const step = totpStep(now);
    for (const offset of [-1, 0, 1])
      expect(matchingStep(secret, totpCode(secret, step + offset), { now, after: null })).toBe(step + offset);
    for (const offset of [-2, 2])
      expect(matchingStep(secret, totpCode(secret, step + offset), { now, after: null })).toBeNull();
    expect(matchingStep(secret, totpCode(secret, step), { now, after: step })).toBeNull();
    expect(matchingStep(secret, totpCode(secret, step + 1), { now, after: step })).toBe(step + 1);
    expect(matchingStep(secret, '', { now, after: null })).toBeNull();
  });

  test('a secret has 160 bits in base32, and stands in the address that apps read', () => {
    const made = newTotpSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpAddress(made, { issuer: 'Портфолио', account: 'a@example.org' })).toBe(
      `otpauth://totp/${encodeURIComponent('Портфолио')}:a%40example.org?secret=${made}&issuer=${encodeURIComponent('Портфолио')}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
