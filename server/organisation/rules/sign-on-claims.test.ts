import { describe, expect, it } from 'vitest';
import { findingOf, listClaim, shownOf, usernameFrom } from './sign-on-claims.ts';

const byMail = { findBy: 'email', findClaim: 'email' } as const;

describe('what a provider says of somebody', () => {
  it('finds by a mail address only where it was verified', () => {
    const claims = { email: ' Hoa.TT@mic.gov.vn ', email_verified: true };
    expect(findingOf(claims, byMail)).toEqual({ by: 'email', value: 'hoa.tt@mic.gov.vn' });
    for (const email_verified of [false, 'no', undefined, 1]) {
      const finding = findingOf({ ...claims, email_verified }, byMail);
      expect(finding).toEqual({ by: 'nothing', because: 'unverified' });
    }
  });

  it('finds by the code that the office chose, or by nothing', () => {
    const config = { findBy: 'username', findClaim: 'ma_can_bo' } as const;
    expect(findingOf({ ma_can_bo: 'CB-0017' }, config)).toEqual({
      by: 'username',
      value: 'cb-0017',
    });
    for (const odd of [
      { ma_can_bo: ['a'] },
      { ma_can_bo: {} },
      { ma_can_bo: 'x'.repeat(301) },
      {},
    ]) {
      expect(findingOf(odd, config)).toEqual({ by: 'nothing', because: 'no_claim' });
    }
    expect(findingOf({ sub: '1' }, { findBy: 'link', findClaim: 'sub' }).by).toBe('nothing');
  });

  it('takes lists and single values alike, and nothing but texts', () => {
    expect(listClaim({ groups: ['a', 1, null, 'b', ''] }, 'groups')).toEqual(['a', 'b']);
    expect(listClaim({ groups: 'a' }, 'groups')).toEqual(['a']);
    expect(listClaim({}, 'groups')).toEqual([]);
  });

  it('calls somebody new by a plain name', () => {
    expect(usernameFrom({ email: 'Đặng.Văn-Lâm@mic.gov.vn' })).toBe('dang.van-lam');
    expect(usernameFrom({ preferred_username: '<script>' })).toBe('.script.');
    expect(usernameFrom({})).toBe('sso');
    expect(shownOf({ sub: '42', name: 'Hoa' })).toBe('Hoa');
  });
});
