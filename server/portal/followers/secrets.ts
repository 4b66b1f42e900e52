import { keyedHash, openText, sealText } from '../../platform/sealed-text.ts';
import {
  type FollowKey,
  type FollowLink,
  followToken,
  readFollowToken,
} from './rules/follow-token.ts';

/*
 * What of followers only this installation can make or read: their addresses, and the links in their letters.
 */

/** An address as it is compared: what stands before and behind the @ without regard to case. */
export function plainAddress(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase();
}

/** By which a follower is found again. */
export function digestOfAddress(key: Buffer, address: string): Buffer {
  return keyedHash(key, 'follower', address);
}

/** The address belongs to the body that it was given to: sealed for another it does not open. */
export function sealAddress(key: Buffer, authorityId: string, address: string): Buffer {
  return sealText(key, 'follower', authorityId, address);
}

export function openAddress(key: Buffer, authorityId: string, sealed: Buffer): string {
  return openText(key, 'follower', authorityId, sealed);
}

const signer = (key: Buffer) => (text: string) =>
  keyedHash(key, 'follow link', text).toString('base64url').slice(0, 27);

export function linkToken(key: Buffer, link: FollowLink, of: FollowKey): string {
  return followToken(signer(key), link, of);
}

export function readLinkToken(key: Buffer, link: FollowLink, token: string): FollowKey | null {
  return readFollowToken(signer(key), link, token);
}
