import { addDays, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { DraftTask } from '../server/plans/contract.ts';
import { continueIssues, issueOrBegin, issuingView } from '../server/plans/issue-in-background.ts';
import { readingOf } from '../server/plans/open-reading.ts';
import { readDirective } from '../server/plans/read-directive.ts';
import { saveDraft } from '../server/plans/save-draft.ts';
import type { Platform } from '../server/platform/act.ts';

/** Directive 01 declares this many tasks; each commune gets all of them. */
export const TASKS_A_COMMUNE = 193;

const FIELDS = [
  'Bưu chính',
  'Viễn thông',
  'Công nghệ thông tin',
  'An toàn thông tin',
  'Công nghiệp số',
  'Báo chí',
  'Tổng hợp',
  'Chính sách',
  'Thanh tra',
];

const VERBS = [
  'Rà soát',
  'Xây dựng',
  'Triển khai',
  'Hoàn thành',
  'Tổ chức',
  'Cập nhật',
  'Kiểm tra',
];
const OBJECTS = [
  'hạ tầng băng rộng',
  'cơ sở dữ liệu dân cư',
  'đài truyền thanh',
  'điểm bưu điện văn hóa',
  'tổ công nghệ số',
  'cổng dịch vụ công',
];

/** To whom a directive of the bench goes. */
export type Lead = { readonly toEvery: number } | { readonly unitIds: readonly string[] };

export interface BenchIssue {
  readonly planId: string;
  readonly tasks: number;
  readonly seconds: number;
}

/**
 * A directive of so many tasks, through the product's own acts: read, drafted, issued. To every commune
 * it is given by their class, which the register fills at the issue.
 */
export async function giveDirective(
  platform: Platform,
  planner: Actor,
  number: string,
  lead: Lead,
  tasks = TASKS_A_COMMUNE,
): Promise<BenchIssue> {
  const text = `Số: ${number}\n\nCHỈ THỊ\nVề nhiệm vụ trong năm\n`;
  const issuedOn = dayInVietnam(platform.clock());
  const given = { kind: 'text', text, name: null } as const;
  const { readingId } = await readDirective(platform, planner, given, null);
  const reading = await readingOf(platform.db, planner, readingId);
  const fields = FIELDS.map((name, n) => ({
    ...{ key: `f${n}`, name, declaredCount: null },
    ...{ span: null, confidence: 1, rule: null },
  }));
  const issuer = {
    ...leadOf({ unitIds: [] }, 'Bộ Đo lường Thử nghiệm'),
    unitId: planner.jurisdictionUnitId,
    group: false,
  };
  const identity = {
    ...reading.draft.identity,
    ...{ type: 'CT', number, issuedOn, issuer, title: 'Về nhiệm vụ trong năm' },
  };
  const draft = {
    ...reading.draft,
    identity,
    fields,
    tasks: Array.from({ length: tasks }, (_, n) => benchTask(n, lead, issuedOn)),
  };
  const { version } = await saveDraft(
    platform,
    planner,
    { id: readingId, version: reading.version, draft },
    null,
  );
  const started = performance.now();
  const request = { id: readingId, version, effectiveOn: issuedOn, newEdition: false };
  // The job is done here and not beside, so that nothing else is timed.
  const quiet = { ...platform, jobs: { ...platform.jobs, soon: () => undefined } };
  const reply = await issueOrBegin(quiet, planner, request, null);
  if ('issuing' in reply) await continueIssues(platform);
  const issued =
    'issuing' in reply ? (await issuingView(platform, planner, readingId)).issuing?.issued : reply;
  if (!issued) throw new Error('nothing was issued');
  const { planId, tasks: lines } = issued;
  const seconds = (performance.now() - started) / 1000;
  const each = 'toEvery' in lead ? lead.toEvery : lead.unitIds.length;
  return { planId, tasks: lines * each, seconds };
}

function leadOf(lead: Lead, written: string) {
  const isClass = 'toEvery' in lead;
  return {
    written,
    ...{ span: null, implied: false, unitId: null, unitName: null, group: true },
    memberIds: isClass ? [] : [...lead.unitIds],
    ...(isClass ? { memberCount: lead.toEvery } : {}),
  };
}

function benchTask(n: number, lead: Lead, issuedOn: Day): DraftTask {
  const dueOn = addDays(issuedOn, 40 + ((n * 37) % 420));
  const words = `${VERBS[n % VERBS.length]} ${OBJECTS[n % OBJECTS.length]} đợt ${n + 1}`;
  return {
    ...{ key: `t${n}`, label: `${n + 1}.`, title: words, quote: words, path: [] },
    fieldKey: `f${n % FIELDS.length}`,
    lead: [leadOf(lead, 'Ủy ban nhân dân các xã, phường, thị trấn')],
    coord: [],
    deadline: {
      ...{ raw: dueOn, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null },
      ...{ dueOn, span: null },
    },
    ...{ product: null, earlyReason: null, state: 'confirmed', span: null },
    ...{ confidence: 1, rule: null },
  };
}
