/** What a provider says of somebody, as it came: nothing of it is believed to have a shape. */
export type Claims = Readonly<Record<string, unknown>>;

/** How a person is found who comes for the first time. */
export type Finding =
  | { readonly by: 'email' | 'username'; readonly value: string }
  | { readonly by: 'nothing'; readonly because: 'link' | 'no_claim' | 'unverified' };

/**
 * By which mail address or account name somebody is to be found. An address counts only where the provider
 * says that it has been verified: otherwise whoever can register there would be whoever they write.
 */
export function findingOf(
  claims: Claims,
  config: { readonly findBy: 'email' | 'username' | 'link'; readonly findClaim: string },
): Finding {
  const { findBy, findClaim } = config;
  if (findBy === 'link') return { by: 'nothing', because: 'link' };
  const value = textClaim(claims, findClaim)?.toLowerCase();
  if (!value) return { by: 'nothing', because: 'no_claim' };
  const isVerified = claims.email_verified === true || claims.email_verified === 'true';
  if (findBy === 'email' && !isVerified) return { by: 'nothing', because: 'unverified' };
  return { by: findBy, value };
}

/** A claim that is a text, without blanks around it; null where it is missing or something else. */
export function textClaim(claims: Claims, name: string): string | null {
  const value = claims[name];
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return text === '' || text.length > 300 ? null : text;
}

/** The values of a claim that may hold one or many: groups, offices, codes of posts. */
export function listClaim(claims: Claims, name: string): string[] {
  const value = claims[name];
  const all = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === 'string' && each !== '').map(String);
}

/** What is shown of an identity in lists: the first of address, account name, name and subject. */
export function shownOf(claims: Claims): string {
  const names = ['email', 'preferred_username', 'name', 'sub'];
  return names.map((name) => textClaim(claims, name)).find((text) => text !== null) ?? '';
}

/** A user name for somebody new, from what the provider calls them: `Nguyen.Van-A@mic.gov.vn` → `nguyen.van-a`. */
export function usernameFrom(claims: Claims): string {
  const called = textClaim(claims, 'preferred_username') ?? textClaim(claims, 'email') ?? '';
  const plain = (called.split('@')[0] ?? '')
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '.')
    .slice(0, 30);
  return /^[a-z0-9._-]{3,}$/.test(plain) ? plain : 'sso';
}
