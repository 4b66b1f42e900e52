import type { Publication } from '../../server/portal/contract.ts';

/** Acts on the whole of a publication, the one that comes next first. */
export const IN_ORDER = [
  'approve',
  'propose',
  'write',
  'return',
  'take_back',
  'drop',
  'withdraw',
] as const;
export type WholeAct = (typeof IN_ORDER)[number];

/** Which form is open, and for what. */
export type Opened =
  | { readonly act: WholeAct }
  | { readonly act: 'withdrawEdition'; readonly edition: number }
  | {
      readonly act: 'leaveOut';
      readonly thing: {
        readonly kind: 'task' | 'target' | 'money' | 'standing';
        readonly ref: string;
        readonly title: string;
      };
    };

/** Whether an act carries the publication on: going back is never what is offered first. */
export function leadsOn(act: WholeAct): boolean {
  return act === 'approve' || act === 'propose';
}

export function wholeActs({ may }: Publication): WholeAct[] {
  return IN_ORDER.filter((act) => may.includes(act));
}
