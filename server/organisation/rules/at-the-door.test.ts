import fc from 'fast-check';
import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { browserFamily, networkOf } from './browser-family.ts';
import { secretAddress, secretText, stepOfCode } from './one-time-code.ts';
import { isOneTimeCode, readRecoveryCode, recoveryCode } from './recovery-code.ts';

describe('a one-time code', () => {
  /** RFC 6238, appendix B: the secret of its test vectors, the last six digits of each. */
  const secret = secretText(Buffer.from('12345678901234567890'));

  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i is %s', (second, code) => {
    expect(stepOfCode(secret, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
  });

  it('holds for the step before and after its own, and for no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000_000 }), (step) => {
        const code = new TOTP({ secret }).generate({ timestamp: step * 30_000 });
        const at = (other: number) => stepOfCode(secret, code, new Date(other * 30_000 + 29_999));
        for (const near of [step - 1, step, step + 1]) expect(at(near)).not.toBe(null);
        for (const far of [step - 3, step + 3])
          if (at(far) !== null) expect(at(far)).not.toBe(step);
      }),
    );
  });

  it('is told to an authenticator with the name of the account', () => {
    const address = new URL(secretAddress(secret, 'an.tv'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('Chỉ Đạo:an.tv');
    expect(address.searchParams.get('secret')).toBe(secret);
  });
});

describe('a recovery code', () => {
  it('is read however it is typed, and is never taken for a code of six figures', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = recoveryCode(bytes);
        expect(code).toMatch(/^[2-9a-z]{5}-[2-9a-z]{5}$/);
        const plain = code.replace('-', '');
        expect(readRecoveryCode(code)).toBe(plain);
        expect(readRecoveryCode(` ${code.toUpperCase().replace('-', ' ')}`)).toBe(plain);
        expect(isOneTimeCode(code)).toBe(false);
      }),
    );
    expect(isOneTimeCode('123 456')).toBe(true);
    expect(readRecoveryCode('123456')).toBe(null);
  });
});

describe('where a session was begun', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Chrome · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0.0 Chrome/114.0 Safari/537.36',
      'Cốc Cốc · Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari · iOS',
    ],
    ['curl/8', null],
    [undefined, null],
  ])('%s is %s', (said, family) => {
    expect(browserFamily(said)).toBe(family);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
    ['::1', null],
    ['127.0.0.1', null],
    ['::ffff:127.0.0.1', null],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('tries from %s are counted for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
