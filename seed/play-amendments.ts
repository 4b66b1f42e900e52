import { amendmentView } from '../server/amendments/amendment-view.ts';
import { bindAmendment } from '../server/amendments/bind-amendment.ts';
import { ChangeWords } from '../server/amendments/contract.ts';
import { draftAmendment } from '../server/amendments/draft-amendment.ts';
import { applyDue } from '../server/amendments/jobs.ts';
import { appraiseChanges, decideChanges } from '../server/amendments/judge-changes.ts';
import { moveAmendment } from '../server/amendments/move-amendment.ts';
import type { ChangeKind } from '../server/amendments/rules/kinds.ts';
import type { Value } from '../server/amendments/value-contract.ts';
import { addDays, asDay, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import { deadlineFromText } from '../server/calendar/rules/deadline-text.ts';
import type { Actor } from '../server/organisation/actor.ts';
import { shapeOf } from '../server/plans/rules/draft-deadline.ts';
import type { Platform } from '../server/platform/act.ts';
import { linesOfPlan, type PlanLine } from '../server/tasks/store/plan-lines.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface AmendmentStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast;
  readonly planId: string;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/** The decision of 2023 and the day from which it holds. */
const DECIDED_ON = asDay('2023-07-03');
const HOLDS_FROM = asDay('2023-08-01');

/**
 * The programme of 2021 is amended as its own clause says: two units propose, the Minister decides with a
 * decision in 2023 that holds from August, and the plan has its version 2. Today a further proposal waits, and
 * clashes with another on the same deadline.
 *
 * @param file the plan that is amended; of the others nothing is proposed
 */
export function playAmendments(file: string, stage: AmendmentStage): void {
  if (file !== 'quyet-dinh-1723.txt') return;
  const { platform, agenda, ministry, planId, opensOn } = stage;
  const chance = createChance(1_723);
  const at = (day: Day, work: () => Promise<void>) => agenda.add(officeMoment(day, chance), work);
  let first: Proposal | null = null;
  let second: Proposal | null = null;
  at(asDay('2023-05-15'), async () => {
    first = await proposeThree(stage);
  });
  at(asDay('2023-05-24'), async () => {
    second = await proposeOne(stage, first);
  });
  at(asDay('2023-06-12'), async () => {
    for (const each of [first, second]) await appraise(platform, ministry.planner, each);
  });
  at(asDay('2023-06-26'), async () => {
    await decide(platform, ministry.leader, first, {
      ...{ task_deadline: 'agreed', withdraw_task: 'refused', task_product: 'other' },
    });
    await decide(platform, ministry.leader, second, { task_deadline: 'refused' });
  });
  at(DECIDED_ON, () => bind(platform, ministry.planner, first));
  agenda.add(new Date(`${HOLDS_FROM}T00:01:00+07:00`), async () => {
    await applyDue(platform);
  });
  at(addDays(opensOn, -12), () => proposeClash(platform, ministry, planId));
}

/** A proposal on its way; null where the plan had nothing open to be changed. */
interface Proposal {
  readonly id: string;
  readonly unitId: string;
  readonly proposer: Actor;
}

/** Lines in hand with the head of the unit that leads them, the unit with the most of them first. */
async function linesInHand(platform: Platform, ministry: Cast, planId: string) {
  const lines = await linesOfPlan(platform.db, ministry.authorityId, planId, null);
  const byUnit = new Map<string, PlanLine[]>();
  for (const line of lines) {
    const [unitId = ''] = line.unitIds;
    const isInHand = ['assigned', 'accepted', 'in_progress'].includes(line.state);
    if (line.isGroup || !isInHand || !ministry.units.has(unitId)) continue;
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), line]);
  }
  return [...byUnit]
    .map(([unitId, own]) => ({ unitId, own, head: ministry.units.get(unitId)?.head }))
    .sort((a, b) => b.own.length - a.own.length || a.unitId.localeCompare(b.unitId));
}

async function proposeThree({
  platform,
  ministry,
  planId,
}: AmendmentStage): Promise<Proposal | null> {
  const [first] = await linesInHand(platform, ministry, planId);
  if (!first?.head) return null;
  const [later, left, reworded = later] = first.own;
  if (!later || !reworded) return null;
  const changes = [
    {
      ...{ kind: 'task_deadline', thingId: later.id, after: deadline('Quý IV/2025') },
      reason: 'Phải chờ quy chuẩn kỹ thuật ban hành mới nghiệm thu được sản phẩm',
    },
    ...(left === undefined
      ? []
      : [
          {
            ...{ kind: 'withdraw_task', thingId: left.id, after: null },
            reason: 'Nội dung đã lồng ghép trong đề án khác của đơn vị',
          },
        ]),
    {
      ...{ kind: 'task_product', thingId: reworded.id },
      after: { as: 'words', words: 'Báo cáo tổng kết kèm bộ tài liệu hướng dẫn' },
      reason: 'Địa phương cần tài liệu hướng dẫn để triển khai thống nhất',
    },
  ];
  const title = 'Điều chỉnh thời hạn và sản phẩm một số nhiệm vụ';
  return propose(platform, planId, first.unitId, first.head, title, changes);
}

async function proposeOne(
  { platform, ministry, planId }: AmendmentStage,
  before: Proposal | null,
): Promise<Proposal | null> {
  const others = await linesInHand(platform, ministry, planId);
  const other = others.find(({ unitId }) => unitId !== before?.unitId);
  const [line] = other?.own ?? [];
  if (!other?.head || !line) return null;
  return propose(platform, planId, other.unitId, other.head, 'Lùi thời hạn một nhiệm vụ', [
    {
      ...{ kind: 'task_deadline', thingId: line.id, after: deadline('năm 2027') },
      reason: 'Nhân lực của đơn vị đang tập trung cho nhiệm vụ khác',
    },
  ]);
}

async function proposeClash(platform: Platform, ministry: Cast, planId: string): Promise<void> {
  const [own] = await linesInHand(platform, ministry, planId);
  const [line] = own?.own ?? [];
  if (!own?.head || !line) return;
  const opens = dayInVietnam(platform.clock());
  const [soon, far] = [1, 2].map((years) => `Quý II/${Number(opens.slice(0, 4)) + years}`);
  const change = (after: Value, reason: string) => [
    { kind: 'task_deadline', thingId: line.id, after, reason },
  ];
  const title = 'Lùi thời hạn để lấy ý kiến địa phương';
  const asked = change(deadline(far ?? ''), 'Cần thêm một đợt lấy ý kiến các tỉnh, thành phố');
  await propose(platform, planId, own.unitId, own.head, title, asked);
  const { planner } = ministry;
  const plain = change(deadline(soon ?? ''), 'Rút ngắn để kịp tổng kết chương trình');
  const name = 'Ấn định lại thời hạn sau tổng kết';
  await propose(platform, planId, planner.jurisdictionUnitId, planner, name, plain);
}

function deadline(text: string): Value {
  const read = deadlineFromText(text);
  if (!read.ok) throw new Error(`A deadline of the demonstration is unread: ${text}`);
  return { as: 'deadline', deadline: shapeOf(read.deadline) };
}

async function propose(
  platform: Platform,
  planId: string,
  unitId: string,
  proposer: Actor,
  title: string,
  given: readonly Readonly<Record<string, unknown>>[],
): Promise<Proposal> {
  const changes = given.map((each, at) => ChangeWords.parse({ ...each, key: `c${at + 1}` }));
  const { id, version } = await draftAmendment(
    platform,
    proposer,
    { planId, title, changes },
    null,
  );
  await moveAmendment(platform, proposer, id, { version, to: 'propose', words: '' }, null);
  return { id, unitId, proposer };
}

async function appraise(
  platform: Platform,
  planner: Actor,
  proposal: Proposal | null,
): Promise<void> {
  if (!proposal) return;
  const { id } = proposal;
  const { list, version } = await amendmentView(platform, planner, id);
  const opinions = list.map(({ key }) => {
    return { key, opinion: 'agree' as const, value: null, words: '' };
  });
  const said = await appraiseChanges(platform, planner, id, { version, opinions }, null);
  const words = 'Đề nghị xem xét từng nội dung theo khả năng hoàn thành';
  const move = { version: said.version, to: 'submit' as const, words };
  await moveAmendment(platform, planner, id, move, null);
}

type Outcome = 'agreed' | 'other' | 'refused';

async function decide(
  platform: Platform,
  leader: Actor,
  proposal: Proposal | null,
  outcomes: Readonly<Partial<Record<ChangeKind, Outcome>>>,
): Promise<void> {
  if (!proposal) return;
  const { id } = proposal;
  const { list, version } = await amendmentView(platform, leader, id);
  const decisions = list.map(({ key, kind }) => {
    const outcome = outcomes[kind] ?? 'agreed';
    const value: Value | null =
      outcome === 'other'
        ? { as: 'words', words: 'Báo cáo tổng kết kèm sổ tay hướng dẫn bản điện tử' }
        : null;
    const words = outcome === 'refused' ? 'Tiếp tục thực hiện như đã giao, không lùi thêm' : '';
    return { key, outcome, value, words };
  });
  const said = await decideChanges(platform, leader, id, { version, decisions }, null);
  const move = { version: said.version, to: 'conclude' as const, words: '' };
  await moveAmendment(platform, leader, id, move, null);
}

async function bind(platform: Platform, planner: Actor, proposal: Proposal | null): Promise<void> {
  if (!proposal) return;
  const { version } = await amendmentView(platform, planner, proposal.id);
  const signed = { on: dayInVietnam(platform.clock()), effectiveOn: HOLDS_FROM };
  const body = { version, number: '1215/QĐ-BTTTT', ...signed, position: '', signer: '' };
  await bindAmendment(platform, planner, proposal.id, body, null);
}
