import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SUBMISSION_ACTS,
  SUBMISSION_STATES,
  type SubmissionAct,
  type SubmissionState,
} from '../submission-contract.ts';
import {
  actsOnSubmission,
  lifeAfter,
  NEW_SUBMISSION,
  type SubmissionFacts,
  type SubmissionLife,
  whyNotOnSubmission,
} from './submission-acts.ts';

const YES = { allowed: true, by: 'own' } as const;

function factsOf(life: SubmissionLife, more: Partial<SubmissionFacts> = {}): SubmissionFacts {
  const names = { unitName: 'Cục Viễn thông', receiverName: 'Bộ Thông tin và Truyền thông' };
  const blocks = life.isFrozen ? [] : [{ vi: 'Chưa chốt.', en: 'Not frozen.' }];
  return {
    ...life,
    ...names,
    presentedAt: '15:20',
    isClosed: false,
    heldBy: null,
    blocks,
    ...more,
  };
}

/** What may be done in each state where everything else allows it. */
const POSSIBLE: Readonly<Record<SubmissionState, readonly SubmissionAct[]>> = {
  draft: ['write', 'thaw', 'present'],
  signing: ['ask_back', 'give_back', 'sign'],
  submitted: ['withdraw', 'accept', 'return'],
  accepted: ['return'],
  returned: ['revise'],
};

describe('the life of a report', () => {
  it.each(SUBMISSION_STATES)('lets these acts be done when it is %s', (state) => {
    const life = { ...NEW_SUBMISSION, state, isFrozen: true, edition: 1 };
    const allowed = actsOnSubmission(factsOf(life), () => YES).filter((each) => each.allowed);
    expect(allowed.map(({ act }) => act)).toEqual(POSSIBLE[state]);
  });

  it('says in both languages why an act cannot be done, and what to do next', () => {
    const no = { allowed: false, because: 'reach' } as const;
    for (const state of SUBMISSION_STATES) {
      for (const verdict of [YES, no] as const) {
        for (const act of SUBMISSION_ACTS) {
          const why = whyNotOnSubmission(act, factsOf({ ...NEW_SUBMISSION, state }), verdict);
          if (why) expect([why.vi, why.en].every((text) => /\p{L}.*[.]$/u.test(text))).toBe(true);
          else expect(verdict).toBe(YES);
        }
      }
    }
  });

  it('is locked for everybody while the head reads it', () => {
    const life = { ...NEW_SUBMISSION, state: 'signing', isFrozen: true } as const;
    expect(whyNotOnSubmission('write', factsOf(life), YES)?.vi).toBe(
      'Thủ trưởng đang đọc, khoá sửa từ 15:20. Xin rút lại để sửa.',
    );
    expect(whyNotOnSubmission('thaw', factsOf(life), YES)).not.toBeNull();
  });

  it('is taken back from the top down only, and the refusal names the report above', () => {
    const life = { ...NEW_SUBMISSION, state: 'submitted', isFrozen: true } as const;
    const held = factsOf(life, { heldBy: 'Báo cáo tháng, Tháng 11/2026, Bộ' });
    expect(whyNotOnSubmission('withdraw', held, YES)?.vi).toContain('Tháng 11/2026, Bộ');
    expect(whyNotOnSubmission('return', held, YES)).not.toBeNull();
    expect(whyNotOnSubmission('accept', held, YES)).toBeNull();
  });

  it('may be written on when the period is closed, and is not taken in', () => {
    const closed = { isClosed: true };
    const draft = { ...NEW_SUBMISSION, isFrozen: true };
    expect(whyNotOnSubmission('write', factsOf(draft, closed), YES)).toBeNull();
    expect(whyNotOnSubmission('present', factsOf(draft, closed), YES)?.vi).toContain('khoá');
    const signing = { ...draft, state: 'signing' } as const;
    expect(whyNotOnSubmission('sign', factsOf(signing, closed), YES)).not.toBeNull();
  });
});

/** Three reports in a chain, each feeding the next; whether the one above has taken words from it. */
interface Chain {
  readonly lives: readonly SubmissionLife[];
  readonly taken: readonly boolean[];
}

function heldBy({ lives, taken }: Chain, at: number): string | null {
  const above = lives[at + 1];
  const stands = above && ['signing', 'submitted', 'accepted'].includes(above.state);
  return stands && taken[at] ? `report ${at + 1}` : null;
}

/** Does an act where it may be done; the chain as it was otherwise. */
function step(chain: Chain, at: number, act: SubmissionAct): Chain {
  const life = chain.lives[at];
  if (!life) return chain;
  const facts = factsOf(life, { heldBy: heldBy(chain, at) });
  if (whyNotOnSubmission(act, facts, YES) !== null) return chain;
  const lives = chain.lives.map((each, place) => (place === at ? lifeAfter(act, life) : each));
  // A draft takes in, with its presenting, what stands accepted below it.
  const taken = chain.taken.map((was, place) =>
    place === at - 1 && act === 'present' ? chain.lives[place]?.state === 'accepted' : was,
  );
  return { lives, taken };
}

/** Mostly an act that the state knows, so that chains get far; now and then any. */
function chosen({ lives }: Chain, at: number, choice: number): SubmissionAct {
  const { state, isFrozen } = lives[at] ?? NEW_SUBMISSION;
  const known = state === 'draft' && !isFrozen ? (['freeze'] as const) : POSSIBLE[state];
  const forward = choice < 8 ? known : SUBMISSION_ACTS;
  return forward[choice % forward.length] ?? 'write';
}

describe('reports in a chain, under any acts in any order', () => {
  const acts = fc.array(fc.tuple(fc.nat(2), fc.nat(11)), { minLength: 40, maxLength: 150 });
  const start: Chain = {
    lives: [NEW_SUBMISSION, NEW_SUBMISSION, NEW_SUBMISSION],
    taken: [false, false, false],
  };

  it('are frozen whenever somebody above the writer has them, and never signed twice by one act', () => {
    fc.assert(
      fc.property(acts, (done) => {
        let chain = start;
        for (const [at, choice] of done) {
          const act = chosen(chain, at, choice);
          const next = step(chain, at, act);
          next.lives.forEach((life, place) => {
            const before = chain.lives[place] ?? life;
            if (life.state !== 'draft') expect(life.isFrozen).toBe(true);
            expect(life.edition - before.edition).toBe(
              place === at && act === 'freeze' && life !== before ? 1 : 0,
            );
            expect(life.round - before.round).toBe(
              place === at && act === 'sign' && life !== before ? 1 : 0,
            );
            // The figures that hold change in a draft only.
            if (before.state !== 'draft') expect(life.edition).toBe(before.edition);
          });
          chain = next;
        }
      }),
    );
  });

  it('never lose what a report above rests on', () => {
    let held = 0;
    fc.assert(
      fc.property(acts, (done) => {
        let chain = start;
        for (const [at, choice] of done) {
          chain = step(chain, at, chosen(chain, at, choice));
          held += [0, 1].filter((place) => heldBy(chain, place) !== null).length;
          chain.lives.forEach((_, place) => {
            if (heldBy(chain, place) === null) return;
            expect(['submitted', 'accepted']).toContain(chain.lives[place]?.state);
          });
        }
      }),
    );
    expect(held).toBeGreaterThan(0);
  });
});
