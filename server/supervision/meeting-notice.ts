import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { unitRefs } from '../organisation/units.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperBlock } from '../papers/paper.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { UnitOrder } from './issue-notice.ts';
import type { AgendaItem } from './meeting-contract.ts';
import { AGENDA_KINDS, type AgendaKind } from './rules/agenda.ts';
import { listed, noticePaper } from './rules/notice.ts';
import type { MeetingRecord } from './store/meeting-table.ts';

/** Who signs a notice and under which number; null while it is only looked at. */
export interface Signs {
  readonly number: string | null;
  readonly on: Day | null;
  readonly position: string;
  readonly signer: string;
}

export const UNSIGNED: Signs = { number: null, on: null, position: '', signer: '' };

/** What the minutes order or say, with the units of the register behind it. */
export async function ordersOf(db: Db | Tx, meeting: MeetingRecord): Promise<UnitOrder[]> {
  const { minutes, agenda } = meeting;
  const units = await unitRefs(
    db,
    minutes.flatMap(({ leadIds, coordinatorIds }) => [...leadIds, ...coordinatorIds]),
  );
  const named = (ids: readonly string[]) => ids.flatMap((id) => units.get(id) ?? []);
  const items = new Map(agenda.map((item) => [item.key, item]));
  return minutes.map((conclusion) => {
    const leadUnits = named(conclusion.leadIds);
    const coordinatorUnits = named(conclusion.coordinatorIds);
    const item = conclusion.itemKey === null ? undefined : items.get(conclusion.itemKey);
    return {
      ...{ key: conclusion.key, about: aboutOf(item?.words ?? conclusion.words) },
      ...{ words: conclusion.words, product: conclusion.product, asTask: conclusion.asTask },
      leads: leadUnits.map(({ name }) => name),
      coordinators: coordinatorUnits.map(({ name }) => name),
      deadline: conclusion.deadline?.raw ?? '',
      ...{ deadlineShape: conclusion.deadline, leadUnits, coordinatorUnits },
    };
  });
}

/** Thông báo kết luận cuộc họp as it is signed. */
export async function composeMeetingNotice(
  db: Db | Tx,
  meeting: MeetingRecord,
  signs: Signs,
): Promise<Paper> {
  const { name, held_on, head } = meeting;
  const day = asDay(held_on);
  const body = await bodyOf(db, meeting.authority_id, signs.on ?? day);
  const orders = await ordersOf(db, meeting);
  const units = [
    ...new Set(orders.flatMap(({ leads, coordinators }) => [...leads, ...coordinators])),
  ];
  const place = head.place ? `, tại ${head.place}` : '';
  const chair = head.chair || 'Lãnh đạo';
  const attended = head.attendees ? ` Dự họp có ${head.attendees.replace(/[\s.;]+$/, '')}.` : '';
  const { signer } = body;
  return noticePaper({
    body: {
      ...body,
      signer: {
        position: signs.position ? signs.position.split('\n') : signer.position,
        name: signs.signer || signer.name,
      },
    },
    ...{ number: signs.number, day: signs.on, subject: `Kết luận tại cuộc họp ${name}` },
    opening: [
      `Ngày ${formatDay(day)}${place}, ${chair} chủ trì cuộc họp ${name}.${attended}`,
      'Sau khi nghe báo cáo và ý kiến của các đơn vị, chủ trì cuộc họp kết luận như sau:',
    ],
    orders,
    closing:
      units.length === 0
        ? []
        : [
            `Yêu cầu ${listed(units)} tổ chức thực hiện và báo cáo kết quả theo thời hạn được giao.`,
          ],
    recipients: [...units, 'Lưu: VT'],
  });
}

/** In whose name the authority writes, and who signs for it. */
export async function bodyOf(db: Db | Tx, authorityId: string, day: Day) {
  const authority = await loadAuthority(db, authorityId);
  return issuingBody(db, authority?.unitId ?? authorityId, day);
}

const KIND_WORDS: Readonly<Record<AgendaKind, string>> = {
  previous: 'Kết luận kỳ trước chưa xong',
  handed_back: 'Đề nghị trả lại nhiệm vụ',
  extension: 'Đề nghị gia hạn',
  explanation: 'Giải trình chờ quyết định',
  returned: 'Kết quả bị trả lại',
  overdue: 'Nhiệm vụ quá hạn',
  holds_up: 'Nhiệm vụ trọng tâm đang chặn việc khác',
  idle: 'Nhiệm vụ không thời hạn để lâu',
  own: 'Nội dung khác',
};

/** Chương trình họp with the facts of each item, to be printed before the meeting. */
export async function composeAgenda(
  db: Db | Tx,
  meeting: MeetingRecord,
  agenda: readonly AgendaItem[],
  now: Date,
): Promise<Paper> {
  const { name, held_on, head } = meeting;
  const day = asDay(held_on);
  const body = await bodyOf(db, meeting.authority_id, day);
  const asOf = head.openedAt ? new Date(head.openedAt) : now;
  return {
    ...{ type: 'CTr', organ: body.organ, number: null, place: body.place, day },
    ...{ subject: `Cuộc họp ${name}`, to: [], bases: [], decider: null, annexes: [] },
    body: [
      { kind: 'paragraph', words: whenAndWhere(meeting) },
      { kind: 'paragraph', words: `Số liệu tính đến ngày ${formatDay(dayInVietnam(asOf))}.` },
      ...AGENDA_KINDS.flatMap((kind): PaperBlock[] => {
        const items = agenda.filter((item) => item.kind === kind && !item.dropped);
        if (items.length === 0) return [];
        return [
          { kind: 'heading', level: 1, text: KIND_WORDS[kind] },
          { kind: 'table', table: itemTable(items) },
        ];
      }),
    ],
    ...{ signer: body.signer, recipients: ['Thành phần dự họp', 'Lưu: VT'] },
  };
}

function whenAndWhere({ held_on, head }: MeetingRecord): string {
  const parts = [
    `Thời gian: ${head.at} ngày ${formatDay(asDay(held_on))}`,
    ...(head.place ? [`địa điểm: ${head.place}`] : []),
    ...(head.chair ? [`chủ trì: ${head.chair}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function itemTable(items: readonly AgendaItem[]) {
  return {
    ...{ caption: null, note: null },
    columns: [
      { head: 'STT', width: 7, align: 'centre' as const },
      { head: 'Nội dung', width: 43 },
      { head: 'Đơn vị', width: 22 },
      { head: 'Thời hạn', width: 14 },
      { head: 'Tiến độ', width: 14 },
    ],
    rows: items.map(({ words, facts }, at) => ({
      cells: [
        ...[String(at + 1), facts?.asks ? `${words} (${facts.asks})` : words],
        ...[facts?.unitName ?? '', sayDue(facts), sayProgress(facts)],
      ],
    })),
  };
}

function sayDue(facts: AgendaItem['facts']): string {
  if (!facts) return '';
  if (facts.dueOn === null) return 'Không thời hạn';
  const late = facts.daysLate > 0 ? `, quá hạn ${facts.daysLate} ngày` : '';
  return `${formatDay(asDay(facts.dueOn))}${late}`;
}

function sayProgress(facts: AgendaItem['facts']): string {
  if (!facts) return '';
  return facts.percent === null ? 'Chưa có số liệu' : `${facts.percent} %`;
}

/** What a point is about: the beginning of its words, whole words only. */
function aboutOf(words: string): string {
  const plain = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.;,]+$/, '');
  if (plain.length <= 120) return plain;
  return `${plain.slice(0, 120).replace(/\s+\S*$/, '')}…`;
}
