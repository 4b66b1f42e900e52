import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { programAct } from '../organisation/program-author.ts';
import { lockTree } from '../organisation/store/unit-page.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnReorganisation, saveNext } from './act-on-reorganisation.ts';
import { appointKeepers, changeUnits, idsOf } from './carry-out.ts';
import { successionErrors } from './contract.ts';
import { evaluate, openPlan } from './evaluate.ts';
import { moveThings } from './move-things.ts';
import { checkPlan } from './rules/check-plan.ts';
import type { ReorganisationState } from './rules/kinds.ts';
import { writeMoves } from './store/move-store.ts';
import { type ReorganisationRecord, reorganisations } from './store/reorganisation-store.ts';
import { scheduledUpTo } from './store/scheduled-store.ts';

interface Executed {
  readonly id: string;
  readonly version: number;
  readonly state: ReorganisationState;
  readonly moved: number;
}

/**
 * Thực hiện: carries a reorganisation out at once where its day has come, else on that day by itself. One
 * transaction: units end and begin, things go by rule, people with them. What waits for a decision stays where it is.
 *
 * @throws Refusal REORGANISATION_NOT_READY with the problems, and those of {@link actOnReorganisation}
 */
export async function executeReorganisation(
  platform: Platform,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
  key: string | null,
): Promise<Executed> {
  const today = dayInVietnam(platform.clock());
  let others: readonly string[] = [];
  const act = { name: 'execute_reorganisation', id, version, key };
  const reply = await actOnReorganisation<Executed>(
    platform,
    actor,
    { ...act, right: 'succession.execute', from: ['draft', 'scheduled'] },
    async (context, record) => {
      if (record.on_day > today) {
        await refuseUnready(context, record);
        return {
          reply: { id, version: version + 1, state: 'scheduled' as const, moved: 0 },
          change: { state: 'scheduled' },
          before: { state: record.state },
          after: { state: 'scheduled', onDay: record.on_day },
        };
      }
      const { change, moved, authorities } = await carryOut(platform, context, record);
      others = authorities;
      return {
        reply: { id, version: version + 1, state: 'executed' as const, moved },
        change,
        before: { state: record.state },
        after: { state: 'executed', onDay: record.on_day, moved },
      };
    },
  );
  for (const authorityId of others) platform.afterAct(authorityId, []);
  return reply;
}

/** Carries out what was scheduled and whose day has come. @returns how many */
export async function executeScheduled(platform: Platform): Promise<number> {
  const today = dayInVietnam(platform.clock());
  let count = 0;
  for (const { authorityId, id } of await scheduledUpTo(platform.db, today)) {
    const done = await perform(
      platform,
      programAct('execute_reorganisation', authorityId),
      async (context) => {
        const record = await reorganisations.lock(context.tx, authorityId, id);
        if (record?.state !== 'scheduled') throw new NothingToExecute();
        const { change, moved, authorities } = await carryOut(platform, context, record);
        await saveNext(context, record, change);
        await context.journal({
          ...{ subjectKind: 'reorganisation', subjectId: id, before: { state: 'scheduled' } },
          after: { state: 'executed', onDay: record.on_day, moved },
        });
        return authorities;
      },
    ).catch((error: unknown) => {
      if (error instanceof NothingToExecute) return null;
      // One plan that has become impossible does not keep the others from their day.
      platform.log.error(
        { error, reorganisation: id },
        'a reorganisation could not be carried out',
      );
      return null;
    });
    for (const other of done ?? []) platform.afterAct(other, []);
    if (done !== null) count += 1;
  }
  return count;
}

/** Another process has carried it out meanwhile. */
class NothingToExecute extends Error {}

async function refuseUnready(context: ActContext, record: ReorganisationRecord) {
  const facts = await evaluate(context.tx, record, dayInVietnam(context.now));
  const problems = checkPlan(record.words, facts.plan, facts.tree);
  if (problems.length > 0) {
    const count = problems.length;
    throw new Refusal(successionErrors.REORGANISATION_NOT_READY, { count }, { problems });
  }
  return facts;
}

async function carryOut(
  platform: Platform,
  context: ActContext,
  record: ReorganisationRecord,
): Promise<{
  change: Partial<ReorganisationRecord>;
  moved: number;
  authorities: readonly string[];
}> {
  const { tx, now, ids, author } = context;
  const { tree } = await openPlan(tx, record);
  const homes = new Set([...tree.values()].map((unit) => unit.authorityId));
  for (const authorityId of [...homes].toSorted()) await lockTree(tx, authorityId);
  // The trees are held now: what was added under a unit meanwhile is seen.
  const facts = await refuseUnready(context, record);
  const { idOf, keys } = idsOf(context, record, facts.plan.founded);
  const done = await changeUnits(context, record, facts, idOf);
  const moved = await moveThings(platform, context, record, facts, facts.things, idOf);
  const keepers = await appointKeepers(context, facts);
  const of = { authorityId: record.authority_id, id: record.id };
  await writeMoves(
    tx,
    ids,
    of,
    keepers.map(({ postId, authorityId, unitId, title }) => ({
      ...{ kind: 'keeper', authorityId, id: postId, fromUnitId: unitId, toUnitId: unitId },
      ...{ keepsPerson: true, version: null, kept: {}, title, rule: 'giữ hồ sơ' },
    })),
    now,
  );
  const change = {
    ...{ state: 'executed' as const, executed_at: now, executed_by: author.personId },
    ...{ moved: moved.count, done, unit_keys: keys },
  };
  return { change, moved: moved.count, authorities: moved.authorities };
}
