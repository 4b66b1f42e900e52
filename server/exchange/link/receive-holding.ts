import { authorityOfUnit } from '../../organisation/units.ts';
import type { ActContext } from '../../platform/act.ts';
import { run } from '../../platform/database/rows.ts';
import { withdrawExtensionSql } from '../../tasks/store/extension-store.ts';
import { lockTask } from '../../tasks/store/load-task.ts';
import type { ReceivedMessage } from '../channel/receivers.ts';
import type { Acting } from './acting.ts';
import type { TaskHeld } from './message-contract.ts';
import { withOwnOrder } from './own-register.ts';
import { requireBond } from './require-bond.ts';
import { later } from './rules/registers.ts';
import { settleMirror } from './settle-mirror.ts';
import { type HandedKey, holdHanded, saveHanded } from './store/handed-store.ts';
import { takeSayings } from './take-sayings.ts';

/**
 * What the holder says of a task arrives with the giver. An act of the giver's own that nobody has followed yet
 * is put into the order first, so that it is never overwritten by what the holder said before it knew.
 */
export async function receiveHolding(
  context: ActContext,
  journalKey: Buffer,
  message: ReceivedMessage<TaskHeld>,
): Promise<void> {
  const { tx, authorityId, now } = context;
  const { body, files } = message;
  const bond = await requireBond(tx, authorityId, message.partner);
  const key: HandedKey = {
    ...{ authorityId, otherId: bond.otherId, side: 'giver', giverTask: body.giverTaskId },
  };
  const handed = await holdHanded(tx, key);
  const task = handed?.taskId ? await lockTask(tx, authorityId, handed.taskId) : null;
  if (!handed || !task) throw new Error(`Task ${body.giverTaskId} was not handed over there`);
  const acting: Acting = { context, journalKey, bond };
  const isTheirs = (await authorityOfUnit(tx, task.unit_id)) === bond.otherId;
  const own = await withOwnOrder(tx, handed, task, isTheirs);
  const hashes = new Set(files.map(({ hash }) => hash));
  const taken = await takeSayings(acting, key, task, body.said, hashes);
  const holding = later(own.holding, body.holding);
  // What the unit no longer asks for waits for nobody here.
  const asked = body.said.some(({ extension }) => extension !== null);
  if (holding.facts.waitingExtension === null && !asked) {
    await run(tx, withdrawExtensionSql(task, now));
  }
  const heard = { ...own, holding };
  const settled = isTheirs ? await settleMirror(acting, heard, task, taken) : heard;
  await saveHanded(tx, settled, now);
}
