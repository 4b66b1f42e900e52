import { createHash } from 'node:crypto';
import { plainWords } from '../../directives/rules/register-words.ts';
import { keyedHash, openText, sealText } from '../../platform/sealed-text.ts';
import type { Contact } from './rules/check-form.ts';
import type { Sign } from './rules/form-token.ts';
import { receiptCode } from './rules/receipt-code.ts';

/*
 * What only this installation can make or read: every key is derived from its own. Nobody who has the database
 * alone learns a code, an address or whose network sent what.
 */

interface Of {
  readonly authorityId: string;
  readonly id: string;
}
const nameOf = ({ authorityId, id }: Of) => `${authorityId}.${id}`;

/** The receipt code of a feedback: always the same, and stored nowhere. */
export function codeOf(key: Buffer, feedback: Of): string {
  return receiptCode(keyedHash(key, 'feedback code', nameOf(feedback)));
}

/** By which a code is found again. */
export function digestOfCode(key: Buffer, code: string): Buffer {
  return keyedHash(key, 'feedback code digest', code);
}

/** The same for the same words, however they were typed. */
export function fingerprintOf(key: Buffer, words: string): Buffer {
  const plain = createHash('sha256').update(plainWords(words)).digest('hex');
  return keyedHash(key, 'feedback words', plain);
}

/** A name for somebody who is counted: a network, a network with its words, an address. */
export function countedSubject(key: Buffer, text: string): Buffer {
  return keyedHash(key, 'public count', text);
}

export function sealContact(key: Buffer, feedback: Of, contact: Contact): Buffer {
  return sealText(key, 'feedback contact', nameOf(feedback), JSON.stringify(contact));
}

/** @throws Error where it was sealed with another key */
export function openContact(key: Buffer, feedback: Of, sealed: Buffer): Contact {
  const read: Partial<Contact> = JSON.parse(
    openText(key, 'feedback contact', nameOf(feedback), sealed),
  );
  return { name: read.name ?? null, email: read.email ?? null, phone: read.phone ?? null };
}

/** Signs the tokens of public forms. */
export function formSigner(key: Buffer): Sign {
  return (text) => keyedHash(key, 'public form', text).toString('base64url').slice(0, 32);
}
