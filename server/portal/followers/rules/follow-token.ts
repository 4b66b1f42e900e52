/*
 * Links in letters to followers. Each says what it is for and whose it is, and is signed: nothing of them is stored,
 * and none can be made or changed by anybody else.
 */

/** Confirms one wish; looks after, or ends, all that a follower follows. */
export const FOLLOW_LINKS = ['confirm', 'manage'] as const;
export type FollowLink = (typeof FOLLOW_LINKS)[number];

export interface FollowKey {
  readonly authorityId: string;
  /** Of the wish to follow for `confirm`, else of the follower. */
  readonly id: string;
}

type Sign = (text: string) => string;

export function followToken(sign: Sign, link: FollowLink, { authorityId, id }: FollowKey): string {
  const key = `${BigInt(authorityId).toString(36)}.${BigInt(id).toString(36)}`;
  return `${key}.${sign(`${link} ${key}`)}`;
}

/** Whose link it is; null for one that was not made here for this. */
export function readFollowToken(sign: Sign, link: FollowLink, token: string): FollowKey | null {
  const match = /^([\da-z]{1,13})\.([\da-z]{1,13})\.([\w-]+)$/.exec(token);
  if (!match) return null;
  const [, authority = '', own = ''] = match;
  const key = { authorityId: decimalOf(authority), id: decimalOf(own) };
  return followToken(sign, link, key) === token ? key : null;
}

function decimalOf(text: string): string {
  return [...text]
    .reduce((sum, sign) => sum * 36n + BigInt(Number.parseInt(sign, 36)), 0n)
    .toString();
}

/** How long a question to confirm can be answered: 48 hours. */
export const CONFIRM_MS = 48 * 3_600_000;
