import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addDays, asDay, type Day } from '../calendar/rules/day.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { remindPeople } from './remind-people.ts';
import { remindEverybody } from './reminder-jobs.ts';

/** A Tuesday. */
const TODAY = asDay('2026-12-01');
const MORNING = '2026-12-01T08:30:00+07:00';

let platform: TestPlatform;
let world: World;
let office: ReturnType<typeof officeOf>;

beforeAll(async () => {
  platform = await openTestPlatform('2026-10-01T08:00:00+07:00');
  world = await makeWorld(platform);
  office = officeOf(platform, world);
});
afterAll(() => platform.close());
beforeEach(async () => {
  await sql`truncate reminder, digest, digest_line, digest_run, notice, mail_outbox, absence`.execute(
    platform.db,
  );
  await sql`update task_row set state = 'withdrawn'`.execute(platform.db);
  await sql`update person set email = null, digest_by_mail = true`.execute(platform.db);
  platform.clock.set(MORNING);
});

interface Told {
  person_id: string;
  soon: number;
  overdue: number;
  stands_for: { rung: string; why: string; name: string | null }[];
  groups: { overdue: number }[];
}

async function digests(): Promise<Map<string, Told>> {
  const found =
    await sql<Told>`select person_id, soon, overdue, stands_for, groups from digest`.execute(
      platform.db,
    );
  return new Map(found.rows.map((row) => [row.person_id, row]));
}
const ministry = () => world.ministry.authorityId;
const remind = (authorityId = ministry()) => remindPeople(platform, authorityId, null);
const give = (dueOn: Day, units = [world.ministry.telecom.id]) => {
  platform.clock.set('2026-10-01T08:00:00+07:00');
  return office.give(['Nhiệm vụ thử'], { dueOn, units }).finally(() => platform.clock.set(MORNING));
};

describe('reminding', () => {
  it('tells the head where no officer was named, and says whose place that is', async () => {
    await give(addDays(TODAY, 7));
    expect(await remind()).toMatchObject({ people: 1, subjects: 1, unreached: 0 });
    const told = (await digests()).get(world.actors.telecomHead.personId);
    expect(told).toMatchObject({ soon: 1, overdue: 0 });
    expect(told?.stands_for).toEqual([{ rung: 'officer', why: 'vacant', name: null, until: null }]);
  });

  it('reminds of each step once, and of the next when its day has come', async () => {
    await give(addDays(TODAY, 7));
    await remind();
    expect(await remind()).toBeNull();
    platform.clock.set('2026-12-02T08:30:00+07:00');
    expect(await remind()).toMatchObject({ people: 0, subjects: 0 });
    // Three days before 08/12 is Saturday: told on Friday.
    platform.clock.set('2026-12-04T08:30:00+07:00');
    expect(await remind()).toMatchObject({ people: 1, subjects: 1 });
  });

  it('makes one digest of five hundred overdue tasks, counted by plan', async () => {
    platform.clock.set('2026-01-05T08:00:00+07:00');
    const titles = Array.from({ length: 500 }, (_, n) => `Nhiệm vụ ${n}`);
    await office.give(titles, { dueOn: addDays(TODAY, -60) });
    platform.clock.set(MORNING);
    const done = await remind();
    expect(done).toMatchObject({ subjects: 500, people: 2 });
    const told = await digests();
    for (const who of ['telecomHead', 'leader'] as const) {
      const digest = told.get(world.actors[who].personId);
      expect(digest).toMatchObject({ overdue: 500, soon: 0 });
      expect(digest?.groups).toHaveLength(1);
    }
    const news = await noticesView(platform, world.actors.telecomHead, { limit: 10 });
    expect(news.rows).toHaveLength(1);
    expect(news.rows[0]?.thing?.says.vi).toBe('500 nhiệm vụ quá hạn');
  });

  it('reminds once a day although two processes try at once', async () => {
    await give(addDays(TODAY, -60));
    const outcomes = await Promise.all([remind(), remind(), remind()]);
    expect(outcomes.filter((each) => each !== null)).toHaveLength(1);
    const kept = await sql`select from digest`.execute(platform.db);
    expect(kept.rows).toHaveLength(2);
  });

  it('leaves nothing of a run that was cut off, and does it whole the next time', async () => {
    await give(addDays(TODAY, -60));
    const ids = {
      ...platform.ids,
      next: () => {
        throw new Error('cut off');
      },
    };
    const cutOff = remindPeople({ ...platform, ids }, ministry(), null);
    await expect(cutOff).rejects.toThrow('cut off');
    const left = await sql`select 1 from digest_run union all select 1 from reminder
      union all select 1 from digest`.execute(platform.db);
    expect(left.rows).toEqual([]);
    expect(await remind()).toMatchObject({ people: 2, subjects: 1 });
  });

  it('reminds of a report that is owed by the same ladder, until it is sent', async () => {
    const { telecom, top, authorityId } = world.ministry;
    await sql`insert into regime (authority_id, id, name, folded, outline, frequency, calendar, cut_off,
        hops, valid_from, rules_from, version, since, changed_by)
      values (${authorityId}, 5, 'Báo cáo tháng', '', '[]', 'month', 'decree', '{}', '[]',
        '2026-01-01', '2026-01-01', 1, now(), 1)`.execute(platform.db);
    await sql`insert into obligation (authority_id, id, regime_id, hop, unit_id, origin_unit_id,
        to_authority_id, to_unit_id, period_key, period_from, period_to, cut_off, due_on, state, version,
        since, changed_by)
      values (${authorityId}, 6, 5, 0, ${telecom.id}, ${telecom.id}, ${authorityId}, ${top.id},
        '2026-M11', '2026-10-15', '2026-11-14', '2026-11-14', ${addDays(TODAY, 3)}, 'open', 1, now(), 1)`.execute(
      platform.db,
    );
    expect(await remind()).toMatchObject({ people: 1, subjects: 1 });
    const { rows } = await sql<{ person_id: string; reports: number }>`
      select person_id, reports from digest`.execute(platform.db);
    expect(rows).toEqual([{ person_id: world.actors.telecomHead.personId, reports: 1 }]);
    await sql`update obligation set state = 'submitted'`.execute(platform.db);
    platform.clock.set('2026-12-07T08:30:00+07:00');
    expect(await remind()).toMatchObject({ people: 0, subjects: 0 });
    await sql`delete from obligation`.execute(platform.db);
  });

  it('tells people of another body in their own digest, and nobody of what they cannot see', async () => {
    await give(addDays(TODAY, -40), [world.hanoi.department.id]);
    expect(await remind()).toMatchObject({ people: 1 });
    expect(await remind(world.hanoi.authorityId)).toMatchObject({ people: 1 });
    const told = await digests();
    expect([...told.keys()].sort()).toEqual(
      [world.actors.leader.personId, world.actors.departmentHead.personId].sort(),
    );
  });

  it('gives the reminders of who is away to who stands in, or to the next in line', async () => {
    const { telecomHead, telecomOfficer } = world.actors;
    await give(addDays(TODAY, -1));
    await sql`insert into absence (authority_id, id, person_id, from_day, to_day, stand_in_person_id,
        reason, declared_at, declared_by)
      values (${ministry()}, 1, ${telecomHead.personId}, ${TODAY}, ${addDays(TODAY, 2)},
        ${telecomOfficer.personId}, 'Công tác', now(), 1)`.execute(platform.db);
    await remind();
    const told = await digests();
    expect(told.get(telecomHead.personId)).toBeUndefined();
    expect(told.get(telecomOfficer.personId)?.stands_for).toContainEqual(
      expect.objectContaining({ rung: 'head', why: 'away', name: telecomHead.personName }),
    );
  });

  it('waits for the hour, for the working day, and for the end of the quiet hours', async () => {
    await give(addDays(TODAY, -60));
    for (const early of [
      '2026-12-01T07:59:00+07:00',
      '2026-12-01T18:00:00+07:00',
      // Vietnam Culture Day, and a Sunday.
      '2026-11-24T09:00:00+07:00',
      '2026-11-29T09:00:00+07:00',
    ]) {
      platform.clock.set(early);
      expect(await remindEverybody(platform, null)).toBe(0);
    }
    platform.clock.set('2026-12-01T08:00:00+07:00');
    expect(await remindEverybody(platform, null)).toBe(2);
    expect(await remindEverybody(platform, null)).toBe(0);
  });

  it('writes a letter to whoever wants it, and to whoever has what is too late to be let off', async () => {
    const { telecomHead, leader } = world.actors;
    await sql`update person set email = 'an@bo.example.vn', digest_by_mail = false
      where id = ${telecomHead.personId}`.execute(platform.db);
    await sql`update person set email = 'binh@bo.example.vn' where id = ${leader.personId}`.execute(
      platform.db,
    );
    await give(addDays(TODAY, 3));
    expect(
      await remindPeople(platform, ministry(), { address: 'https://chidao.example.vn' }),
    ).toMatchObject({ people: 1, mails: 0 });
    await give(addDays(TODAY, -35));
    platform.clock.set('2026-12-02T08:30:00+07:00');
    expect(
      await remindPeople(platform, ministry(), { address: 'https://chidao.example.vn' }),
    ).toMatchObject({ people: 2, mails: 2 });
    const { rows } = await sql<{ recipient: string; subject: string; text_body: string }>`
      select recipient, subject, text_body from mail_outbox order by recipient`.execute(
      platform.db,
    );
    expect(rows.map(({ recipient }) => recipient)).toEqual([
      'an@bo.example.vn',
      'binh@bo.example.vn',
    ]);
    expect(rows[0]?.subject).toBe('Nhắc việc ngày 02/12/2026: 1 nhiệm vụ quá hạn');
    expect(rows[0]?.text_body).toMatch(
      /Nhiệm vụ thử · Cục Viễn thông · hạn 27\/10\/2026, quá hạn 36 ngày/,
    );
    expect(rows[0]?.text_body).toMatch(/https:\/\/chidao\.example\.vn\/digests\/\d+/);
  });
});
