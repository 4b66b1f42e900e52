import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';
import { PASSWORD, type StaffName } from './browser-staff.ts';

/** The two canvases of the product: an office PC's page and a phone (UX §1). */
export const OFFICE = { width: 1366, height: 625 };
export const PHONE = { width: 360, height: 640 };

export interface Visit {
  readonly scheme?: 'light' | 'dark';
  readonly viewport?: { width: number; height: number };
  readonly site?: 'lived' | 'empty';
  /** Another way to the site than its own address. */
  readonly address?: string;
  /** False: a browser that runs no script. */
  readonly runsScript?: boolean;
}

let browser: Browser;
const open = new Set<BrowserContext>();

/** Connects this file to the run's one Chromium and closes what its tests opened. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(async () => {
    await Promise.all([...open].map((context) => context.close()));
    await browser.close();
  });
}

/** A fresh visitor: a context of its own, nobody signed in. */
export async function visitor(visit: Visit = {}): Promise<Page> {
  const { viewport = OFFICE, scheme = 'light', site = 'lived', runsScript = true } = visit;
  const { address = inject('site')[site] } = visit;
  const phone = viewport.width < 600;
  const context = await browser.newContext({
    baseURL: address,
    viewport,
    hasTouch: phone,
    colorScheme: scheme,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    javaScriptEnabled: runsScript,
  });
  open.add(context);
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security|Maximum update/.test(message.text())) {
      broken.push(message.text());
    }
  });
  errors.set(page, broken);
  onTestFailed(() => shoot(page, `failed-${Date.now() % 100_000}`).catch(() => undefined));
  return page;
}

const errors = new WeakMap<Page, string[]>();

/** Somebody of the staff, signed in without going through the door (that has tests of its own). */
export async function signedIn(name: StaffName, visit: Visit = {}): Promise<Page> {
  const page = await visitor(visit);
  const reply = await page.request.post('/api/session', {
    headers: { 'x-chidao': '1' },
    data: { username: name, password: PASSWORD },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return page;
}

/** No violation of WCAG 2.2 A and AA on the page as it stands, no error thrown, no sideways scroll. */
export async function expectSound(page: Page): Promise<void> {
  expect(errors.get(page) ?? []).toEqual([]);
  // No page has frames of other sites; without them axe needs no second page to sum up on.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const said = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
  expect(said).toEqual([]);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow, 'sideways scroll').toBeLessThanOrEqual(0);
}

/** Keeps a picture when CHIDAO_SHOTS names a folder: for looking, never for comparing. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.CHIDAO_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
