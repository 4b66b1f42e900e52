import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGE_KINDS, PACKAGE_STATES, STATUS_CODES, type StatusCode } from './edxml-codes.ts';
import {
  actsOn,
  codesToFinish,
  codesToSay,
  hear,
  stateOfCode,
  stateSaid,
} from './package-states.ts';

const USUAL: readonly StatusCode[] = ['01', '03', '04', '05', '06'];

describe('what is said of a received document', () => {
  it.each([
    ['arrived', { isAccepted: true, isIssued: false, isBegun: false }, ['03']],
    ['arrived', { isAccepted: true, isIssued: true, isBegun: true }, ['03', '04', '05']],
    ['accepted', { isAccepted: true, isIssued: true, isBegun: false }, ['04']],
    ['processing', { isAccepted: true, isIssued: true, isBegun: true }, []],
    ['refused', { isAccepted: true, isIssued: true, isBegun: true }, []],
    ['recall_asked', { isAccepted: true, isIssued: true, isBegun: true }, []],
  ] as const)('%s, %o → %j', (state, happened, codes) => {
    expect(codesToSay(state, happened)).toEqual(codes);
  });

  it('however it happened, every code of the way is said once and in order, and 06 only at the end', () => {
    const happening = fc.record({
      isAccepted: fc.boolean(),
      isIssued: fc.boolean(),
      isBegun: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 8 }), (happenings) => {
        const said: StatusCode[] = ['01'];
        for (const each of happenings) said.push(...codesToSay(stateSaid(said), each));
        expect(said).toEqual(USUAL.slice(0, said.length));
        expect(said).not.toContain('06');
        expect([...said, ...codesToFinish(stateSaid(said))]).toEqual(USUAL);
      }),
    );
  });
});

describe('what is heard of a sent document', () => {
  it('the usual order moves it step by step', () => {
    let state: ReturnType<typeof hear>['state'] = 'sent';
    for (const code of USUAL) {
      const heard = hear(state, code);
      expect([heard.state, heard.isInOrder]).toEqual([stateOfCode(code), true]);
      state = heard.state;
    }
  });

  it('whatever comes in whatever order, it never goes back, and what moves nothing is out of order', () => {
    const far = (state: string) =>
      ['arrived', 'accepted', 'assigned', 'processing', 'finished'].indexOf(state);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...USUAL), { maxLength: 12 }), (codes) => {
        let state: ReturnType<typeof hear>['state'] = 'sent';
        for (const code of codes) {
          const heard = hear(state, code);
          expect(far(heard.state)).toBeGreaterThanOrEqual(far(state));
          if (heard.state === state) expect(heard.isInOrder).toBe(false);
          state = heard.state;
        }
      }),
    );
  });

  it('a refusal ends it, unless it was accepted; 15 and 16 answer a recall or a change only', () => {
    expect(hear('arrived', '02')).toEqual({ state: 'refused', isInOrder: true });
    expect(hear('accepted', '02')).toEqual({ state: 'accepted', isInOrder: false });
    expect(hear('recall_asked', '15')).toEqual({ state: 'recalled', isInOrder: true });
    expect(hear('processing', '15')).toEqual({ state: 'processing', isInOrder: false });
    expect(hear('arrived', '16', true)).toEqual({ state: 'refused', isInOrder: true });
    expect(hear('refused', '03')).toEqual({ state: 'refused', isInOrder: false });
  });
});

it('what is over is open to nothing but being answered', () => {
  for (const state of PACKAGE_STATES) {
    for (const kind of PACKAGE_KINDS) {
      const acts = actsOn('in', kind, state);
      if (['refused', 'recalled', 'recall_refused'].includes(state)) expect(acts).toEqual([]);
      if (acts.includes('accept')) expect(state).toBe('arrived');
      expect(acts).not.toContain('recall');
    }
  }
  expect(STATUS_CODES.map(stateOfCode)).not.toContain('waiting');
});
