import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../../tests/support/properties.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { rows } from '../../platform/database/rows.ts';
import { giveTasks } from '../../tasks/testing/give-tasks.ts';
import { viewOf } from './rules/view-of.ts';
import { handedBetween } from './store/handed-store.ts';
import { shownTasks } from './store/shown-tasks.ts';
import { actAt, type RandomAct } from './testing/random-acts.ts';
import { type Fate, type Installation, openPair, type Pair } from './testing/two-installations.ts';

/*
 * Real acts of both sides on real rows in two databases, in any order, over a line on which any message may be
 * lost, doubled, or arrive without its sender hearing of it.
 */
type Step =
  | ({ readonly does: 'act'; readonly at: 'giver' | 'holder' } & RandomAct)
  | { readonly does: 'follow' | 'apply'; readonly at: 'giver' | 'holder' }
  | { readonly does: 'carry'; readonly at: 'giver' | 'holder'; readonly fates: readonly Fate[] };

const side = fc.constantFrom('giver' as const, 'holder' as const);
const anyFate = fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'unanswered', 'doubled');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ does: fc.constant('act' as const), at: side },
      ...{ task: fc.nat(8), act: fc.nat(12), percent: fc.nat(99) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ does: fc.constantFrom('follow' as const, 'apply' as const), at: side },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ does: fc.constant('carry' as const), at: side },
      fates: fc.array(anyFate, { minLength: 1, maxLength: 6 }),
    }),
  },
);

const RUNS = Number(process.env.CHIDAO_LINK_RUNS ?? 5);

describe('two installations over a bad line', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await openPair();
  });
  afterAll(() => pair.close());

  it('end with equal views, nothing twice and nothing lost, whatever was done and however it travelled', {
    timeout: 60_000 + RUNS * 20_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 25, maxLength: 45 }), async (steps) => {
        await giveSome(pair.giver);
        await pair.quiet();
        for (const step of steps) await take(pair, step);
        await pair.quiet();
        const [above, below] = await Promise.all([viewAt(pair.giver), viewAt(pair.holder)]);
        expect(below).toEqual(above);
        await expectRegistersAgree(pair);
        expect(await twice(pair.holder)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

/** Tasks to the city, its department and both communes. */
async function giveSome({ platform, world }: Installation): Promise<void> {
  const { top, department, dongAnh, hoanKiem } = world.hanoi;
  await giveTasks(platform, world.actors.planner, [
    { title: 'Nền tảng số', unitIds: [top.id], dueOn: asDay('2026-12-31'), field: 0 },
    { title: 'Hạ tầng số', unitIds: [department.id], dueOn: asDay('2027-03-31') },
    { title: 'Điểm phục vụ', unitIds: [dongAnh.id, hoanKiem.id], dueOn: null },
  ]);
}

async function take(pair: Pair, step: Step): Promise<void> {
  const at = pair[step.at];
  switch (step.does) {
    case 'act':
      return actAt(at, step);
    case 'follow':
      return at.follow();
    case 'apply':
      return pair.apply(at);
    case 'carry': {
      let turn = 0;
      await pair.carry(at, () => {
        turn += 1;
        return step.fates[turn % step.fates.length] ?? 'arrives';
      });
    }
  }
}

async function viewAt({ platform, ownId, otherId, world }: Installation) {
  const way = ownId === world.ministry.authorityId ? 'giver' : 'holder';
  return viewOf(await shownTasks(platform.db, ownId, otherId, way));
}

async function expectRegistersAgree({ giver, holder }: Pair): Promise<void> {
  const above = await handedBetween(giver.platform.db, giver.ownId, giver.otherId, 'giver');
  const below = await handedBetween(holder.platform.db, holder.ownId, holder.otherId, 'holder');
  const registers = (handed: typeof above) =>
    handed.map(({ order, holding }) => ({ order, holding }));
  expect(registers(below)).toEqual(registers(above));
}

/** Tasks of the giver that stand here more than once. */
async function twice({ platform, ownId }: Installation): Promise<unknown[]> {
  return rows(
    platform.db,
    sql`select superior_id from task where authority_id = ${ownId} and superior_id is not null
        group by superior_id having count(*) > 1`,
  );
}
