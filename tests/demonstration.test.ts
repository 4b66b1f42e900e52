import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDemonstration } from '../seed/remove-demonstration.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import type { AmendmentRow } from '../server/amendments/contract.ts';
import type { PlanVersionRow, VersionChange } from '../server/amendments/versions-contract.ts';
import type { Allocation } from '../server/indicators/allocation-contract.ts';
import type { TargetRow } from '../server/indicators/contract.ts';
import type { CountedProducts } from '../server/indicators/counted-contract.ts';
import { type Installation, openInstallation } from '../server/open-installation.ts';
import { listDemonstrationAccounts } from '../server/organisation/contract.ts';
import type { Plan } from '../server/plans/contract.ts';
import { readConfig } from '../server/platform/config.ts';
import { authoritiesWithEntries } from '../server/platform/journal/journal-store.ts';
import { verifyJournal } from '../server/platform/journal/verify-journal.ts';
import type { FeedbackRow } from '../server/portal/feedback/contract.ts';
import { publishedAuthorities, publishedPlan } from '../server/portal/store/published.ts';
import { serve } from '../server/start-server.ts';
import type { Preview, Reorganisation, ReorganisationRow } from '../server/succession/contract.ts';
import { logicalState } from '../server/succession/testing/logical-state.ts';
import type { Board, Coverage } from '../server/tasks/contract.ts';
import { verifyLedger } from '../server/tasks/verify-ledger.ts';
import { freshDatabase } from './support/platform.ts';

/** The demonstration as a newcomer meets it, asked over HTTP. */
describe('the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-demo-'));
  let installation: Installation;
  let server: Awaited<ReturnType<typeof serve>>;
  let planner: Visitor;

  beforeAll(async () => {
    const config = readConfig({
      CHIDAO_VAR: folder,
      CHIDAO_PORT: '0',
      CHIDAO_LOG: 'silent',
      CHIDAO_RATE_LIMIT: '0',
      CHIDAO_REMINDERS: 'false',
      DATABASE_URL: await freshDatabase('demonstration'),
    });
    installation = await openInstallation(config, { role: 'server' });
    await seedDemonstration(installation, () => undefined);
    server = await serve(installation, config);
    planner = await visit(server.port, 'Bộ Thông tin và Truyền thông', 'planner');
  }, 300_000);
  afterAll(async () => {
    await server.close();
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads like a public body: a plan with an update, one mended in the open, one that waits', async () => {
    const { db } = installation.database;
    const decision = await publishedPlan(db, 'bo-tttt', '601-qd-btttt-2022');
    expect(decision?.edition).toMatchObject({
      ...{ number: 2, kind: 'update', cutOff: '2022-10-03' },
      snapshot: { plan: { number: '601/QĐ-BTTTT', issuedOn: '2022-03-31', version: 1 } },
    });
    const { tasks = [], money = [], targets = [] } = decision?.edition?.snapshot ?? {};
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks.every(({ key, quote }) => key.startsWith('nv-') && quote !== undefined)).toBe(
      true,
    );
    expect(money.map(({ year }) => year)).toContain(2022);
    expect(targets.length + money.length).toBeGreaterThan(0);
    const programme = await publishedPlan(db, 'bo-tttt', '1723-qd-btttt-2021');
    expect(programme?.editions.map(({ kind }) => kind)).toEqual(['correction', 'update', 'first']);
    expect(await publishedPlan(db, 'ha-noi', '150-kh-stttt-2013')).not.toBeNull();
    const bodies = await publishedAuthorities(db);
    expect(bodies.map(({ slug, plans }) => [slug, plans]).sort()).toEqual([
      ['bo-tttt', 2],
      ['ha-noi', 1],
    ]);
  });

  it('is spoken to by people outside: some answered, one late, one that waits, one put aside, one rubbish', async () => {
    const { rows, waiting } = await planner.get<FeedbackList>('/api/feedback');
    expect(rows.map(({ state }) => state).sort()).toEqual([
      ...['answered', 'answered', 'answered', 'new', 'new', 'new', 'not_ours'],
      ...['rubbish', 'suspect'],
    ]);
    expect(waiting).toMatchObject({ answer: 3, late: 1, suspect: 1 });
    expect(rows.filter(({ state, late }) => state === 'answered' && late)).toHaveLength(1);
  });

  it('holds the plans of the ministry with the facts of the real documents', async () => {
    const { rows } = await planner.get<{ rows: Plan[] }>('/api/plans');
    expect(rows.map((plan) => [plan.number, plan.issuedOn]).sort()).toEqual([
      ['01/CT-BTTTT', '2021-01-11'],
      ['1097/KH-BTTTT', '2023-04-04'],
      ['12/KH-CVT', '2022-04-22'],
      ['1723/QĐ-BTTTT', '2021-10-29'],
      ['601/QĐ-BTTTT', '2022-03-31'],
    ]);
    const directive = rows.find((plan) => plan.number === '01/CT-BTTTT');
    const plan = await planner.get<Plan>(`/api/plans/${directive?.id}`);
    expect(plan.declared).toMatchObject({ sum: 193, fieldsWithCount: 7, fieldsWithout: 2 });
    expect(plan.fields.map((field) => field.declaredCount)).toEqual([
      8,
      40,
      16,
      39,
      20,
      31,
      39,
      null,
      null,
    ]);
  });

  it('shows a unit with its own plan, 22 days after the decision that it carries on', async () => {
    const { rows } = await planner.get<{ rows: Plan[] }>('/api/plans');
    const decision = rows.find(({ number }) => number === '601/QĐ-BTTTT');
    const { columns } = await planner.get<Coverage>(`/api/plans/${decision?.id}/coverage`);
    const own = columns.flatMap(({ unit, plans }) =>
      plans.map(({ number, days }) => [unit?.name, number, days]),
    );
    expect(own).toEqual([['Cục Viễn thông', '12/KH-CVT', 22]]);
  });

  it('keeps the ranks and shares to reach by 2025 with the plan that promises them', async () => {
    const { rows } = await planner.get<{ rows: Plan[] }>('/api/plans?q=1723');
    const plan = await planner.get<Plan>(`/api/plans/${rows[0]?.id}`);
    const targets = plan.provisions.filter((provision) => provision.kind === 'target');
    const tops = targets
      .filter((target) => target.data.comparator === 'top')
      .map((target) => target.data.value);
    expect(tops.sort()).toEqual([30, 35, 40, 50, 50]);
  });

  it('judges every target of Decision 1723 by what was seen', async () => {
    const { rows } = await planner.get<{ rows: Plan[] }>('/api/plans?q=1723');
    const path = `/api/targets?planId=${rows[0]?.id}&limit=100`;
    const board = await planner.get<{ rows: TargetRow[] }>(path);
    const classes = board.rows.map(({ code, judgement }) => [code, judgement?.class]).sort();
    expect(classes).toEqual([
      ['cap_quang', 'off_path'],
      ['dien_thoai', 'off_path'],
      ['hang_attt', 'met'],
      ['hang_buu_chinh', 'at_risk'],
      ['hang_chinh_phu_so', 'no_data'],
      ['hang_cong_nghiep', 'off_path'],
      ['hang_vien_thong', 'met'],
      // The households behind the fibre of every household, shared out to 63 provinces.
      ['ho_cap_quang', 'off_path'],
      ['kinh_te_so', 'at_risk'],
      ['kinh_te_so_nganh', 'off_path'],
      ['moi_truong_so', 'met'],
      ['mxh_viet_nam', 'off_path'],
      ['nang_suat', 'off_path'],
      ['tang_truong_nganh', 'met'],
      ['tiep_can_bao_chi', 'met'],
    ]);
    // In the middle of the plan nothing was final yet.
    const then = await planner.get<{ rows: TargetRow[] }>(`${path}&asOf=2024-06-30`);
    const finals = then.rows.filter(({ judgement }) => judgement?.final);
    expect(finals).toEqual([]);
    expect(then.rows.map(({ judgement }) => judgement?.class)).toContain('on_path');
  });

  it('shares out tablets and fibre to 63 provinces exactly, and targets of the province to its communes', async () => {
    const { rows } = await planner.get<{ rows: TargetRow[] }>('/api/targets?limit=100');
    for (const code of ['may_tinh_bang', 'ho_cap_quang']) {
      const target = rows.find((row) => row.code === code);
      const path = `/api/targets/${target?.id}/allocation`;
      const { shares, balances } = await planner.get<Allocation>(path);
      expect(shares).toHaveLength(63);
      expect(balances.every(({ left }) => left === 0)).toBe(true);
    }
    const province = await visit(server.port, 'Tỉnh Minh Sơn', 'planner');
    const own = await province.get<{ rows: TargetRow[] }>('/api/targets');
    const digital = own.rows.find(({ code }) => code === 'ho_so_so_hoa');
    const found = await province.get<Allocation>(`/api/targets/${digital?.id}/allocation`);
    expect(found.shares).toHaveLength(20);
    expect(found.balances.map(({ left }) => left)).toEqual([0]);
  });

  it('counts the products of Plan 150 at its tasks', async () => {
    const city = await visit(server.port, 'Thành phố Hà Nội', 'planner');
    const { rows } = await city.get<{ rows: TargetRow[] }>('/api/targets');
    const counted = await Promise.all(
      rows.map(async ({ code, indicatorId, judgement }) => {
        const path = `/api/indicators/${indicatorId}/products`;
        const { claimed, named, counted: found } = await city.get<CountedProducts>(path);
        return [code, claimed, named, found, judgement?.class];
      }),
    );
    expect(counted.sort()).toEqual([
      ['so_ke_hoach', 5, 5, 5, 'met'],
      ['so_quy_hoach', 3, 3, 3, 'met'],
      ['so_van_ban', 10, 10, 10, 'met'],
    ]);
  });

  it('is alive today: the province has work done, late, open, waiting and overdue', async () => {
    const province = await visit(server.port, 'Tỉnh Minh Sơn', 'planner');
    const { total } = await province.get<Board>('/api/board');
    for (const count of [total.doneOnTime, total.doneLate, total.openWithin, total.openOverdue]) {
      expect(count).toBeGreaterThan(0);
    }
    const inbox = await province.get<{ total: number }>('/api/inbox');
    expect(inbox.total).toBeGreaterThan(0);
    const then = await province.get<Board>('/api/board?asOf=2012-12-31');
    expect(then.total.total).toBe(0);
  });

  it('has duties that come back and a deadline that waits for its event', async () => {
    const province = await visit(server.port, 'Tỉnh Minh Sơn', 'planner');
    type Page = { rows: { title: string; occurrence: string | null }[]; total: number };
    const waiting = await province.get<Page>('/api/tasks?flag=WAITS_ANCHOR');
    expect(waiting.total).toBe(1);
    const weekly = await province.get<Page>(
      '/api/tasks?q=h%E1%BB%93+s%C6%A1+tr%E1%BB%B1c+tuy%E1%BA%BFn',
    );
    // Forty weeks since the plan was issued, each with its own line, its own day and its own state.
    expect(weekly.total).toBeGreaterThan(30);
    expect(weekly.rows.every(({ occurrence }) => occurrence !== null)).toBe(true);
    expect(weekly.rows[0]?.title).toMatch(/\(tuần \d+\/20\d\d\)$/);
  });

  it('has a programme that was amended once by its own clause, and a proposal that clashes', async () => {
    const { rows } = await planner.get<{ rows: Plan[] }>('/api/plans?q=1723');
    const plan = rows.find(({ number }) => number === '1723/QĐ-BTTTT');
    const path = `/api/plans/${plan?.id}`;
    const { versions, open } = await planner.get<{ versions: PlanVersionRow[]; open: number }>(
      `${path}/versions`,
    );
    expect(versions).toMatchObject([
      { number: 1, until: '2023-07-31' },
      { number: 2, inForceFrom: '2023-08-01', directive: { number: '1215/QĐ-BTTTT' } },
    ]);
    expect(open).toBe(2);
    const { changes } = await planner.get<{ changes: VersionChange[] }>(
      `${path}/version-changes?from=1&to=2`,
    );
    expect(changes.flatMap(({ fields }) => fields.map(({ field }) => field)).sort()).toEqual([
      'deadline',
      'product',
    ]);
    const list = await planner.get<{ rows: AmendmentRow[] }>(`/api/amendments?planId=${plan?.id}`);
    expect(list.rows.map(({ state, clashes }) => [state, clashes])).toEqual([
      ['proposed', 1],
      ['proposed', 1],
      ['refused', 0],
      ['applied', 0],
    ]);
  });

  it('lets a visitor end the ministry by the plan that waits, and put it back as it was', async () => {
    const admin = await visit(server.port, 'Bộ Thông tin và Truyền thông', 'admin');
    const { rows } = await admin.get<{ rows: ReorganisationRow[] }>('/api/reorganisations');
    expect(rows.map(({ onDay, state }) => [onDay, state]).sort()).toEqual([
      ['2025-01-01', 'executed'],
      ['2025-03-01', 'draft'],
      ['2025-03-01', 'executed'],
      // Provinces merge, and the level of districts ends.
      ['2025-07-01', 'executed'],
      ['2025-07-01', 'executed'],
    ]);
    const path = `/api/reorganisations/${rows.find(({ state }) => state === 'draft')?.id}`;
    expect(await admin.get<Reorganisation>(path)).toMatchObject({ problems: [], isAcross: true });
    const { kinds, worklist } = await admin.get<Preview>(`${path}/preview`);
    expect(worklist).toBeGreaterThan(0);
    for (const { before, after, ends } of kinds) {
      expect(after.reduce((sum, { count }) => sum + count, ends)).toBe(before);
    }
    const board = await planner.get<Board>('/api/board');
    const before = await facts();
    const done = await admin.post<{ version: number }>(`${path}/execute`, { version: 1 });
    const there = await admin.get<Reorganisation>(path);
    expect([there.state, there.may]).toEqual(['executed', ['choose', 'undo']]);
    // Lines of money bear no unit of their own: they stand with their task or project.
    const moved = kinds
      .filter(({ kind }) => kind !== 'money')
      .flatMap(({ goes }) => goes.map(({ count }) => count));
    expect(there.moved).toBe(moved.reduce((sum, count) => sum + count, 0));
    // Whoever planned for the ministry plans for the one that took it over, and finds its work there.
    const { total } = await planner.get<Board>('/api/board');
    expect(total.openWithin + total.openOverdue).toBeGreaterThan(0);
    const reason = 'Hoàn lại sau khi xem thử';
    await admin.post(`${path}/undo`, { version: done.version, reason });
    expect(await facts()).toEqual(before);
    // Work that was never reported counts its silence from the row that holds, which is a new one.
    const back = (await planner.get<Board>('/api/board')).total;
    expect({ ...back, silent: 0 }).toEqual({ ...board.total, silent: 0 });
  });

  /** Everything but the balances of the ledger: jobs carry them on meanwhile, and they are held against the tasks below. */
  async function facts(): Promise<unknown> {
    const { balance: _, ...others } = await logicalState(installation.platform);
    return others;
  }

  it('leaves every journal whole and every ledger equal to its tasks', async () => {
    const { db, journalKey } = installation.platform;
    for (const id of await authoritiesWithEntries(db)) {
      expect(await verifyJournal(db, id, journalKey)).toMatchObject({ whole: true });
      expect((await verifyLedger(db, id)).differences).toBe(0);
    }
  });

  it('is not built twice, and goes when it is told to', async () => {
    const said: string[] = [];
    await seedDemonstration(installation, (line) => said.push(line));
    expect(said).toEqual([]);
    expect(await removeDemonstration(installation)).toContain('Đã bỏ');
    await seedDemonstration(installation, (line) => said.push(line));
    expect(said).toEqual([]);
    const setup = await fetch(`http://127.0.0.1:${server.port}/api/setup`);
    expect(await setup.json()).toMatchObject({ needed: true });
  });
});

interface FeedbackList {
  readonly rows: readonly FeedbackRow[];
  readonly waiting: Readonly<Record<'answer' | 'late' | 'suspect', number>>;
}

interface Visitor {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** Steps into the first person of a body who has the role. */
async function visit(port: number, body: string, role: string): Promise<Visitor> {
  const base = `http://127.0.0.1:${port}`;
  const people = await fetch(`${base}/api/demonstration`);
  const list = listDemonstrationAccounts.reply.parse(await people.json());
  const person = list.accounts.find((one) => one.authorityName === body && one.role === role);
  const reply = await fetch(`${base}/api/demonstration/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-chidao': '1' },
    body: JSON.stringify({ username: person?.username ?? '' }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(base + path, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: {
          ...{ cookie, 'content-type': 'application/json', 'x-chidao': '1' },
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      }),
  };
}
