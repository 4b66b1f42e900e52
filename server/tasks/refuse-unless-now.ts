import { unitRefs } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type TaskAct, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { ACT_RULES, whyNot } from './rules/acts.ts';
import { mayOnTask } from './rules/visibility.ts';
import { countOpenParts } from './store/load-task.ts';
import { thingOf } from './store/visibility-sql.ts';

/**
 * Lets an act go on only where this post may do it, on the version that its sender saw, in this state.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, NOT_NOW, CHILDREN_OPEN
 */
export async function refuseUnlessNow(act: TaskAct, scene: Scene, version: number): Promise<void> {
  const { actor, task, today, context } = scene;
  const { right } = ACT_RULES[act];
  // Acts hang on who holds and who gave; the paths of units are only asked for to refuse rightly.
  const thing = {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: [],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: [],
  };
  const verdict = mayOnTask(actor, right, thing);
  if (!verdict.allowed) {
    const seen = mayOnTask(actor, 'task.read', await thingOf(context.tx, task, today));
    throw new Refusal(seen.allowed ? platformErrors.NOT_ALLOWED : platformErrors.NOT_FOUND);
  }
  await refuseOutdated(scene, version);
  const facts = {
    state: task.state,
    isGroup: task.is_group,
    hasReport: task.reported_at !== null,
    openChildren: act === 'report_done' ? await countOpenParts(context.tx, task) : 0,
    unitName: '',
    assignerName: '',
    finishedOn: task.finished_on,
  };
  if (whyNot(act, facts, verdict) === null) return;
  const names = await unitRefs(context.tx, [task.unit_id, task.assigner_unit_id]);
  const why = whyNot(
    act,
    {
      ...facts,
      unitName: names.get(task.unit_id)?.name ?? '',
      assignerName: names.get(task.assigner_unit_id)?.name ?? '',
    },
    verdict,
  );
  if (facts.openChildren > 0) {
    throw new Refusal(taskErrors.CHILDREN_OPEN, { count: facts.openChildren });
  }
  throw new Refusal(taskErrors.NOT_NOW, { vi: why?.vi ?? '', en: why?.en ?? '' });
}
