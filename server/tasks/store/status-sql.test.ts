import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { addDays, asDay, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import { rows } from '../../platform/database/rows.ts';
import { FLAGS, STATUSES, TASK_STATES } from '../contract.ts';
import { flagsOn } from '../rules/flags.ts';
import { statusOn } from '../rules/status.ts';
import { factsOf } from '../testing/replay.ts';
import { insertTasks } from './save-task.ts';
import { hasFlag, hasStatus } from './status-sql.ts';
import { BLANK, type TaskRecord } from './task-record.ts';

const TODAY = asDay('2026-06-15');
const nearby = fc.integer({ min: -130, max: 130 }).map((days) => addDays(TODAY, days));
/** Hours of the day at which a Vietnam day and a UTC day differ come up often. */
const instant = fc
  .tuple(fc.integer({ min: -130, max: 0 }), fc.integer({ min: 0, max: 23 }))
  .map(([days, hour]) => {
    const begins = startOfDayInVietnam(addDays(TODAY, days)).getTime();
    return new Date(begins + hour * 3_600_000);
  });

const draws = fc.record({
  state: fc.constantFrom(...TASK_STATES),
  due_on: fc.option(nearby),
  finished_on: nearby,
  reported_at: fc.option(instant),
  since: instant,
  evidence_count: fc.nat(1),
});

describe('status and flags in the database', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(() => platform.close());

  it('are what the rules say, for random rows on any day', async () => {
    let next = 1;
    const sample = fc.sample(draws, 400).map((drawn): TaskRecord => {
      next += 1;
      return {
        ...BLANK,
        ...{ authority_id: '1', id: String(next), plan_id: '1', words_id: '1', field_id: null },
        ...{ parent_id: null, superior_authority_id: null, superior_id: null, layer: 0 },
        leader_id: null,
        ...{ is_group: false, unit_id: '1', assigner_unit_id: '1' },
        ...{ first_due_on: drawn.due_on, version: 1, changed_by: '1' },
        ...drawn,
        finished_on: drawn.state === 'closed' ? drawn.finished_on : null,
      };
    });
    await platform.db.transaction().execute((tx) => insertTasks(tx, sample));
    const named = sql.join([
      ...STATUSES.map((status) => sql`${hasStatus(status, TODAY)} as ${sql.ref(status)}`),
      ...FLAGS.map((flag) => sql`${hasFlag(flag, TODAY)} as ${sql.ref(flag)}`),
    ]);
    const found = await rows(
      platform.db,
      sql<Record<string, unknown>>`select t.id, ${named} from task t`,
    );
    const byId = new Map(found.map((row) => [row.id, row]));
    for (const task of sample) {
      const row = byId.get(task.id) ?? {};
      const facts = factsOf(task);
      expect({ task, is: STATUSES.filter((status) => row[status] === true) }).toEqual({
        task,
        is: [statusOn(facts, TODAY)],
      });
      expect({ task, is: FLAGS.filter((flag) => row[flag] === true) }).toEqual({
        task,
        is: flagsOn(facts, TODAY),
      });
    }
  });
});
