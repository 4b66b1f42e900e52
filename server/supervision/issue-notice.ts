import type { Day } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import type { Paper } from '../papers/paper.ts';
import type { Draft } from '../plans/contract.ts';
import type { DeadlineShape } from '../plans/figures-contract.ts';
import { type Issued, issuePlan, requireIssuable } from '../plans/issue-plan.ts';
import { readApart } from '../plans/read-apart.ts';
import { insertReading, updateReading } from '../plans/store/reading-store.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { noticeErrors } from './notice-errors-contract.ts';
import {
  type NoticeText,
  noticeNumber,
  noticeText,
  numberIn,
  type Order,
  symbolOf,
} from './rules/notice.ts';
import {
  lastNumber,
  lastSymbol,
  type NoticeSubject,
  noticeOf,
  writeNotice,
} from './store/notice-store.ts';

/** An order with the units of the register behind its names. */
export interface UnitOrder extends Order {
  readonly leadUnits: readonly UnitRef[];
  readonly coordinatorUnits: readonly UnitRef[];
  readonly deadlineShape: DeadlineShape | null;
  /** It becomes a task; else it is only said. */
  readonly asTask: boolean;
}

export interface Notice {
  readonly kind: NoticeSubject;
  readonly subjectId: string;
  /** Number and symbol as they are written: `12/TB-BTTTT`. */
  readonly written: string;
  readonly on: Day;
  readonly paper: Paper;
  readonly orders: readonly UnitOrder[];
}

/** Number and symbol for the next notice of a body in a year. */
export async function nextNoticeNumber(
  db: Db | Tx,
  authorityId: string,
  year: number,
): Promise<string> {
  const last = await lastNumber(db, authorityId, year);
  const symbol = (await lastSymbol(db, authorityId))?.replace(/^TB-/u, '');
  const authority = symbol ? null : await loadAuthority(db, authorityId);
  return noticeNumber(last + 1, symbol ?? symbolOf(authority?.name ?? ''));
}

/**
 * Writes the notice with its number and the draft by which its orders are issued, in the act that asks for
 * it. One that was written before and never issued gives way.
 *
 * @returns the draft to issue
 * @throws Refusal NOTICE_NUMBER, NOTICE_NUMBER_TAKEN, NOTICE_ISSUED, DRAFT_BLOCKED
 */
export async function draftNotice(
  context: ActContext,
  notice: Notice,
): Promise<{ readingId: string }> {
  const { tx, authorityId, author, now, ids } = context;
  const number = numberIn(notice.written);
  if (number === null) throw new Refusal(noticeErrors.NOTICE_NUMBER, { number: notice.written });
  const before = await noticeOf(tx, authorityId, notice.kind, notice.subjectId);
  if (before?.planId) throw new Refusal(noticeErrors.NOTICE_ISSUED, { number: before.symbol });
  const saved = { at: now, by: author.personId };
  if (before?.readingId) {
    await updateReading(tx, authorityId, before.readingId, { state: 'dropped' }, saved);
  }
  const text = noticeText(notice.paper, notice.orders);
  const authority = await loadAuthority(tx, authorityId);
  const issuer = { id: authority?.unitId ?? author.unitId, name: authority?.name ?? '' };
  const draft = draftOf(notice, text, issuer);
  requireIssuable(draft);
  const readingId = ids.next();
  const title = notice.paper.subject;
  await insertReading(
    tx,
    authorityId,
    {
      ...{ id: readingId, sourceText: text.text, sourceName: null, fileHash: null, warnings: [] },
      // What it orders is known: there is nothing to be read, only the outline to be kept.
      reading: { ...(await readApart('')), clauses: clausesOf(text), readMs: 0 },
      ...{ draft, title, folded: plainWords(`${notice.written} ${title}`) },
      savedBy: author.personId,
    },
    now,
  );
  const isOurs = await writeNotice(tx, authorityId, {
    ...{ id: ids.next(), kind: notice.kind, subjectId: notice.subjectId, number },
    ...{ symbol: notice.written, signedOn: notice.on, paper: notice.paper, readingId },
    ...{ places: text.places, madeAt: now, madeBy: author.personId },
  });
  if (!isOurs) {
    const facts = { number: notice.written, year: notice.on.slice(0, 4) };
    throw new Refusal(noticeErrors.NOTICE_NUMBER_TAKEN, facts);
  }
  return { readingId };
}

/**
 * Issues the draft of a notice the way of every directive: the notice stands in the register with its
 * outline, and each order is a task that rests on its words.
 */
export function issueDrafted(
  platform: Platform,
  actor: Actor,
  readingId: string,
  effectiveOn: string,
  key: string | null,
): Promise<Issued> {
  const request = { id: readingId, version: 1, effectiveOn, newEdition: false };
  return issuePlan(platform, actor, request, key);
}

function clausesOf({ clauses }: NoticeText) {
  return clauses.map(({ label, heading, start, end }) => ({
    ...{ label, heading, level: 1, parent: null, start, end },
  }));
}

function draftOf(
  { written, on, paper, orders }: Notice,
  { text, places }: NoticeText,
  issuer: { readonly id: string; readonly name: string },
): Draft {
  const byKey = new Map(places.map((place) => [place.key, place]));
  return {
    identity: {
      ...{ type: 'TB', number: written, issuedOn: on, signer: paper.signer.name },
      issuer: unitOf({ ...issuer, shortName: null }),
      ...{ title: paper.subject, spans: {} },
    },
    ...{ citations: [], declared: { tasks: null, fields: null }, fields: [], targets: [] },
    ...{ money: [], phases: [], duties: [], mottos: [], notUnderstood: [] },
    tasks: orders
      .map((order, at) => ({ order, label: String(at + 1) }))
      .filter(({ order }) => order.asTask)
      .map(({ order, label }) => {
        const place = byKey.get(order.key);
        const span = place ? { start: place.start, end: place.end } : null;
        return {
          ...{ key: order.key, label, title: order.words, path: [], fieldKey: null },
          quote: span ? text.slice(span.start, span.end) : order.words,
          lead: order.leadUnits.map(unitOf),
          coord: order.coordinatorUnits.map(unitOf),
          deadline: order.deadlineShape && { ...order.deadlineShape, span: null },
          product: order.product ? { text: order.product, span: null } : null,
          ...{ earlyReason: null, state: 'confirmed' as const, span, confidence: null },
          rule: 'notice/order',
        };
      }),
  };
}

function unitOf({ id, name }: UnitRef): Draft['tasks'][number]['lead'][number] {
  return {
    ...{ written: name, span: null, implied: false, unitId: id, unitName: name },
    ...{ group: false, memberIds: [] },
  };
}
