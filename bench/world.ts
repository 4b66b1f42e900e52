import { sql } from 'kysely';
import { addDays, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../server/organisation/accounts.ts';
import type { Actor } from '../server/organisation/actor.ts';
import { foundAuthority, writeUnits } from '../server/organisation/found-authority.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import type { DraftTask } from '../server/plans/contract.ts';
import { issuePlan } from '../server/plans/issue-plan.ts';
import { readingOf } from '../server/plans/open-reading.ts';
import { readDirective } from '../server/plans/read-directive.ts';
import { saveDraft } from '../server/plans/save-draft.ts';
import { type Platform, perform } from '../server/platform/act.ts';
import { createIds } from '../server/platform/ids.ts';
import { foldLedger } from '../server/tasks/fold-ledger.ts';
import { rebuildLedger } from '../server/tasks/rebuild-ledger.ts';
import { taskColumns } from '../server/tasks/store/task-record.ts';

/** Directive 01 declares this many tasks; each commune gets all of them. */
const TASKS_A_COMMUNE = 193;
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
const COMMUNES_A_PROVINCE = 12;
const BEGINS = '2008-01-01';
/** The directive was issued so many days before the measurement. */
export const DAYS_OF_WORK = 320;

export interface BenchWorld {
  readonly authorityId: string;
  readonly planId: string;
  readonly planner: Actor;
  readonly plannerName: string;
  /** Head of the first commune, who reports progress. */
  readonly head: Actor;
  readonly headName: string;
  readonly tasks: number;
  readonly communes: number;
  readonly issueSeconds: number;
  readonly foldSeconds: number;
  readonly rebuildSeconds: number;
}

/**
 * Builds a ministry over provinces over communes, issues one directive of 193 tasks to every commune
 * by the real act, then spreads the tasks over states as a year of work would, and rebuilds the ledger.
 */
export async function buildWorld(platform: Platform, wanted: number): Promise<BenchWorld> {
  const communes = Math.max(1, Math.round(wanted / TASKS_A_COMMUNE));
  const authorityId = platform.ids.next();
  const made = await perform(platform, programAct('bench_world', authorityId), async (context) => {
    const top = await foundAuthority(context, {
      ...{ name: 'Bộ Đo lường Thử nghiệm', shortName: 'Bộ ĐLTN', kind: 'ministry', code: null },
      ...{ aliases: [], validFrom: BEGINS, validTo: null, reference: null },
    });
    const unit = (name: string, kind: 'province' | 'commune', parentId: string) => ({
      ...{ id: context.ids.next(), authorityId, name, kind, parentId, code: null, shortName: null },
      ...{ aliases: [], validFrom: BEGINS, validTo: null },
    });
    const provinces = Array.from({ length: Math.ceil(communes / COMMUNES_A_PROVINCE) }, (_, n) =>
      unit(`Tỉnh số ${n + 1}`, 'province', top),
    );
    const below = Array.from({ length: communes }, (_, n) =>
      unit(`Xã số ${n + 1}`, 'commune', provinces[Math.floor(n / COMMUNES_A_PROVINCE)]?.id ?? top),
    );
    await writeUnits(context, [...provinces, ...below]);
    const hire = async (username: string, unitId: string, role: 'planner' | 'commune') => {
      const personId = await createPerson(context, { fullName: `Người đo ${username}` });
      const accountId = await createAccount(context, {
        personId,
        username,
        password: null,
        demonstration: true,
      });
      const post = { unitId, title: 'Cán bộ', role, validFrom: BEGINS };
      const postId = await createPost(context, post);
      await appoint(context, { personId, postId, validFrom: BEGINS });
      return { accountId, postId };
    };
    const first = below[0]?.id ?? top;
    return {
      planner: await hire('bench-planner', top, 'planner'),
      head: await hire('bench-commune', first, 'commune'),
      communes: below.map((commune) => commune.id),
    };
  });
  const actor = async (hired: { accountId: string; postId: string }) => {
    const found = await actorIn(platform.db, hired.accountId, hired.postId, BEGINS);
    if (!found) throw new Error('nobody was hired');
    return found;
  };
  const planner = await actor(made.planner);
  const { planId, issueSeconds } = await issueToAll(begunLongAgo(platform), planner, made.communes);
  const foldSeconds = await secondsOf(() => foldLedger(platform.db, authorityId));
  await spreadStates(platform, authorityId, planId);
  await sql`vacuum analyze task`.execute(platform.db);
  const rebuildSeconds = await secondsOf(() => rebuildLedger(platform.db, authorityId));
  await sql`vacuum analyze`.execute(platform.db);
  return {
    authorityId,
    planId,
    planner,
    plannerName: 'bench-planner',
    head: await actor(made.head),
    headName: 'bench-commune',
    tasks: communes * TASKS_A_COMMUNE,
    communes,
    ...{ issueSeconds, foldSeconds, rebuildSeconds },
  };
}

/** The plan was issued most of a year ago, so that a past day has something to say. */
function begunLongAgo(platform: Platform): Platform {
  const clock = () => new Date(Date.now() - DAYS_OF_WORK * 86_400_000);
  return { ...platform, clock, ids: createIds(undefined, () => clock().getTime()) };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function issueToAll(
  platform: Platform,
  planner: Actor,
  communes: readonly string[],
): Promise<{ planId: string; issueSeconds: number }> {
  const text = 'Số: 01/CT-ĐLTN\n\nCHỈ THỊ\nVề nhiệm vụ trong năm\n';
  const issuedOn = dayInVietnam(platform.clock());
  const { readingId } = await readDirective(
    platform,
    planner,
    { kind: 'text', text, name: null },
    null,
  );
  const reading = await readingOf(platform.db, planner, readingId);
  const fields = FIELDS.map((name, n) => ({
    key: `f${n}`,
    name,
    declaredCount: null,
    span: null,
    confidence: 1,
    rule: null,
  }));
  const tasks = Array.from({ length: TASKS_A_COMMUNE }, (_, n) => benchTask(n, communes, issuedOn));
  const issuer = {
    ...leadUnit([], 'Bộ Đo lường Thử nghiệm'),
    unitId: planner.jurisdictionUnitId,
    group: false,
  };
  const identity = {
    ...reading.draft.identity,
    type: 'CT',
    number: '01/CT-ĐLTN',
    issuedOn,
    issuer,
    title: 'Về nhiệm vụ trong năm',
  };
  const draft = { ...reading.draft, identity, fields, tasks };
  const { version } = await saveDraft(
    platform,
    planner,
    { id: readingId, version: reading.version, draft },
    null,
  );
  const started = performance.now();
  const issued = await issuePlan(
    platform,
    planner,
    { id: readingId, version, effectiveOn: issuedOn, newEdition: false },
    null,
  );
  const issueSeconds = (performance.now() - started) / 1000;
  return { planId: issued.planId, issueSeconds };
}

function leadUnit(memberIds: readonly string[], written: string) {
  return {
    written,
    span: null,
    implied: false,
    unitId: null,
    unitName: null,
    group: true,
    memberIds: [...memberIds],
  };
}

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

function benchTask(n: number, communes: readonly string[], issuedOn: Day): DraftTask {
  const dueOn = addDays(issuedOn, 40 + ((n * 37) % 420));
  return {
    key: `t${n}`,
    label: `${n + 1}.`,
    title: `${VERBS[n % VERBS.length]} ${OBJECTS[n % OBJECTS.length]} đợt ${n + 1}`,
    quote: `${VERBS[n % VERBS.length]} ${OBJECTS[n % OBJECTS.length]} đợt ${n + 1}`,
    path: [],
    fieldKey: `f${n % FIELDS.length}`,
    lead: [leadUnit(communes, 'Ủy ban nhân dân các xã')],
    coord: [],
    deadline: {
      raw: dueOn,
      kind: 'FIXED',
      precision: 'day',
      norm: dueOn,
      startsOn: null,
      dueOn,
      span: null,
    },
    product: null,
    earlyReason: null,
    state: 'confirmed',
    span: null,
    confidence: 1,
    rule: null,
  };
}

/** 15 % untouched, 45 % under way, 5 % reported, 35 % closed (some late), over the days since; each with its history. */
async function spreadStates(
  platform: Platform,
  authorityId: string,
  planId: string,
): Promise<void> {
  const luck = sql`abs(hashtextextended(t.id::text, 1)) % 100`;
  const wait = sql`(10 + abs(hashtextextended(t.id::text, 2)) % ${sql.lit(DAYS_OF_WORK - 30)})`;
  const moved = sql`t.authority_id = ${authorityId} and t.plan_id = ${planId} and not t.is_group`;
  await sql`vacuum analyze task`.execute(platform.db);
  await sql`
    insert into task_history (${taskColumns()}, until)
    select ${taskColumns('t')}, t.since + ${wait} * interval '1 day'
    from task t where ${moved} and ${luck} >= 15`.execute(platform.db);
  await sql`vacuum analyze task_history`.execute(platform.db);
  const { rows } = await sql<{ n: string }>`
    update task t set
      state = case when ${luck} < 60 then 'in_progress' when ${luck} < 65 then 'reported'
        else 'closed' end,
      percent = case when ${luck} < 60 then ${luck} else 100 end,
      finished_on = case when ${luck} >= 65 then
        least(t.due_on + ((${luck} % 4) * 10 - 25)::int, k.until::date) end,
      reported_at = k.until, since = k.until, version = t.version + 1
    from task_history k
    where ${moved} and k.authority_id = t.authority_id and k.id = t.id
    returning 1 as n`.execute(platform.db);
  if (rows.length === 0) throw new Error('no task was moved');
}
