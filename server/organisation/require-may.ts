import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { readingOf } from './rules/lent-rights.ts';
import { may, type Right, reachesOf, type Thing } from './rules/may.ts';

/**
 * Lets an act or view go on, or refuses. A thing that the post may not even read looks like one
 * that does not exist.
 *
 * @throws Refusal NOT_FOUND where the post may not read the thing, NOT_ALLOWED where it may only read it
 */
export function requireMay(actor: Actor, right: Right, thing: Thing): void {
  if (may(actor, right, thing).allowed) return;
  const read = readingOf(right);
  const reads = read !== null && read !== right && may(actor, read, thing).allowed;
  throw new Refusal(reads ? platformErrors.NOT_ALLOWED : platformErrors.NOT_FOUND);
}

/**
 * Refuses a post that has the right nowhere, before anything is looked up: the answer is the same
 * for things that exist and things that do not.
 *
 * @throws Refusal NOT_ALLOWED
 */
export function requireRight(actor: Actor, right: Right): void {
  if (reachesOf(actor)[right] === undefined) throw new Refusal(platformErrors.NOT_ALLOWED);
}
