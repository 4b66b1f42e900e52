import type { Amendment, ShownChange } from '../../server/amendments/contract.ts';

/** Acts on the whole of a proposal, the one that comes next first. */
export const IN_ORDER = [
  'bind',
  'conclude',
  'submit',
  'propose',
  'write',
  'give_back',
  'withdraw',
] as const;
export type WholeAct = (typeof IN_ORDER)[number];

/** Whether an act carries the proposal on: going back is never what is offered first. */
export function leadsOn(act: WholeAct): boolean {
  return act !== 'give_back' && act !== 'withdraw';
}

/** Which form is open, and for which change. */
export type Opened =
  | { readonly act: WholeAct }
  | { readonly act: 'edit' | 'remove'; readonly change: ShownChange }
  | { readonly act: 'agree' | 'other' | 'no'; readonly change: ShownChange }
  | {
      readonly act: 'compare';
      readonly change: ShownChange;
      readonly clash: ShownChange['clashes'][number];
    }
  | { readonly act: 'settle' | 'dropHeld'; readonly change: ShownChange };

/** What may be done with the whole now; a step whose changes are not all judged yet is not offered. */
export function usableActs({ may, list }: Amendment): WholeAct[] {
  const standing = list.filter(({ merged }) => merged === null);
  const isReady: Partial<Record<WholeAct, boolean>> = {
    propose: list.length > 0,
    submit: standing.every(({ opinion }) => opinion !== null),
    conclude: standing.every(({ decision }) => decision !== null),
  };
  return IN_ORDER.filter((act) => may.includes(act) && (isReady[act] ?? true));
}
