import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../tests/support/properties.ts';
import { ACT_RULES } from '../../../tasks/rules/acts.ts';
import { MOVES } from '../../../tasks/rules/transitions.ts';
import {
  firstOrder,
  type Holding,
  isOpenState,
  later,
  nextHolding,
  nextOrder,
  type OpenState,
  type Order,
  type Shown,
  shownBy,
} from './registers.ts';

/** One side as it remembers a task: its row, both registers as it knows them, where the row last stood open. */
interface Side {
  row: Shown;
  before: OpenState;
  seen: OpenState;
  order: Order;
  holding: Holding | null;
  readonly outbox: (Order | Holding)[];
}

const GIVER = ['insist', 'accept_result', 'return_result', 'reopen', 'suspend', 'resume'] as const;
const ENDS = ['withdraw', 'merge', 'carry_over'] as const;
const HOLDER = ['accept', 'hand_back', 'report_progress', 'report_done', 'forward'] as const;
const acts = [...GIVER, ...ENDS, ...HOLDER];

/** Does an act on a side's own row by the table of moves; nothing where it may not be done now. */
function act(side: Side, name: (typeof acts)[number], percent: number): void {
  const { from, to } = MOVES[name];
  if (!from.some((state) => state === side.row.state)) return;
  if (isOpenState(side.row.state)) side.before = side.row.state;
  const state = to === 'before' ? side.before : to;
  const reports = name === 'report_progress' || name === 'report_done';
  side.row = { state, percent: reports ? percent : side.row.percent };
}

/** What a follower does after acts, and a receiver before it takes in what arrived. */
function absorbGiver(side: Side): void {
  const next = nextOrder(side.order, side.row, side.seen);
  if (next !== side.order) side.outbox.push(next);
  side.order = next;
  settle(side);
}

function absorbHolder(side: Side): void {
  const next = nextHolding(side.holding, side.order, side.row, side.seen);
  if (next !== side.holding) side.outbox.push(next);
  side.holding = next;
  settle(side);
}

function settle(side: Side): void {
  side.row = shownBy(side.order, side.holding);
  if (isOpenState(side.row.state)) {
    side.seen = side.row.state;
    side.before = side.row.state;
  }
}

function open(): { giver: Side; holder: Side } {
  const row: Shown = { state: 'assigned', percent: null };
  const order = firstOrder(row);
  const side = (): Side => ({
    ...{ row, before: 'assigned', seen: 'assigned', order, holding: null, outbox: [] },
  });
  return { giver: side(), holder: side() };
}

type Step =
  | {
      readonly does: 'act';
      readonly by: 'giver' | 'holder';
      readonly act: number;
      readonly percent: number;
    }
  | { readonly does: 'follow'; readonly by: 'giver' | 'holder' }
  /** Delivers any message that was ever sent, again or late. */
  | { readonly does: 'deliver'; readonly to: 'giver' | 'holder'; readonly which: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('act' as const),
    by: fc.constantFrom('giver' as const, 'holder' as const),
    act: fc.nat(20),
    percent: fc.nat(100),
  }),
  fc.record({
    does: fc.constant('follow' as const),
    by: fc.constantFrom('giver' as const, 'holder' as const),
  }),
  fc.record({
    does: fc.constant('deliver' as const),
    to: fc.constantFrom('giver' as const, 'holder' as const),
    which: fc.nat(40),
  }),
);

function isHolding(register: Order | Holding): register is Holding {
  return 'standing' in register;
}

function deliver(to: Side, register: Order | Holding | undefined): void {
  if (register === undefined) return;
  if (isHolding(register)) {
    absorbGiver(to);
    to.holding = later(to.holding, register);
    settle(to);
  } else {
    absorbHolder(to);
    to.order = later(to.order, register);
    settle(to);
    absorbHolder(to);
  }
}

function live({ giver, holder }: { giver: Side; holder: Side }, step: Step): void {
  const sides = { giver, holder };
  switch (step.does) {
    case 'act': {
      const own = step.by === 'giver' ? [...GIVER, ...ENDS] : HOLDER;
      const name = own[step.act % own.length];
      if (name) act(sides[step.by], name, step.percent);
      return;
    }
    case 'follow':
      if (step.by === 'giver') absorbGiver(giver);
      else absorbHolder(holder);
      return;
    case 'deliver': {
      const from = step.to === 'giver' ? holder : giver;
      deliver(sides[step.to], from.outbox[step.which % Math.max(from.outbox.length, 1)]);
    }
  }
}

/** Everything is followed and arrives, as often as it takes; the number of rounds it took. */
function quiet({ giver, holder }: { giver: Side; holder: Side }): number {
  for (let turn = 1; turn <= 5; turn += 1) {
    const before = giver.outbox.length + holder.outbox.length;
    absorbGiver(giver);
    absorbHolder(holder);
    for (const order of [...giver.outbox]) deliver(holder, order);
    for (const holding of [...holder.outbox]) deliver(giver, holding);
    if (giver.outbox.length + holder.outbox.length === before) return turn;
  }
  return Number.POSITIVE_INFINITY;
}

describe('two registers of one task', () => {
  it('knows whose each act is, as the table of acts does', () => {
    expect(GIVER.every((name) => ACT_RULES[name].side === 'assigner')).toBe(true);
    expect(ENDS.every((name) => ACT_RULES[name].side === 'assigner')).toBe(true);
    expect(HOLDER.every((name) => ACT_RULES[name].side === 'holder')).toBe(true);
  });

  it('ends equal on both sides, whatever was done, delayed, doubled or turned round, and falls silent', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const both = open();
        for (const step of steps) live(both, step);
        expect(quiet(both)).toBeLessThanOrEqual(4);
        expect(both.holder.row).toEqual(both.giver.row);
        expect(both.holder.order).toEqual(both.giver.order);
        expect(both.giver.holding).toEqual(both.holder.holding);
      }),
      { numRuns: 3_000 },
    );
  });

  it('loses no act of the giver: where nobody acts after it, its end or rest is what both show', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), fc.constantFrom(...ENDS), (steps, end) => {
        const both = open();
        for (const step of steps) live(both, step);
        const { from, to } = MOVES[end];
        const could = from.some((state) => state === both.giver.row.state);
        act(both.giver, end, 0);
        quiet(both);
        if (could) expect(both.holder.row.state).toBe(to);
      }),
    );
  });

  it('takes a report that crossed a rest into account once the task goes on', () => {
    const both = open();
    act(both.holder, 'accept', 0);
    quiet(both);
    act(both.holder, 'report_done', 100);
    act(both.giver, 'suspend', 0);
    quiet(both);
    expect(both.giver.row.state).toBe('suspended');
    act(both.giver, 'resume', 0);
    quiet(both);
    expect(both.giver.row).toEqual({ state: 'reported', percent: 100 });
    expect(both.holder.row).toEqual(both.giver.row);
  });

  it('keeps what was returned returned, although the report had been sent before', () => {
    const both = open();
    act(both.holder, 'accept', 0);
    act(both.holder, 'report_done', 100);
    quiet(both);
    act(both.giver, 'return_result', 0);
    absorbGiver(both.giver);
    for (const holding of both.holder.outbox) deliver(both.giver, holding);
    expect(both.giver.row.state).toBe('in_progress');
    quiet(both);
    expect(both.holder.row.state).toBe('in_progress');
  });
});
