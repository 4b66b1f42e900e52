import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Installation, openInstallation } from '../../server/open-installation.ts';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../../server/organisation/accounts.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import { foundAuthority, writeUnits } from '../../server/organisation/found-authority.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import { actorIn } from '../../server/organisation/store/people-store.ts';
import { issuingView } from '../../server/plans/issue-in-background.ts';
import { readingView } from '../../server/plans/reading-view.ts';
import { saveDraft } from '../../server/plans/save-draft.ts';
import { NETWORK_PLAN, numbered } from '../../server/plans/testing/directive-texts.ts';
import { paste } from '../../server/plans/testing/issue-text.ts';
import { perform } from '../../server/platform/act.ts';
import { readConfig } from '../../server/platform/config.ts';
import { serve } from '../../server/start-server.ts';
import { expectSound, shoot, visitor, withBrowser } from '../support/browser.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

const COMMUNES = 300;
const BEGINS = '2012-01-02';

let site: { installation: Installation; address: string; close(): Promise<void> };
let planner: Actor;
const communes: string[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-large-'));
  const config = readConfig({
    CHIDAO_PORT: '0',
    CHIDAO_VAR: folder,
    CHIDAO_LOG: 'silent',
    CHIDAO_RATE_LIMIT: '0',
    CHIDAO_REMINDERS: 'false',
    // What goes to a few hundred communes is large here.
    CHIDAO_ISSUE_BATCH: '700',
    DATABASE_URL: inject('ownDatabase'),
  });
  const installation = await openInstallation(config, { role: 'server' });
  const { port, close } = await serve(installation, config);
  site = {
    installation,
    address: `http://localhost:${port}`,
    async close() {
      await close();
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  planner = await makeWorld(installation);
});
afterAll(() => site.close());

/** A body with three hundred communes under it and one officer who issues. */
async function makeWorld({ platform }: Installation): Promise<Actor> {
  const authorityId = platform.ids.next();
  const act = programAct('large_issue_world', authorityId);
  const { accountId, postId } = await perform(platform, act, async (context) => {
    const top = await foundAuthority(context, {
      ...{ name: 'UBND tỉnh Thử Nghiệm', shortName: 'Thử Nghiệm', kind: 'province', code: null },
      ...{ aliases: [], validFrom: BEGINS, validTo: null, reference: null },
    });
    const units = Array.from({ length: COMMUNES }, (_, n) => ({
      ...{ id: context.ids.next(), authorityId, kind: 'commune' as const, code: null },
      ...{ name: `Xã thử số ${n + 1}`, shortName: null, aliases: [], parentId: top },
      ...{ validFrom: BEGINS, validTo: null },
    }));
    await writeUnits(context, units);
    communes.push(...units.map(({ id }) => id));
    const personId = await createPerson(context, { fullName: 'Lê Thị Giao' });
    const account = { personId, username: 'giao.viec', password: null, demonstration: true };
    const post = { unitId: top, title: 'Chuyên viên', role: 'planner' as const, validFrom: BEGINS };
    const made = {
      accountId: await createAccount(context, account),
      postId: await createPost(context, post),
    };
    await appoint(context, { personId, postId: made.postId, validFrom: BEGINS });
    return made;
  });
  const actor = await actorIn(platform.db, accountId, postId, BEGINS);
  if (!actor) throw new Error('nobody was hired');
  return actor;
}

/** A draft that gives each of its five tasks to every commune. */
async function draftToAll(): Promise<string> {
  const { platform } = site.installation;
  const id = await paste(platform, planner, numbered(NETWORK_PLAN, '77/KH-UBND'));
  const { draft, version } = await readingView(platform, planner, id);
  const every = {
    ...{ written: 'UBND các xã', span: null, implied: false, unitId: null, unitName: null },
    ...{ group: true, memberIds: communes },
  };
  const tasks = draft.tasks.map((task) => ({ ...task, lead: [every], coord: [] }));
  const unitId = planner.jurisdictionUnitId;
  const issuer = { ...every, unitId, written: 'UBND tỉnh Thử Nghiệm', group: false, memberIds: [] };
  const identity = { ...draft.identity, issuer };
  await saveDraft(platform, planner, { id, version, draft: { ...draft, identity, tasks } }, null);
  return id;
}

/** Holds a table until it is let go: nobody writes into it meanwhile. */
async function hold(table: 'task_row' | 'posting'): Promise<() => Promise<void>> {
  const client = await site.installation.database.pool.connect();
  await client.query(`begin; lock table ${table} in share mode`);
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

async function enter(page: Page): Promise<void> {
  await page.request.post(`${site.address}/api/demonstration/session`, {
    headers: { 'x-chidao': '1' },
    data: { username: 'giao.viec' },
  });
}

test('an order to every commune: its progress, leaving the page, coming back, the news when it is over', async () => {
  const reading = await draftToAll();
  const page = await visitor();
  await enter(page);
  const review = reviewPage(page);
  const open = async () => {
    await page.goto(`${site.address}/readings/${reading}`);
    await review.opened();
  };
  await open();
  await review.openSheet();

  const letGo = await hold('task_row');
  await review.sheet.getByRole('button', { name: 'Ban hành cho 300 đơn vị' }).click();
  await review.sheet.getByText('Đang giao 0/1.500. Có thể rời trang.').waitFor();
  await expectSound(page);
  await shoot(page, 'issuing');

  // Elsewhere nothing of it shows, and the work goes on without the page.
  await page.goto(`${site.address}/plans`);
  await page.getByText('Chưa có kế hoạch nào.').waitFor();
  const letLedgerGo = await hold('posting');
  await letGo();
  await open();
  await page.getByRole('button', { name: 'Ban hành..' }).click();
  await review.sheet.getByText('Đang giao 1.500/1.500. Có thể rời trang.').waitFor();

  await page.goto(`${site.address}/inbox?view=news`);
  await page.getByText('Chưa có tin.').waitFor();
  await letLedgerGo();
  const { platform } = site.installation;
  const state = async () => (await issuingView(platform, planner, reading)).issuing?.state;
  await expect.poll(state).toBe('done');
  await page.reload();
  const news = page.getByRole('list', { name: 'Tin' });
  await news.getByText('Đã ban hành xong.').waitFor();
  await expectSound(page);
  await shoot(page, 'issued-news');
  await news.getByRole('link', { name: 'Ai chưa tiếp nhận' }).click();
  await page
    .getByText(/1\.500/)
    .first()
    .waitFor();

  await page.goto(`${site.address}/inbox?view=news`);
  await news.getByRole('link', { name: 'Xem kế hoạch' }).click();
  await page.getByRole('heading', { level: 1, name: '77/KH-UBND' }).waitFor();
});
