import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../tools/find-chromium.mjs';
import { signIn } from './measure.ts';
import { type BenchRow, told, within } from './rows.ts';
import type { BenchWorld } from './world.ts';

/** A slow phone on a weak network: a fourth of this processor, 1.6 Mbit/s down, 150 ms there and back. */
const CPU_SLOWER = 4;
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** After its heading stands, a page gets this long to come to rest. */
const REST_MS = 3_000;

/** Cold starts of each page; the median is told. */
const RUNS = 5;

interface Start {
  /** Bytes of script, compressed by gzip, that the page fetched until it came to rest. */
  readonly script: number;
  /** When the largest piece of the first picture stood, in ms from the address. */
  readonly largestPaint: number;
}

/**
 * The first page of each kind of post in a browser that has nothing of the program yet, on a slow device
 * and a weak network: script fetched, and largest contentful paint.
 */
export async function pageRows(world: BenchWorld, port: number): Promise<BenchRow[]> {
  const browser = await chromium.launch(await findChromium());
  const rows: BenchRow[] = [];
  try {
    const [head] = world.heads;
    if (!head) throw new Error('a bench world has heads');
    for (const [page, name] of [
      ['inbox of a planner', world.planner.name],
      ['weekly sheet of a commune', head.name],
    ] as const) {
      const cookie = await signIn(port, name);
      const starts: Start[] = [];
      for (let run = 0; run < RUNS; run += 1) starts.push(await coldStart(browser, port, cookie));
      const script = median(starts.map((each) => each.script)) / 1000;
      const paint = median(starts.map((each) => each.largestPaint)) / 1000;
      rows.push(
        within(`first page, ${page}: script (gzip)`, script, 'kB', 220),
        within(`first page, ${page}: largest paint, slow device, weak network`, paint, 's', 1.5),
      );
    }
    rows.push(told('the same on what slower processor', CPU_SLOWER, '×'));
  } finally {
    await browser.close();
  }
  return rows;
}

async function coldStart(browser: Browser, port: number, cookie: string): Promise<Start> {
  const origin = `http://localhost:${port}`;
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    serviceWorkers: 'block',
  });
  try {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    return await openSlowly(context, origin);
  } finally {
    await context.close();
  }
}

async function openSlowly(context: BrowserContext, origin: string): Promise<Start> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript(`
    window.largestPaint = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  `);
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.m?js$/.test(pathname)) scripts.add(pathname);
  });
  await page.goto(origin, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(REST_MS);
  const largestPaint = await page.evaluate<number>('window.largestPaint');
  const script = [...scripts].reduce((sum, path) => sum + gzipSize(path), 0);
  return { script, largestPaint };
}

function gzipSize(path: string): number {
  const file = join(process.cwd(), 'dist', 'web', path);
  return existsSync(file) ? gzipSync(readFileSync(file), { level: 9 }).length : 0;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
