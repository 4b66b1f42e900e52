import type { Actor } from '../../organisation/actor.ts';
import { isBeingIssued } from '../../plans/store/issuing-store.ts';
import { holdReading, updateReading } from '../../plans/store/reading-store.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type EdxmlPackageView, edxmlErrors } from './contract.ts';
import { holdSeen, requireEdxml, requirePerson } from './edxml-desk.ts';
import { packageView } from './package-view.ts';
import type { StatusCode } from './rules/edxml-codes.ts';
import { actsOn, codesToFinish, type PackageAct, stateSaid } from './rules/package-states.ts';
import { STATE_WORDS } from './rules/state-words.ts';
import { moveOn, sayStatuses } from './say-statuses.ts';
import { movePackage, type PackageRecord } from './store/package-store.ts';
import { statusesOf } from './store/status-store.ts';
import { recallOf, tasksOfPackage } from './store/work-store.ts';

interface Decision {
  readonly id: string;
  readonly version: number;
}

/** What an update or a replacement is answered with, beside what a new document is. */
const isChange = ({ kind }: PackageRecord) => kind === 'update' || kind === 'replace';

/** Tiếp nhận: the office takes the document on. @throws Refusal EDXML_STATE, CONFLICT, EDXML_BY_PERSON */
export async function acceptPackage(
  platform: Platform,
  actor: Actor,
  decision: Decision,
  key: string | null,
): Promise<EdxmlPackageView> {
  return decide(
    platform,
    actor,
    'accept_edxml',
    'accept',
    decision,
    key,
    async (context, record) => {
      if (isChange(record)) await sayStatuses(context, record.id, ['15'], { by: actor });
      await moveOn(context, record.id, ['03'], { by: actor });
      return { state: 'accepted' };
    },
  );
}

/** Từ chối tiếp nhận, with the reason that the sender reads. */
export async function refusePackage(
  platform: Platform,
  actor: Actor,
  { reason, ...decision }: Decision & { readonly reason: string },
  key: string | null,
): Promise<EdxmlPackageView> {
  return decide(
    platform,
    actor,
    'refuse_edxml',
    'refuse',
    decision,
    key,
    async (context, record) => {
      const code: StatusCode = isChange(record) ? '16' : '02';
      await sayStatuses(context, record.id, [code], { by: actor, said: reason });
      await movePackage(context.tx, context.authorityId, record.id, 'refused');
      return { state: 'refused', reason };
    },
  );
}

/** Hoàn thành: confirmed by a person once all work of the document is closed. @throws Refusal EDXML_OPEN_TASKS */
export async function finishPackage(
  platform: Platform,
  actor: Actor,
  decision: Decision,
  key: string | null,
): Promise<EdxmlPackageView> {
  return decide(
    platform,
    actor,
    'finish_edxml',
    'finish',
    decision,
    key,
    async (context, record) => {
      const tasks = await tasksOfPackage(context.tx, context.authorityId, record.id);
      if (tasks && tasks.open > 0) {
        throw new Refusal(edxmlErrors.EDXML_OPEN_TASKS, { count: tasks.open });
      }
      await moveOn(context, record.id, codesToFinish(record.state), { by: actor });
      return { state: 'finished' };
    },
  );
}

/**
 * Answers a recall. What was agreed to is taken back here too: the package stands as recalled and its draft is put
 * aside; tasks that were issued from it are withdrawn by whoever issued them.
 */
export async function answerRecall(
  platform: Platform,
  actor: Actor,
  { agrees, reason, ...decision }: Decision & { readonly agrees: boolean; readonly reason: string },
  key: string | null,
): Promise<EdxmlPackageView> {
  return decide(
    ...([platform, actor, 'answer_edxml_recall', 'answer_recall', decision, key] as const),
    async (context, record) => {
      const { tx, authorityId } = context;
      const said = reason === '' ? null : reason;
      await sayStatuses(context, record.id, [agrees ? '15' : '16'], { by: actor, said });
      const before = (await statusesOf(tx, authorityId, record.id)).filter(
        ({ way }) => way === 'out',
      );
      const state = agrees ? 'recalled' : stateSaid(before.map(({ code }) => code));
      await movePackage(tx, authorityId, record.id, state);
      if (agrees) await dropDraft(context, actor, record);
      const asked = await recallOf(tx, authorityId, record.id);
      if (asked) {
        await movePackage(tx, authorityId, asked, agrees ? 'recalled' : 'recall_refused');
      }
      return { state, agrees, reason: said };
    },
  );
}

/** A draft that nobody has issued yet has lost its ground; it is kept whole and can be restored. */
async function dropDraft(
  context: ActContext,
  actor: Actor,
  { readingId }: PackageRecord,
): Promise<void> {
  const { tx, now, authorityId } = context;
  const reading = readingId === null ? null : await holdReading(tx, authorityId, readingId);
  if (reading?.state !== 'draft' || (await isBeingIssued(tx, authorityId, reading.id))) return;
  const saved = { at: now, by: actor.personId };
  const version = await updateReading(tx, authorityId, reading.id, { state: 'dropped' }, saved);
  await context.journal({
    subjectKind: 'reading',
    subjectId: reading.id,
    before: { version: reading.version, state: 'draft' },
    after: { version, state: 'dropped' },
  });
}

/** Lấy lại: asks the other side to give back what was sent. */
export async function recallPackage(
  platform: Platform,
  actor: Actor,
  { reason, ...decision }: Decision & { readonly reason: string },
  key: string | null,
): Promise<EdxmlPackageView> {
  return decide(
    platform,
    actor,
    'recall_edxml',
    'recall',
    decision,
    key,
    async (context, record) => {
      await sayStatuses(context, record.id, ['13'], { by: actor, said: reason });
      await movePackage(context.tx, context.authorityId, record.id, 'recall_asked');
      return { state: 'recall_asked', reason };
    },
  );
}

/** The steps that every decision on a package shares. */
async function decide(
  platform: Platform,
  actor: Actor,
  name: string,
  act: PackageAct,
  { id, version }: Decision,
  key: string | null,
  work: (context: ActContext, record: PackageRecord) => Promise<Record<string, unknown>>,
): Promise<EdxmlPackageView> {
  requireEdxml(actor, 'edxml.send');
  requirePerson(actor);
  const { authorityId } = actor;
  await perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const record = await holdSeen(context.tx, actor, id, version);
    if (!actsOn(record.way, record.kind, record.state).includes(act)) {
      throw new Refusal(edxmlErrors.EDXML_STATE, { ...STATE_WORDS[record.state] });
    }
    const after = await work(context, record);
    await context.journal({
      subjectKind: 'edxml_package',
      subjectId: id,
      before: { state: record.state },
      after: { number: record.number, ...after },
    });
    return { id };
  });
  return packageView(platform, actor, id);
}
