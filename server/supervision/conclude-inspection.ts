import { sql } from 'kysely';
import type { z } from 'zod';
import { asDay, type Day, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Paper, PaperBlock } from '../papers/paper.ts';
import { type Issued, requireIssuer } from '../plans/issue-plan.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnInspection } from './act-on-inspection.ts';
import type {
  concludeInspection as concludeEndpoint,
  orderRecommendations as orderEndpoint,
} from './inspection-contract.ts';
import { inspectionErrors } from './inspection-errors-contract.ts';
import { draftNotice, issueDrafted, nextNoticeNumber, type UnitOrder } from './issue-notice.ts';
import { bodyOf } from './meeting-notice.ts';
import type { Saved } from './plan-inspection.ts';
import { listed, noticePaper, numberIn } from './rules/notice.ts';
import {
  type FindingRecord,
  findings,
  type InspectionRecord,
  type RecommendationRecord,
  recommendations,
  visits,
} from './store/inspection-tables.ts';
import { noticeOf, writeNotice } from './store/notice-store.ts';
import { tellWhoMustAct } from './tell-who-must-act.ts';

const DEGREE_WORDS = { minor: 'nhẹ', serious: 'nghiêm trọng', grave: 'rất nghiêm trọng' } as const;

/**
 * Kết luận kiểm tra: what was found stands, the document gets its number of the year and is kept as signed,
 * and every recommendation is open at its unit.
 *
 * @throws Refusal CONFLICT, INSPECTION_STEP, NOTHING_FOUND
 */
export async function concludeInspection(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  { version, general, on }: z.output<(typeof concludeEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = {
    ...{ name: 'conclude_inspection', step: 'conclude' as const, inspectionId, version, key },
  };
  return actOnInspection(platform, actor, act, async (context, inspection) => {
    const { tx, authorityId, now, ids } = context;
    const of = sql`x.inspection_id = ${inspectionId}`;
    if ((await visits.list(tx, authorityId, of, null)).length === 0) {
      throw new Refusal(inspectionErrors.NOTHING_FOUND);
    }
    const day = asDay(on);
    const number = await nextNoticeNumber(tx, authorityId, Number(on.slice(0, 4)));
    const paper = await composeConclusion(tx, inspection, { number, on: day, general });
    await writeNotice(tx, authorityId, {
      ...{ id: ids.next(), kind: 'inspection', subjectId: inspectionId },
      ...{ number: numberIn(number) ?? 0, symbol: number, signedOn: on, paper, readingId: null },
      ...{ places: [], madeAt: now, madeBy: actor.personId },
    });
    const opened = await standing(tx, authorityId, inspectionId, 'draft');
    await moveAll(context, opened, 'open');
    const addressed = opened.map(({ unit_id }) => unit_id);
    await tellWhoMustAct(context, addressed, {
      ...{ subjectKind: 'inspection', subjectId: inspectionId, title: inspection.name },
      address: `/supervision/inspections/${inspectionId}`,
      says: {
        vi: 'đã kết luận kiểm tra, có kiến nghị với đơn vị',
        en: 'concluded an inspection, with a recommendation to the unit',
      },
    });
    const signer = paper.signer.name ?? '';
    return {
      reply: { id: inspectionId, version: version + 1 },
      change: { conclusion: { number, on, general, signer } },
      after: { number, on, general, recommendations: opened.length },
    };
  });
}

/**
 * Giao thành nhiệm vụ: the recommendations that are meant so are issued as a plan on the conclusion, the way
 * of every directive; here they are settled, and their tasks say how far they are.
 *
 * @throws Refusal NOTHING_TO_ORDER and those of issuing a plan
 */
export async function orderRecommendations(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  { version, effectiveOn }: z.output<(typeof orderEndpoint)['body']>,
  key: string | null,
): Promise<Issued> {
  requireIssuer(actor);
  const act = {
    ...{ name: 'order_recommendations', step: 'order' as const, inspectionId, version },
    key: key === null ? null : `${key}-draft`,
  };
  const { readingId } = await actOnInspection(platform, actor, act, async (context, inspection) => {
    const { tx, authorityId } = context;
    const ordered = (await standing(tx, authorityId, inspectionId, 'open')).filter(
      ({ as_task }) => as_task,
    );
    const notice = await noticeOf(tx, authorityId, 'inspection', inspectionId);
    if (ordered.length === 0 || !notice) throw new Refusal(inspectionErrors.NOTHING_TO_ORDER);
    const all = await ordersOf(tx, await told(tx, authorityId, inspectionId));
    const wanted = new Set(ordered.map(({ id }) => id));
    const orders = all.map((order) => ({ ...order, asTask: wanted.has(order.key) }));
    const drafted = await draftNotice(context, {
      ...{ kind: 'inspection', subjectId: inspectionId, written: notice.symbol },
      ...{ on: asDay(notice.signedOn), paper: notice.paper, orders },
    });
    await moveAll(context, ordered, 'ordered');
    const { conclusion } = inspection;
    return {
      reply: drafted,
      after: { number: conclusion?.number, recommendations: ordered.map(({ id }) => id) },
    };
  });
  return issueDrafted(platform, actor, readingId, effectiveOn, key);
}

/** Kết luận kiểm tra as a document: what was looked at, what was found, what each unit is told to do. */
export async function composeConclusion(
  db: Db | Tx,
  inspection: InspectionRecord,
  { number, on, general }: { number: string | null; on: Day | null; general: string },
): Promise<Paper> {
  const { authority_id: authorityId, id, name, unit_ids, starts_on, ends_on, plan } = inspection;
  const of = sql`x.inspection_id = ${id}`;
  const found = (await findings.list(db, authorityId, of, null)).filter(({ dropped }) => !dropped);
  const orders = await ordersOf(db, await told(db, authorityId, id));
  const body = await bodyOf(db, authorityId, on ?? asDay(ends_on));
  const refs = await unitRefs(db, [...unit_ids, ...found.map(({ unit_id }) => unit_id)]);
  const nameOf = (unitId: string) => refs.get(unitId)?.name ?? '';
  const span = `từ ngày ${formatDay(asDay(starts_on))} đến ngày ${formatDay(asDay(ends_on))}`;
  const units = unit_ids.map(nameOf);
  return noticePaper({
    ...{ body, number, day: on, subject: `Kết luận kiểm tra ${name}` },
    opening: [
      ...(plan.basis ? [`Căn cứ ${plan.basis.replace(/[\s.;]+$/, '')}.`] : []),
      `Đoàn kiểm tra đã làm việc tại ${listed(units)} ${span}. Nội dung kiểm tra: ${plan.contents.replace(/[\s.;]+$/, '')}.`,
      ...(general ? [general] : []),
    ],
    middle: [
      ...(found.length === 0
        ? []
        : [{ kind: 'heading', level: 1, text: 'Kết quả kiểm tra' } as const]),
      ...found.flatMap((finding) => findingBlocks(finding, nameOf(finding.unit_id))),
      ...(orders.length === 0 ? [] : [{ kind: 'heading', level: 1, text: 'Kiến nghị' } as const]),
    ],
    ...{ orders, closing: [], recipients: [...units, 'Lưu: VT'] },
  });
}

function findingBlocks(finding: FindingRecord, unitName: string): PaperBlock[] {
  const { words, nature, degree, cause, responsibility, person_name } = finding;
  const who = person_name ? `${unitName}, ${person_name}` : unitName;
  const item = (label: string, said: string): PaperBlock => ({
    kind: 'item',
    words: [{ text: `${label}: `, italic: true }, { text: said }],
  });
  return [
    { kind: 'heading', level: 2, text: `Tại ${unitName}` },
    { kind: 'paragraph', words },
    item('Tính chất', nature),
    item('Mức độ', DEGREE_WORDS[degree]),
    item('Nguyên nhân', cause),
    item('Trách nhiệm', `${who}: ${responsibility}`),
  ];
}

async function ordersOf(
  db: Db | Tx,
  recommended: readonly RecommendationRecord[],
): Promise<UnitOrder[]> {
  const units = await unitRefs(
    db,
    recommended.map(({ unit_id }) => unit_id),
  );
  return recommended.map(({ id, unit_id, words, deadline, as_task }) => {
    const unit = units.get(unit_id);
    return {
      ...{ key: id, about: unit?.name ?? '', words, coordinators: [], product: null },
      ...{ leads: unit ? [unit.name] : [], leadUnits: unit ? [unit] : [], coordinatorUnits: [] },
      ...{ deadline: deadline?.raw ?? '', deadlineShape: deadline, asTask: as_task },
    };
  });
}

/** The recommendations that the conclusion tells, in their order. */
async function told(
  db: Db | Tx,
  authorityId: string,
  inspectionId: string,
): Promise<RecommendationRecord[]> {
  const of = sql`x.inspection_id = ${inspectionId} and x.state <> 'dropped'`;
  return recommendations.list(db, authorityId, of, null);
}

async function standing(
  tx: Tx,
  authorityId: string,
  inspectionId: string,
  state: RecommendationRecord['state'],
): Promise<RecommendationRecord[]> {
  const of = sql`x.inspection_id = ${inspectionId} and x.state = ${state}`;
  return recommendations.list(tx, authorityId, of, null);
}

async function moveAll(
  { tx, now, author }: ActContext,
  moved: readonly RecommendationRecord[],
  state: RecommendationRecord['state'],
): Promise<void> {
  for (const row of moved) {
    const stamp = { version: row.version + 1, since: now, changed_by: author.personId };
    await recommendations.replace(tx, { ...row, state, ...stamp });
  }
}
