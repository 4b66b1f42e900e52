// long: three weeks in every part of the product, asked again of each day
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, asDay, type Day } from '../../server/calendar/rules/day.ts';
import { carryLedger } from '../../server/tasks/carry-ledger.ts';
import { foldLedger } from '../../server/tasks/fold-ledger.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../support/world.ts';
import { actsOffered, firstDifference } from './alike.ts';
import { clerkOf } from './clerk.ts';
import { comparer } from './compared.ts';
import { dayViews } from './day-views.ts';
import { openWholeOffice, type Said, type WholeOffice } from './whole-office.ts';
import { workOfFigures } from './work-of-figures.ts';
import { workOfSupervision } from './work-of-supervision.ts';
import { workOfTasks } from './work-of-tasks.ts';

const DAYS = ['02', '03', '05', '09', '10', '16', '17', '23'].map((day) => asDay(`2026-03-${day}`));
const ASKERS: readonly WorldActor[] = ['planner', 'telecomHead', 'securityHead', 'hanoiPlanner'];
/** Of the addresses, one in so many is asked a day, another one the next day; the planner asks every list. */
const THINNED = { things: 8, lists: 2 };

interface Heard {
  readonly day: Day;
  readonly who: WorldActor;
  readonly url: string;
  readonly said: Said;
}

describe('what was said on a day is what is said of that day', () => {
  let platform: TestPlatform;
  let world: World;
  let office: WholeOffice;
  let planId = '';
  const heard: Heard[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'chidao-any-day-'));

  async function listen(day: Day): Promise<void> {
    const names = { plan: planId, top: world.ministry.top.id };
    const views = await dayViews(office.endpoints, platform.db, names);
    const turn = DAYS.indexOf(day);
    for (const [at, who] of ASKERS.entries()) {
      for (const [index, { url, isList }] of views.entries()) {
        const nth = isList ? (at === 0 ? 1 : THINNED.lists) : THINNED.things;
        if ((index + turn + at) % nth > 0) continue;
        heard.push({ day, who, url, said: await office.get(world.actors[who], url) });
      }
    }
  }

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = await openWholeOffice(platform, folder);
    const clerk = clerkOf(platform, world, office);
    clerk.begin(DAYS[0] ?? '');
    const tasks = await workOfTasks(clerk);
    ({ planId } = tasks);
    const { survey, pilot } = tasks;
    const parts = [
      tasks,
      await workOfSupervision(clerk, { pilot }),
      await workOfFigures(clerk, { planId, survey }),
    ];
    await listen(clerk.end());
    for (const [index, day] of DAYS.slice(1).entries()) {
      clerk.begin(day);
      for (const { days } of parts) await days[index]?.();
      if (index % 2 === 0) await foldLedger(platform.db, world.ministry.authorityId);
      if (index === 3) await carryLedger(platform.db, world.ministry.authorityId, 4);
      await listen(clerk.end());
    }
    platform.clock.set(`${addDays(DAYS.at(-1) ?? asDay('2026-03-23'), 28)}T09:00:00+07:00`);
  }, 120_000);
  afterAll(async () => {
    await office.close();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('every list, board, page and file of every day, asked by four posts', async () => {
    const wrong: string[] = [];
    const offered = new Set<string>();
    for (const { day, who, url, said } of heard) {
      const past = await office.get(world.actors[who], `${url}&asOf=${day}`);
      const found = firstDifference(url, said, past);
      if (found !== null) wrong.push(`${day} ${who} ${url} ${found}`);
      for (const act of actsOffered(past.body)) offered.add(withoutIds(`${url} ${act}`));
    }
    expect(wrong).toEqual([]);
    expect([...offered]).toEqual([]);
    const answered = heard.filter(({ said }) => said.status === 200);
    expect(answered.length).toBeGreaterThan(1_000);
    const malformed = heard.filter(({ said }) => said.status === 400 || said.status >= 500);
    expect([...new Set(malformed.map(({ url }) => withoutIds(url)))]).toEqual([]);
  }, 120_000);

  it('two days compared are exactly the difference of their lists', async () => {
    const all = [world.actors.planner, world.actors.hanoiPlanner];
    const { expected, said } = comparer(office, all);
    const unit = `unitId=${world.ministry.telecom.id}&layer=all`;
    const lists = ['layer=all', 'status=DTH_QUA_HAN', 'layer=all&role=coordinate', unit];
    let lines = 0;
    for (const who of ['planner', 'telecomHead', 'securityHead'] as const) {
      for (const [index, conditions] of lists.entries()) {
        for (const [vs, asOf] of [
          [0, 7],
          [1, 4],
          [2, 5],
          [5, 6],
        ] as const) {
          const asked = {
            ...{ as: world.actors[who], conditions: `${conditions}&sort=${SORTS[index]}` },
            ...{ vs: DAYS[vs] ?? '', asOf: DAYS[asOf] ?? '' },
          };
          const lists = await expected(asked);
          expect(await said(asked), JSON.stringify([who, conditions, vs, asOf])).toEqual(lists);
          lines += lists.length;
        }
      }
    }
    expect(lines).toBeGreaterThan(50);
  }, 120_000);
});

/** Each list is read page by page in another order. */
const SORTS = ['due', '-unit,due', 'title', '-due'];

/** An address with what stands for any thing of its kind and any place in a list. */
function withoutIds(text: string): string {
  return text.replace(/\d{9,}/g, '<id>').replace(/\.\d+/g, '.#');
}
