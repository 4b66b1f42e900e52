/*
 * A form that anybody may send carries a signed token: where it was made, when, and a number used once. A program
 * that sends at once, or the same form for days, is told so; a person never notices.
 */

/** Nobody reads a form and writes three words in less. */
export const LEAST_MS = 3_000;
/** A page that stood open for longer is shown again, with what was typed. */
export const GREATEST_MS = 24 * 3_600_000;

/** Signs a text with a key of this installation. */
export type Sign = (text: string) => string;

/** What a token says of the form that carries it; `once` is the same for a form that is sent twice. */
export type TokenState =
  | { readonly kind: 'good' | 'early'; readonly once: string }
  | { readonly kind: 'old' | 'foreign' };

/** @param place the address of the form: a token of another one is foreign here */
export function formToken(sign: Sign, place: string, once: string, at: Date): string {
  const moment = at.getTime().toString(36);
  return `${moment}.${once}.${sign(`${place} ${moment} ${once}`)}`;
}

export function readFormToken(sign: Sign, place: string, token: string, now: Date): TokenState {
  const [moment = '', once = '', signed = '', ...rest] = token.split('.');
  if (rest.length > 0 || signed === '' || !/^[\w-]{8,40}$/.test(once)) return { kind: 'foreign' };
  if (!alike(signed, sign(`${place} ${moment} ${once}`))) return { kind: 'foreign' };
  const age = now.getTime() - Number.parseInt(moment, 36);
  if (age > GREATEST_MS) return { kind: 'old' };
  return { kind: age < LEAST_MS ? 'early' : 'good', once };
}

/** Whether two texts are the same, in a time that does not say where they differ. */
function alike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differs = 0;
  for (let at = 0; at < a.length; at += 1) differs |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return differs === 0;
}
