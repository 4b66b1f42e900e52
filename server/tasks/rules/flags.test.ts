import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { type FlagFacts, flagsOn } from './flags.ts';

const task: FlagFacts = {
  state: 'in_progress',
  dueOn: asDay('2026-12-31'),
  finishedOn: null,
  assignedOn: asDay('2026-11-01'),
  lastUpdatedOn: asDay('2026-12-20'),
  evidenceCount: 0,
};

describe('the flags of a task', () => {
  test.each([
    ['nothing to say', {}, '2026-12-27', []],
    ['due in three days', {}, '2026-12-28', ['DUE_SOON']],
    ['due today', {}, '2026-12-31', ['DUE_SOON']],
    ['overdue is a status, not a flag', {}, '2027-01-01', []],
    ['not accepted', { state: 'assigned' }, '2026-12-20', ['NOT_ACCEPTED']],
    [
      'reported without evidence',
      { state: 'reported' },
      '2026-12-20',
      ['AWAITING_RESULT', 'NO_EVIDENCE'],
    ],
    [
      'reported with evidence',
      { state: 'reported', evidenceCount: 2 },
      '2026-12-20',
      ['AWAITING_RESULT'],
    ],
    ['handed back', { state: 'handed_back' }, '2026-12-20', ['HANDED_BACK']],
    ['quiet for 30 days', { dueOn: asDay('2027-12-31') }, '2027-01-19', []],
    ['quiet for 31 days', { dueOn: asDay('2027-12-31') }, '2027-01-20', ['SILENT']],
    ['never updated since it was assigned', { lastUpdatedOn: null }, '2026-12-02', ['SILENT']],
    [
      'waiting for acceptance is not silence',
      { state: 'reported', evidenceCount: 1 },
      '2027-06-01',
      ['AWAITING_RESULT'],
    ],
    ['undated, idle for 90 days', { dueOn: null }, '2027-03-20', ['SILENT']],
    ['undated, idle for 91 days', { dueOn: null }, '2027-03-21', ['SILENT', 'IDLE_UNDATED']],
    [
      'closed',
      { state: 'closed', finishedOn: asDay('2026-12-30'), evidenceCount: 1 },
      '2026-12-31',
      [],
    ],
    ['suspended', { state: 'suspended' }, '2027-06-01', []],
  ] as const)('%s', (_what, change, day, flags) => {
    expect(flagsOn({ ...task, ...change }, asDay(day))).toEqual(flags);
  });

  test('follow the limits of the authority', () => {
    const limits = { dueSoonDays: 7, silentDays: 5, idleUndatedDays: 90 };
    expect(flagsOn(task, asDay('2026-12-26'), limits)).toEqual(['DUE_SOON', 'SILENT']);
  });
});
