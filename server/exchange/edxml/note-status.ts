import type { Actor } from '../../organisation/actor.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { edxmlErrors, type Received } from './contract.ts';
import { documentIdKey } from './rules/document-id.ts';
import { instantOf } from './rules/edxml-days.ts';
import type { EdxmlFault, EdxmlStatus } from './rules/edxml-package.ts';
import { hear, stateSaid } from './rules/package-states.ts';
import { findReceived, findSent, movePackage, type PackageRecord } from './store/package-store.ts';
import { insertStatuses, statusesOf } from './store/status-store.ts';

/**
 * Notes a status message on the document of which it speaks: one that was sent moves on, one that was received
 * is asked back by 13. What comes out of order is kept and shown and moves nothing.
 *
 * @throws Refusal EDXML_NO_SUCH_DOCUMENT
 */
export async function noteStatus(
  platform: Platform,
  actor: Actor,
  status: EdxmlStatus,
  faults: readonly EdxmlFault[],
  key: string | null,
): Promise<Received> {
  const { authorityId } = actor;
  const { responseFor, code } = status;
  const number = responseFor.code;
  const documentKey = documentIdKey(
    responseFor.documentId ?? { organId: responseFor.organId, day: responseFor.day, number },
  );
  const record =
    code === '13'
      ? await findReceived(platform.db, authorityId, { documentKey })
      : await findSent(platform.db, authorityId, documentKey);
  if (!record) throw new Refusal(edxmlErrors.EDXML_NO_SUCH_DOCUMENT, { number });
  const known = await statusesOf(platform.db, authorityId, record.id);
  const said = instantOf(status.at);
  const isKnown = known.some(
    (each) =>
      each.way === 'in' &&
      each.rawCode === status.rawCode &&
      said !== null &&
      each.saidAt.getTime() === said.getTime(),
  );
  const done = { packageId: record.id, readingId: record.readingId, faults: [...faults] };
  if (isKnown) return { outcome: 'duplicate', ...done };
  const request = { name: 'receive_edxml', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const heard = await movedBy(context, record, status);
    const { tx, now, ids } = context;
    await insertStatuses(
      tx,
      authorityId,
      [
        {
          ...{ id: ids.next(), packageId: record.id, way: 'in', code, rawCode: status.rawCode },
          said: status.description,
          department: status.staff?.department ?? status.from.name,
          ...{
            staff: status.staff?.staff ?? null,
            saidAt: said ?? now,
            isInOrder: heard.isInOrder,
          },
        },
      ],
      now,
    );
    if (heard.state !== record.state) await movePackage(tx, authorityId, record.id, heard.state);
    await context.journal({
      subjectKind: 'edxml_package',
      subjectId: record.id,
      before: { state: record.state },
      after: { state: heard.state, code, rawCode: status.rawCode, from: status.from.organId },
    });
    return { outcome: code === '13' ? 'recall_asked' : 'status_noted', ...done };
  });
}

async function movedBy(
  { tx, authorityId }: ActContext,
  { id, way, kind, state }: PackageRecord,
  { code }: EdxmlStatus,
): Promise<ReturnType<typeof hear>> {
  if (way === 'in') {
    const isOpen = state !== 'recall_asked';
    return { state: 'recall_asked', isInOrder: isOpen };
  }
  const heard = hear(state, code, kind === 'update' || kind === 'replace');
  if (heard.state !== 'recall_refused') return heard;
  // The other side goes on with it where it was.
  const before = (await statusesOf(tx, authorityId, id)).filter((each) => each.way === 'in');
  return { ...heard, state: stateSaid(before.map((each) => each.code)) };
}
