import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { registerDirective } from '../directives/register-directive.ts';
import type { Actor } from '../organisation/actor.ts';
import { insertPlan } from '../plans/store/plan-store.ts';
import { perform } from '../platform/act.ts';
import { firstRow, run } from '../platform/database/rows.ts';
import { acceptTask } from './accept-task.ts';
import { cascadeView } from './cascade-view.ts';
import { planCascade, planCoverage } from './contract.ts';
import { coverageView } from './coverage-view.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';

describe('coverage and cascade of a plan', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;
  let superior: { number: string; day: string };

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    const { planner, telecomHead } = world.actors;
    plan = await giveTasks(platform, planner, [
      { title: 'Việc của hai Cục', unitIds: [telecom.id, security.id] },
      { title: 'Việc của Vụ', unitIds: [postal.id] },
      { title: 'Việc của thành phố', unitIds: [world.hanoi.top.id] },
    ]);
    // Given plans bear no day of signature; the superior text here was signed on the day of issue.
    const found = await firstRow(
      platform.db,
      sql<{
        number: string;
        day: string;
      }>`update directive d set issued_on = '2026-03-02' from plan p
        where p.id = ${plan.planId} and d.id = p.directive_id
        returning d.number, d.issued_on as day`,
    );
    superior = found ?? { number: '', day: '' };
    await run(platform.db, sql`update directive set year = 2026 where number = ${superior.number}`);
    const [first = ''] = plan.taskIds;
    platform.clock.set('2026-03-10T08:00:00+07:00');
    await acceptTask(platform, telecomHead, first, { version: 1, officerId: null }, null);
    await carryOn(planner, world.ministry.telecom.id, '12/KH-CVT', '2026-03-24');
    await carryOn(world.actors.hanoiPlanner, world.hanoi.department.id, '9/KH-STTTT', '2026-04-02');
    platform.clock.set('2026-04-12T08:00:00+07:00');
  });
  afterAll(() => platform.close());

  /** A unit's own plan whose text says that it implements the superior one. */
  async function carryOn(actor: Actor, ownerUnitId: string, number: string, issuedOn: string) {
    platform.clock.set(`${issuedOn}T08:00:00+07:00`);
    const { authorityId } = actor;
    const request = { name: 'issue_plan', authorityId, author: actor, key: null };
    await perform(platform, request, async (context) => {
      const directive = await registerDirective(context, {
        ...{ type: 'KH', number, issuedOn, issuerUnitId: null, issuerName: null, signer: null },
        ...{ title: `Kế hoạch ${number}`, text: '', file: null, clauses: [], newEdition: false },
        citations: [
          {
            ...{ kind: 'implements', type: 'KH', number: superior.number, day: superior.day },
            ...{ issuer: null, title: null, from: null, span: null },
          },
        ],
      });
      const own = {
        ...{ id: context.ids.next(), directiveId: directive.id, ownerUnitId, folded: number },
        ...{ title: `Kế hoạch ${number}`, effectiveOn: issuedOn },
        ...{ declaredTasks: null, declaredFields: null },
      };
      await insertPlan(context.tx, authorityId, own, context.now);
      await context.journal({ subjectKind: 'plan', subjectId: own.id, before: null, after: own });
    });
  }

  const covered = (actor: Actor, more = {}) =>
    coverageView(platform, actor, plan.planId, planCoverage.query.parse(more));

  it('says who took up what, who has a plan of its own and after how many days', async () => {
    const { columns, cells, signedOn } = await covered(world.actors.planner);
    expect(signedOn).toBe('2026-03-02');
    const said = columns.map(({ unit, given, taken, plans, waiting }) => [
      unit?.name,
      `${taken}/${given}`,
      plans.map(({ number, days }) => `${number} sau ${days}`).join(),
      waiting,
    ]);
    expect(said).toEqual([
      ['Cục An toàn thông tin', '0/1', '', 41],
      ['Cục Viễn thông', '1/1', '12/KH-CVT sau 22', null],
      ['Thành phố Hà Nội', '0/1', '9/KH-STTTT sau 31', null],
      ['Vụ Bưu chính', '0/1', '', 41],
    ]);
    expect(cells.reduce((sum, { idle }) => sum + idle, 0)).toBe(3);
  });

  it('a plan of another authority is named, but cannot be opened from here', async () => {
    const { columns } = await covered(world.actors.planner);
    const open = columns.flatMap(({ plans }) => plans.map(({ planId }) => planId !== null));
    expect(open).toEqual([true, false]);
  });

  it('of a past day no plan is known that was issued later', async () => {
    const { columns } = await covered(world.actors.planner, { asOf: '2026-03-20' });
    expect(columns.map(({ withPlan, waiting }) => [withPlan, waiting])).toEqual(
      [1, 2, 3, 4].map(() => [0, 18]),
    );
  });

  it('a unit sees its own column only, a stranger nothing', async () => {
    const { telecomOfficer, postalHead, dongAnhOfficer } = world.actors;
    const own = await covered(telecomOfficer);
    expect(own.columns.map(({ unit }) => unit?.name)).toEqual(['Cục Viễn thông']);
    const postal = await covered(postalHead, { status: 'DTH_QUA_HAN' });
    expect(postal.columns).toEqual([]);
    await expect(covered(dongAnhOfficer)).rejects.toThrow('NOT_FOUND');
  });

  it('the cascade goes from the plan to units, and on to their own plans with the days between', async () => {
    const { nodes, edges, waiting } = await cascadeView(
      platform,
      world.actors.planner,
      plan.planId,
      planCascade.query.parse({}),
    );
    const named = new Map(nodes.map(({ id, name }) => [id, name]));
    expect(nodes.map(({ layer, kind }) => `${layer} ${kind}`).toSorted()).toEqual(
      ['0 plan', '1 unit', '1 unit', '1 unit', '1 unit', '2 plan', '2 plan'].toSorted(),
    );
    expect(
      edges.filter(({ days }) => days !== null).map(({ to, days }) => [named.get(to), days]),
    ).toEqual([
      ['12/KH-CVT', 22],
      ['9/KH-STTTT', 31],
    ]);
    expect(Object.values(waiting)).toEqual([41, 41]);
  });
});
