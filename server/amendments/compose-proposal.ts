import { dayInVietnam } from '../calendar/rules/day.ts';
import { unitRefs } from '../organisation/units.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import type { Paper } from '../papers/paper.ts';
import { cite } from '../plans/plan-paper.ts';
import type { Db } from '../platform/database/database.ts';
import { composeDecision, signsOf } from './compose-decision.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';

/**
 * Tờ trình of the unit that proposes: why, and the same table of changes that the decision would bear, so that
 * whoever signs sees what was asked for.
 */
export async function composeProposal(
  db: Db,
  amendment: AmendmentRecord,
  now: Date,
): Promise<Paper> {
  const asked = amendment.changes.map((change) => ({ ...change, decision: null, merged: null }));
  const whole = { ...amendment, changes: asked };
  const { paper, amended } = await composeDecision(db, whole, signsOf(amendment, now), now);
  const day = dayInVietnam(amendment.since);
  const body = await issuingBody(db, amendment.unit_id, day);
  const owner = (await unitRefs(db, [amendment.owner_unit_id])).get(amendment.owner_unit_id);
  const count = asked.length;
  return {
    ...body,
    ...{ type: 'TTr', number: null, day: null, year: Number(day.slice(0, 4)) },
    subject: `Đề nghị điều chỉnh, bổ sung ${cite(amended)}`,
    to: [owner?.name ?? ''],
    ...{ bases: [], decider: null },
    body: [
      {
        kind: 'paragraph',
        words: `Qua tổ chức thực hiện ${cite(amended)}, ${body.organ.name} đề nghị ${amendment.title.charAt(0).toLocaleLowerCase('vi')}${amendment.title.slice(1)}, gồm ${count} nội dung tại Phụ lục kèm theo Tờ trình này.`,
      },
      ...asked.map(({ title, place, reason }) => ({
        kind: 'item' as const,
        words: `${[place, title].filter(Boolean).join(', ')}: ${reason}`,
      })),
      { kind: 'paragraph', words: `Kính trình ${owner?.name ?? ''} xem xét, quyết định` },
    ],
    recipients: ['Như trên', 'Lưu: VT'],
    annexes: paper.annexes.map((annex) => ({
      ...annex,
      title: 'Các nội dung đề nghị điều chỉnh, bổ sung',
    })),
  };
}
