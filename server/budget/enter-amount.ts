import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Right } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  actOnLine,
  type LineScene,
  refuseExcess,
  refuseLaterDay,
  sumsToday,
} from './act-on-line.ts';
import { budgetErrors, type closeLine, type correctAmount, type enterAmount } from './contract.ts';
import type { Measure } from './rules/money.ts';
import { type EntryRecord, endEntry, insertEntries } from './store/entry-store.ts';
import { endLine } from './store/line-store.ts';

type Written = Promise<{ lineId: string; version: number }>;

/** Whoever reports for a unit enters what it disbursed; plans and allotments are the planner's. */
function rightsFor(measure: Measure): readonly Right[] {
  return measure === 'disbursed' ? ['budget.report', 'budget.edit'] : ['budget.edit'];
}

/**
 * Enters a sum: a plan or an allotment is set anew, a disbursement adds to those before (negative where
 * money was taken back).
 *
 * @throws Refusal DAY_NOT_YET, those of {@link refuseExcess} and {@link actOnLine}
 */
export function enterLineAmount(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, ...said }: z.output<typeof enterAmount.body>,
  key: string | null,
): Written {
  const target = { id, version };
  const rights = () => rightsFor(said.measure);
  return actOnLine(platform, actor, 'enter_amount', target, key, rights, async (scene) => {
    await write(scene, actor, said, null);
    return said;
  });
}

/**
 * Corrects an entry, or takes it out: the wrong one ends and stays in every day before.
 *
 * @throws Refusal NOT_FOUND, ENTRY_ENDED, DAY_NOT_YET, those of {@link refuseExcess} and {@link actOnLine}
 */
export function correctLineAmount(
  platform: Platform,
  actor: Actor,
  { id, entryId }: { readonly id: string; readonly entryId: string },
  { version, reason, amount, ...said }: z.output<typeof correctAmount.body>,
  key: string | null,
): Written {
  const entryIn = (entries: readonly EntryRecord[]): EntryRecord => {
    const entry = entries.find((each) => each.id === entryId);
    if (!entry) throw new Refusal(platformErrors.NOT_FOUND);
    return entry;
  };
  const rights = (entries: readonly EntryRecord[]) => rightsFor(entryIn(entries).measure);
  const target = { id, version };
  return actOnLine(platform, actor, 'correct_amount', target, key, rights, async (scene) => {
    const wrong = entryIn(scene.entries);
    if (wrong.until !== null) throw new Refusal(budgetErrors.ENTRY_ENDED);
    const { tx, now } = scene.context;
    await endEntry(tx, wrong, {
      ...{ at: now, by: actor.personId, reason, version: scene.next },
    });
    if (amount !== null) {
      await write(scene, actor, { ...said, amount, measure: wrong.measure }, wrong.id);
    } else {
      await refuseAfter(scene, said.decision);
    }
    return { ...said, amount, measure: wrong.measure, reason };
  });
}

interface Said {
  readonly measure: Measure;
  readonly amount: string;
  readonly onDay: string;
  readonly basis: string | null;
  readonly decision: string | null;
}

async function write(
  scene: LineScene,
  actor: Actor,
  said: Said,
  corrects: string | null,
): Promise<void> {
  const { context, line, next, today } = scene;
  refuseLaterDay(said.onDay, today);
  await insertEntries(context.tx, [
    {
      ...{ authority_id: line.authority_id, id: context.ids.next(), line_id: line.id },
      ...{ measure: said.measure, amount: said.amount, on_day: said.onDay, basis: said.basis },
      ...{ decision: said.decision === '' ? null : said.decision, version: next },
      ...{ at: context.now.toISOString(), by_person: actor.personId, corrects },
    },
  ]);
  await refuseAfter(scene, said.decision);
}

/** The sums are looked at as they would stand: a refusal undoes the whole act. */
async function refuseAfter(scene: LineScene, decision: string | null): Promise<void> {
  const { context, line, before, today } = scene;
  const after = await sumsToday(context.tx, line.authority_id, line.id, today);
  refuseExcess(before, after, decision);
}

/** Takes a line out of the books; it stays in every day before. @throws Refusal as {@link actOnLine} */
export function closeBudgetLine(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, reason }: z.output<typeof closeLine.body>,
  key: string | null,
): Written {
  const target = { id, version };
  const rights = () => ['budget.edit'] as const;
  return actOnLine(platform, actor, 'close_budget_line', target, key, rights, async (scene) => {
    const { tx, now } = scene.context;
    const end = { at: now, by: actor.personId, reason };
    await endLine(tx, scene.line.authority_id, scene.line.id, end);
    return { reason };
  });
}
