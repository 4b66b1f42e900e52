import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { unitRefs } from '../organisation/units.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import type { Paper } from '../papers/paper.ts';
import { amendingPaper } from '../plans/amending-paper.ts';
import { cite } from '../plans/plan-paper.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { documentOfPlan, type PlanDocument } from '../tasks/store/plan-paper-store.ts';
import { placeOf } from './read-thing.ts';
import { decidedOf } from './rules/changes.ts';
import type { DecidedLine } from './rules/decision-text.ts';
import { FIELD_WORDS } from './rules/field-words.ts';
import { kindRule } from './rules/kinds.ts';
import { valueSpeaker } from './say-values.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';
import type { Change } from './value-contract.ts';

/** The amending decision with the sentence of each change, and the document that it amends. */
export interface Decision {
  readonly paper: Paper;
  readonly lines: readonly DecidedLine[];
  readonly amended: PlanDocument;
}

/** Number, day and signature as they will stand, or as they stand already. */
export interface DecisionSigns {
  readonly number: string | null;
  readonly on: Day | null;
  readonly effectiveOn: Day;
  readonly position: string;
  readonly signer: string;
}

/**
 * Quyết định điều chỉnh, bổ sung with its table of changes: what was agreed to; while nothing is decided, what
 * is proposed.
 */
export async function composeDecision(
  db: Db | Tx,
  amendment: AmendmentRecord,
  signs: DecisionSigns,
  now: Date,
): Promise<Decision> {
  const { authority_id: authorityId, plan_id: planId, changes } = amendment;
  const amended = await documentOfPlan(db, authorityId, planId);
  if (!amended) throw new Error(`Plan ${planId} has no document`);
  const isDecided = changes.some(({ decision }) => decision !== null);
  const kept = changes.filter((each) =>
    isDecided ? decidedOf(each).agreed : each.merged === null,
  );
  const values = kept.map((each) => ({ change: each, value: standsAs(each) }));
  const say = await valueSpeaker(
    placeOf(db, amendment, now),
    values.flatMap(({ change, value }) => [change.before, value]),
  );
  const lines = values.map(({ change, value }): DecidedLine => {
    const { kind, thingId, key, place } = change;
    const ends = kindRule(kind).field === 'life';
    return {
      ...{ key, place, what: FIELD_WORDS[kind].vi },
      before: ends ? change.title : (say(change.before, thingId)?.vi ?? null),
      after: say(value, thingId)?.vi ?? null,
    };
  });
  const day = signs.on ?? dayInVietnam(now);
  const authority = await loadAuthority(db, authorityId);
  const body = await issuingBody(db, authority?.unitId ?? amendment.owner_unit_id, day);
  const proposer = (await unitRefs(db, [amendment.unit_id])).get(amendment.unit_id)?.name ?? '';
  const [position] = body.signer.position.map((line) => line.replace(/^(?:KT|TM)\.\s*/u, ''));
  const paper = amendingPaper({
    body: {
      ...body,
      signer: {
        position: signs.position ? signs.position.split('\n') : body.signer.position,
        name: signs.signer || body.signer.name,
      },
    },
    ...{ number: signs.number, day: signs.on, effectiveOn: signs.effectiveOn, plan: amended },
    decider: `${position ?? 'Thủ trưởng'} ${body.organ.name}`,
    bases: [`Căn cứ ${cite(amended)}`, `Theo đề nghị của ${proposer}`],
    changes: lines.map((line, at) => ({
      place: line.place,
      what: line.before === null ? line.what : `${line.what}${titleOf(values[at]?.change)}`,
      ...{ before: line.before, after: line.after },
      reason: values[at]?.change.reason ?? null,
    })),
    carriedOutBy: 'Thủ trưởng các cơ quan, đơn vị có liên quan',
  });
  return { paper, lines, amended };
}

/** A field is named with the thing that it is of; what ends is named by itself. */
function titleOf(change: Change | undefined): string {
  if (!change || kindRule(change.kind).field === 'life') return '';
  return ` của “${change.title}”`;
}

function standsAs(change: Change) {
  const decided = decidedOf(change);
  return decided.agreed ? decided.value : change.after;
}

/** The signs of a proposal: as it was bound, or still to be filled in. */
export function signsOf({ binding, effective_on }: AmendmentRecord, now: Date): DecisionSigns {
  return {
    number: binding?.number ?? null,
    on: binding ? asDay(binding.on) : null,
    effectiveOn: effective_on === null ? dayInVietnam(now) : asDay(effective_on),
    ...{ position: binding?.position ?? '', signer: binding?.signer ?? '' },
  };
}

/** `Quyết định số 12/QĐ-BTTTT ngày 05/01/2023`, as journals and bases of money name it. */
export function citeBinding({
  number,
  on,
}: {
  readonly number: string;
  readonly on: string;
}): string {
  return `Quyết định số ${number} ngày ${formatDay(asDay(on))}`;
}
