import { reportProgress, uploadFile } from '../../../server/tasks/contract.ts';
import { call, upload } from '../../app/client.ts';
import { dropFile, keptFile } from '../../app/offline/device-files.ts';
import { asProblem, mayResend, type ProblemError } from '../../app/problem-error.ts';
import type { DeviceValue } from '../../kit/kept-store.ts';
import { countOf, percentOf, type WeekEntries, type WeekEntry } from './week-entry.ts';
import { nextTurn, restored, stood, type Turn, without } from './week-queue.ts';

export interface Sending {
  readonly postId: string;
  readonly store: DeviceValue<WeekEntries>;
  /** Task ids in the order of the sheet. */
  readonly order: () => readonly string[];
  /** A row arrived. */
  readonly onSent: (turn: Turn) => void;
  /** A row was refused; it stays on the device with the reason. */
  readonly onRefused: (turn: Turn, problem: ProblemError) => void;
  /** `throw` where nobody has just pressed a button: a lost session then leaves the queue as it is. */
  readonly session: 'wait' | 'throw';
}

/** What this tab is sending now, by post. */
const running = new Map<string, Promise<number>>();

/**
 * Sends what waits, one row after another. Only one tab of a browser sends at a time; another one leaves it
 * to that. A row that did not arrive stays in the queue under its key, and the rest wait behind it.
 *
 * @returns how many rows arrived
 */
export function sendQueue(sending: Sending): Promise<number> {
  const { postId } = sending;
  const before = running.get(postId);
  // Whoever asks while this tab sends hears of the same rows: they all go out in that one turn.
  if (before) return before;
  const turn = sendAlone(sending).finally(() => running.delete(postId));
  running.set(postId, turn);
  return turn;
}

async function sendAlone(sending: Sending): Promise<number> {
  if (!('locks' in navigator)) return drain(sending);
  const name = `chidao.week.${sending.postId}`;
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock === null ? 0 : drain(sending),
  );
}

async function drain(sending: Sending): Promise<number> {
  const { store } = sending;
  // Whoever sends alone knows that nothing else is on its way.
  store.change(restored);
  for (let sent = 0; ; ) {
    const turn = nextTurn(store.read(), sending.order());
    if (turn === null) return sent;
    store.change((all) => stood(all, turn.id, { kind: 'sending', key: turn.key }));
    try {
      await sendTurn(sending, turn);
      sent += 1;
    } catch (error) {
      const problem = asProblem(error);
      if (mayResend(problem) || problem.code === 'NOT_SIGNED_IN') {
        store.change((all) => stood(all, turn.id, { kind: 'waiting', key: turn.key }));
        return sent;
      }
      const why = problem.problem.title;
      store.change((all) => stood(all, turn.id, { kind: 'failed', why }));
      sending.onRefused(turn, problem);
    }
  }
}

async function sendTurn({ store, session, onSent }: Sending, turn: Turn): Promise<void> {
  const { id, key } = turn;
  for (const photo of turn.entry.photos) {
    const file = await keptFile(photo.key);
    const sent = file && (await upload(uploadFile, file, { idempotencyKey: photo.key, session }));
    const { name, size } = photo;
    store.change((all) => {
      const entry = all[id];
      if (entry === undefined) return all;
      const files = sent ? [...entry.files, { id: sent.id, name, size }] : entry.files;
      const photos = entry.photos.filter((each) => each.key !== photo.key);
      return { ...all, [id]: { ...entry, files, photos } };
    });
    await dropFile(photo.key);
  }
  const entry = store.read()[id];
  if (entry === undefined) return;
  const { version } = await call(
    reportProgress,
    { params: { id }, body: bodyOf(entry) },
    { idempotencyKey: key, session },
  );
  store.change((all) => arrived(all, turn, entry, version));
  onSent(turn);
}

/** What was typed while the row was on its way stays, as a new one on top of what has arrived. */
function arrived(
  all: WeekEntries,
  { id, key }: Turn,
  sent: WeekEntry,
  version: number,
): WeekEntries {
  const now = all[id];
  if (now === undefined || isOnItsWay(now, key)) return without(all, id);
  const files = now.files.filter((file) => !sent.files.some((each) => each.id === file.id));
  return { ...all, [id]: { ...now, files, about: now.about && { ...now.about, version } } };
}

function isOnItsWay({ send }: WeekEntry, key: string): boolean {
  return send.kind === 'sending' && send.key === key;
}

function bodyOf(entry: WeekEntry) {
  const percent = percentOf(entry.percent);
  const quantity = countOf(entry.count);
  return {
    version: entry.about?.version ?? 0,
    percent: percent === 'bad' ? null : percent,
    quantity: quantity === 'bad' ? null : quantity,
    body: entry.body.trim(),
    difficulty: entry.difficulty.trim() || null,
    fallReason: entry.fallReason.trim() || null,
    fileIds: entry.files.map(({ id }) => id),
  };
}
