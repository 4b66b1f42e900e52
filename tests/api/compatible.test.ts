import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesBetween } from '../../server/exchange/open-api/rules/compatible.ts';
import {
  type SlimApi,
  slimApi,
  writeSlimApi,
} from '../../server/exchange/open-api/rules/slim-api.ts';
import { ADMITTED } from './admitted-breaks.ts';
import { type OpenInterface, openInterface } from './open-interface.ts';

const FOLDER = join(process.cwd(), 'docs', 'api');

/** The last release whose interface is kept. */
function lastRelease(): SlimApi {
  const order = new Intl.Collator('en', { numeric: true });
  const kept = readdirSync(FOLDER).filter((name) => /^interface-[\d.]+\.json$/.test(name));
  const last = kept.sort(order.compare).at(-1);
  if (last === undefined) throw new Error(`No interface is kept in ${FOLDER}`);
  return JSON.parse(readFileSync(join(FOLDER, last), 'utf8'));
}

describe('the interface since the last release', { timeout: 120_000 }, () => {
  let server: OpenInterface;
  let now: SlimApi;

  beforeAll(async () => {
    server = await openInterface(0);
    const reply = await server.get('/api/openapi.json');
    now = slimApi(await reply.json());
    // A release keeps its interface: CHIDAO_KEEP_INTERFACE=1 npx vitest run tests/api/compatible.test.ts
    if (process.env.CHIDAO_KEEP_INTERFACE === '1') {
      writeFileSync(join(FOLDER, `interface-${now.version}.json`), writeSlimApi(now));
    }
  });
  afterAll(() => server.close());

  it('breaks no program that was written for it, but where that is admitted with a reason', () => {
    const before = lastRelease();
    expect(Object.keys(before.operations).length).toBeGreaterThan(300);
    const changes = changesBetween(before, now);
    const broken = changes
      .filter(({ weight }) => weight === 'break')
      .map(({ at, what }) => `${at} ${what}`);
    expect(broken.filter((change) => !(change in ADMITTED))).toEqual([]);
    expect(Object.keys(ADMITTED).filter((change) => !broken.includes(change))).toEqual([]);
  });

  it('would see what is taken away', () => {
    const { 'get /api/tasks': _gone, ...operations } = now.operations;
    const { NOT_FOUND: _code, ...errors } = now.errors;
    expect(changesBetween(now, { ...now, operations, errors })).toEqual([
      { weight: 'break', at: 'get /api/tasks', what: 'is gone, or closed to keys' },
      { weight: 'break', at: 'error NOT_FOUND', what: 'is gone' },
    ]);
    expect(changesBetween(now, now)).toEqual([]);
  });
});
