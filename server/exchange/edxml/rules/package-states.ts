import type { PackageKind, PackageState, StatusCode } from './edxml-codes.ts';

/*
 * How far a document has come with whoever received it: 01 → 03 → 04 → 05 → 06, or 01 → 02 and over. A recall
 * (13) is answered by 15 or 16. DOMAIN: QCVN 102:2016 and the tools of the national axis.
 */

/** The states of the usual way, in order, each with the code that says it. */
const WAY = [
  ['arrived', '01'],
  ['accepted', '03'],
  ['assigned', '04'],
  ['processing', '05'],
  ['finished', '06'],
] as const satisfies readonly (readonly [PackageState, StatusCode])[];

/** How far along the usual way a state is; -1 before it, null beside it. */
function placeOf(state: PackageState): number | null {
  if (state === 'waiting' || state === 'sent') return -1;
  const place = WAY.findIndex(([each]) => each === state);
  return place < 0 ? null : place;
}

/** What happened here to a document that was received. */
export interface Happened {
  /** Somebody accepted it, or gave out work from it without saying so. */
  readonly isAccepted: boolean;
  /** Tasks were issued from it. */
  readonly isIssued: boolean;
  /** One of them is being worked on. */
  readonly isBegun: boolean;
}

/**
 * The codes that are still to be said, in order, so that no receiver has to guess what came between. Finishing
 * is never said by itself: a person confirms it.
 */
export function codesToSay(state: PackageState, happened: Happened): StatusCode[] {
  const at = placeOf(state);
  if (at === null) return [];
  const until = happened.isBegun ? 3 : happened.isIssued ? 2 : happened.isAccepted ? 1 : 0;
  return WAY.slice(at + 1, until + 1).map(([, code]) => code);
}

/** The codes to say for the end, which a person confirmed. */
export function codesToFinish(state: PackageState): StatusCode[] {
  const at = placeOf(state);
  return at === null ? [] : WAY.slice(at + 1).map(([, code]) => code);
}

/** The state that a code of the usual way stands for. */
export function stateOfCode(code: StatusCode): PackageState {
  switch (code) {
    case '02':
      return 'refused';
    case '13':
      return 'recall_asked';
    case '15':
      return 'recalled';
    case '16':
      return 'recall_refused';
    default:
      return WAY.find(([, each]) => each === code)?.[0] ?? 'arrived';
  }
}

/** What a status message from the other side does to a document that was sent there. */
export interface Heard {
  readonly state: PackageState;
  readonly isInOrder: boolean;
}

/**
 * Hears a status of a document that was sent: the state only ever moves on. One that comes again, too early
 * or too late is kept and shown as out of order; one that skips a step still moves it on.
 *
 * @param isChange the document was an update or a replacement: 15 and 16 answer that
 */
export function hear(state: PackageState, code: StatusCode, isChange = false): Heard {
  const at = placeOf(state);
  if (code === '13') return { state, isInOrder: false };
  if (code === '15' || code === '16') {
    if (state === 'recall_asked') return { state: stateOfCode(code), isInOrder: true };
    if (isChange && at !== null) {
      return { state: code === '15' ? 'accepted' : 'refused', isInOrder: at <= 0 };
    }
    return { state, isInOrder: false };
  }
  if (at === null) return { state, isInOrder: false };
  // Whoever has accepted cannot refuse any more.
  if (code === '02')
    return at <= 0 ? { state: 'refused', isInOrder: at === 0 } : { state, isInOrder: false };
  const to = placeOf(stateOfCode(code)) ?? -1;
  return to > at
    ? { state: stateOfCode(code), isInOrder: to === at + 1 }
    : { state, isInOrder: false };
}

/** The state that the codes of the usual way come to which were said so far. */
export function stateSaid(codes: readonly StatusCode[]): PackageState {
  const last = WAY.findLast(([, code]) => codes.includes(code));
  return last?.[0] ?? 'arrived';
}

/** What a person may do with a package now. */
export const PACKAGE_ACTS = [
  'accept',
  'refuse',
  'finish',
  'answer_recall',
  'recall',
  'report',
] as const;
export type PackageAct = (typeof PACKAGE_ACTS)[number];

/** Which acts a package is open to, from how far it has come; rights decide beside. */
export function actsOn(way: 'in' | 'out', kind: PackageKind, state: PackageState): PackageAct[] {
  const at = placeOf(state);
  if (way === 'out') return at !== null && state !== 'waiting' ? ['recall'] : [];
  if (kind === 'recall') return [];
  if (state === 'recall_asked') return ['answer_recall'];
  if (at === null) return [];
  if (at === 0) return ['accept', 'refuse'];
  return at < WAY.length - 1 ? ['finish', 'report'] : ['report'];
}
