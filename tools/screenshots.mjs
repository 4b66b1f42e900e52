// npm run screenshots -- [ADDRESS]: takes the pictures of the README from the running demonstration.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { root } from './install.mjs';

const address = process.argv[2] ?? 'http://localhost:4600';
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 640 };

const browser = await chromium.launch(await findChromium());
try {
  const people = await (await fetch(`${address}/api/demonstration`)).json();
  const who = (body, role, unit = '') =>
    people.accounts.find(
      (one) => one.authorityName === body && one.role === role && one.unit.includes(unit),
    ).username;
  const ministry = await enter(who('Bộ Thông tin và Truyền thông', 'planner'), DESK);
  const province = await enter(who('Tỉnh Minh Sơn', 'planner'), DESK);
  const officer = await enter(who('Tỉnh Minh Sơn', 'officer', 'Sở Khoa học'), PHONE);

  const text = readFileSync(join(root, 'seed', 'texts', 'chi-thi-01.txt'), 'utf8');
  const reading = await ministry.request.post(`${address}/api/readings`, {
    headers: { 'x-chidao': '1' },
    data: { text: text.replace('Số: 01/CT', 'Số: 02/CT'), sourceName: null },
  });
  const { id } = await reading.json();
  await picture(ministry, `/readings/${id}`, 'review', async (page) => {
    await page.getByText('Hoàn thiện nền tảng mã địa chỉ số').last().click();
  });
  const { version } = await (await ministry.request.get(`${address}/api/readings/${id}`)).json();
  await ministry.request.post(`${address}/api/readings/${id}/drop`, {
    headers: { 'x-chidao': '1' },
    data: { version },
  });

  const plans = await (await province.request.get(`${address}/api/plans`)).json();
  await picture(province, `/board?f.plan=${plans.rows[0].id}`, 'board');
  const done = await province.request.get(`${address}/api/tasks?status=HT_QUA_HAN&limit=1`);
  const [task] = (await done.json()).rows;
  await picture(province, `/tasks/${task.id}`, 'task');
  await picture(officer, `/week/${thisWeek()}`, 'week-phone');
  const reader = await browser.newContext({ viewport: DESK, locale: 'vi-VN' });
  await picture(reader, '/p/bo-tttt/601-qd-btttt-2022', 'public');

  const first = async (path) =>
    (await (await ministry.request.get(`${address}${path}`)).json()).rows[0].id;
  await picture(
    ministry,
    `/indicators/${await first('/api/indicators?q=kinh%20te%20so')}`,
    'indicator',
  );
  await picture(ministry, `/scorecards/${await first('/api/scorecards?q=guong')}`, 'ranking');
  await picture(ministry, '/budget', 'money');
  await picture(
    ministry,
    `/campaigns/${await first('/api/campaigns?q=thuc%20hanh%20tiet%20kiem')}`,
    'movement',
  );
  await picture(ministry, `/submissions/${await first('/api/submissions?limit=1')}`, 'report');
  await picture(ministry, '/supervision/explanations', 'explanations');
} finally {
  await browser.close();
}

/** The ISO week of today, `2026-W47`. */
function thisWeek() {
  const thursday = new Date();
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((thursday.getTime() - newYear) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** A browser of its own, signed in as one person of the demonstration. */
async function enter(username, viewport) {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  await context.request.post(`${address}/api/demonstration/session`, {
    headers: { 'x-chidao': '1' },
    data: { username },
  });
  return context;
}

async function picture(context, path, name, prepare = async () => {}) {
  const page = await context.newPage();
  await page.goto(address + path);
  await page.waitForLoadState('networkidle');
  await prepare(page);
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
}
