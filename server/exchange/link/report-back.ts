import { dayInVietnam } from '../../calendar/rules/day.ts';
import { lockTask } from '../../tasks/store/load-task.ts';
import type { MessageFile } from '../channel/rules/envelope.ts';
import { sendMessage } from '../channel/send-message.ts';
import type { FollowedEntry } from '../follow-journal.ts';
import type { Acting, LinkContext } from './acting.ts';
import { subjectOfTask } from './hand-over.ts';
import type { Saying, TaskHeld } from './message-contract.ts';
import { withOwnHolding } from './own-register.ts';
import { sayingsOf } from './sayings.ts';
import { withWholes } from './store/facts-of-holding.ts';
import {
  type HandedKey,
  type HandedTask,
  handedAmong,
  holdHanded,
  saveHanded,
} from './store/handed-store.ts';
import type { Bond } from './store/linked-store.ts';
import type { Touched } from './touched.ts';

/** Larger files stay with the unit that added them, and are named. In bytes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 50;

/**
 * Báo cáo ngược: what units here did on tasks that a body elsewhere gave, or on parts of them through any depth,
 * goes up: where the task stands, what its parts come to, and what was reported, asked and explained.
 */
export async function reportBack(
  context: LinkContext,
  journalKey: Buffer,
  bond: Bond,
  touched: Touched,
): Promise<void> {
  const { tx, authorityId } = context;
  const wholes = await withWholes(tx, authorityId, [...touched.taskIds]);
  const handed = await handedAmong(tx, authorityId, 'holder', wholes);
  for (const { taskId, ...key } of handed.filter(({ otherId }) => otherId === bond.otherId)) {
    await reportTask({ context, journalKey, bond }, key, touched.saidOf.get(taskId) ?? []);
  }
}

async function reportTask(
  acting: Acting,
  key: HandedKey,
  entries: readonly FollowedEntry[],
): Promise<void> {
  const { tx, authorityId, now } = acting.context;
  const handed = await holdHanded(tx, key);
  const task = handed?.taskId ? await lockTask(tx, authorityId, handed.taskId) : null;
  if (!handed || !task) return;
  const own = await withOwnHolding(tx, handed, task, now);
  await sendHolding(acting, own, await sayingsOf(tx, 'holder', entries, dayInVietnam));
}

/** Saves what is said of the task, and sends it where it, or something said, is new. */
export async function sendHolding(
  { context, bond }: Acting,
  handed: HandedTask,
  said: readonly Saying[],
): Promise<void> {
  const { holding, giverTask } = handed;
  if (holding === null) return;
  const isNew = holding.number > handed.sent || said.length > 0;
  await saveHanded(context.tx, { ...handed, sent: holding.number }, null);
  if (!isNew) return;
  const body: TaskHeld = { giverTaskId: giverTask, holding, said: [...said] };
  await sendMessage(context, {
    ...{ partnerId: bond.partnerId, subject: subjectOfTask(giverTask), kind: 'task.held', body },
    files: filesOf(said),
  });
}

/** The files that go along: each content once, what is small enough. */
function filesOf(said: readonly Saying[]): MessageFile[] {
  const files = said.flatMap(({ report }) => report?.files ?? []);
  const small = files.filter(({ size }) => size <= MOST_FILE_BYTES);
  const distinct = new Map(
    small.map(({ name, hash, mediaType }) => [hash, { name: name.slice(0, 300), hash, mediaType }]),
  );
  return [...distinct.values()].slice(0, MOST_FILES);
}
