import { type ErrorText, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { rolesWith } from './rules/explain-sight.ts';
import { readingOf } from './rules/lent-rights.ts';
import { may, type Right, reachesOf, rightsOf, type Thing, type Verdict } from './rules/may.ts';
import { RIGHT_WORDS } from './rules/right-words.ts';

/**
 * Lets an act or view go on, or refuses. A thing that the post may not even read looks like one
 * that does not exist.
 *
 * @throws Refusal NOT_FOUND where the post may not read the thing, NOT_ALLOWED where it may only read it
 */
export function requireMay(actor: Actor, right: Right, thing: Thing): void {
  const verdict = may(actor, right, thing);
  if (verdict.allowed) return;
  const read = readingOf(right);
  const reads = read !== null && read !== right && may(actor, read, thing).allowed;
  throw reads ? notAllowed(actor, right, verdict.because) : new Refusal(platformErrors.NOT_FOUND);
}

/**
 * Refuses a post that has the right nowhere, before anything is looked up: the answer is the same
 * for things that exist and things that do not.
 *
 * @throws Refusal NOT_ALLOWED
 */
export function requireRight(actor: Actor, right: Right): void {
  if (reachesOf(actor)[right] !== undefined) return;
  throw notAllowed(actor, right, rightsOf(actor.role).includes(right) ? 'limited' : 'role');
}

type Because = Exclude<Verdict, { readonly allowed: true }>['because'];

/** NOT_ALLOWED in words: which right is missing in which post, and who has it. */
const NOT_ALLOWED: Readonly<Record<Because, ErrorText>> = {
  role: {
    ...platformErrors.NOT_ALLOWED,
    vi: 'Chức vụ {post} không có quyền “{what}”. Chuyển chức vụ, hoặc nhờ người có quyền này: {who}.',
    en: 'The post {post} may not “{whatEn}”. Switch post, or ask somebody who may: {whoEn}.',
  },
  limited: {
    ...platformErrors.NOT_ALLOWED,
    vi: 'Ủy quyền hoặc khoá API đang dùng không gồm quyền “{what}”. Chuyển về chức vụ của mình, hoặc nhờ người đã ủy quyền.',
    en: 'The delegation or key in use does not include “{whatEn}”. Switch to your own post, or ask whoever lent it.',
  },
  elsewhere: {
    ...platformErrors.NOT_ALLOWED,
    vi: 'Cơ quan của chức vụ {post} làm việc trên hệ thống riêng, ở đây chỉ xem. Làm “{what}” trên hệ thống đó.',
    en: 'The body of the post {post} works in an installation of its own and only looks here. Do “{whatEn}” there.',
  },
  reach: {
    ...platformErrors.NOT_ALLOWED,
    vi: 'Chức vụ {post} được “{what}”, nhưng mục này ngoài phạm vi của {unit}. Chuyển chức vụ, hoặc báo đơn vị phụ trách.',
    en: 'The post {post} may “{whatEn}”, but this is out of reach of {unit}. Switch post, or ask the unit in charge.',
  },
};

function notAllowed(actor: Actor, right: Right, because: Because): Refusal {
  const { vi: what, en: whatEn } = RIGHT_WORDS[right];
  const { vi: who, en: whoEn } = rolesWith(right);
  const { postTitle: post, unitName: unit } = actor;
  return new Refusal(NOT_ALLOWED[because], { post, unit, what, whatEn, who, whoEn });
}
