import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRID } from '../../server/organisation/rules/grid.ts';
import { RIGHTS, type Right } from '../../server/organisation/rules/rights.ts';
import type { Role } from '../../server/organisation/session-contract.ts';
import { fillWorld } from '../rights/fill-world.ts';
import { inside } from '../rights/limited.ts';
import { type Probing, probed, probing } from '../rights/probe.ts';
import { samplesOf } from '../rights/sample-request.ts';
import { openWorld } from '../rights/world.ts';

/*
 * Which right opens which endpoint is decided in acts and views, not in contracts. So it is measured: everything is
 * asked in a made-up world, and the rights that are looked up in the grid meanwhile are noted in their order.
 * `CHIDAO_MEASURE_RIGHTS=1 npx vitest run tests/api/measure-rights.test.ts` writes the table anew.
 */
const KNOWN: ReadonlySet<string> = new Set(RIGHTS);
const POSTS = 10;

describe.runIf(process.env.CHIDAO_MEASURE_RIGHTS === '1')('the rights of endpoints', () => {
  it('are written down as they are asked', { timeout: 600_000 }, async () => {
    const asked: Right[] = [];
    listenToGrid(asked);
    const world = await openWorld(1);
    const probe = probing(world, await fillWorld(world));
    const table = new Map<string, string>();
    for (const endpoint of probed(world)) {
      const rights = await rightsOf(probe, endpoint, asked);
      if (rights.length > 0) table.set(`${endpoint.method} ${endpoint.path}`, rights.join(' '));
    }
    await world.close();
    expect(table.size).toBeGreaterThan(300);
    write(table);
  });
});

/** Notes every right that is looked up for a role. */
function listenToGrid(asked: Right[]): void {
  for (const role of Object.keys(GRID) as Role[]) {
    const line = GRID[role];
    Object.assign(GRID, {
      [role]: new Proxy(line, {
        get(target, key) {
          if (typeof key === 'string' && KNOWN.has(key)) asked.push(key as Right);
          return Reflect.get(target, key);
        },
      }),
    });
  }
}

/**
 * The right that decides: for a question the first that is looked up; for an act the last that is looked up where
 * nothing is left to whoever asks, for there it ends.
 */
async function rightsOf(
  probe: Probing,
  endpoint: ReturnType<typeof probed>[number],
  asked: Right[],
): Promise<string[]> {
  const { world } = probe;
  const found = new Map<Right, number>();
  for (const sample of samplesOf(endpoint).slice(0, 1)) {
    for (const post of world.draw.some(world.posts, POSTS)) {
      const ask = inside(probe, post, sample);
      if (ask === null) continue;
      asked.length = 0;
      const isRead = endpoint.method === 'GET';
      await world.ask(post, isRead ? ask : { ...ask, only: [] });
      if (asked.length === 0 && !isRead) await world.ask(post, ask);
      // Whoever looks up all of them asks what somebody is, not whether they may.
      if (new Set(asked).size > RIGHTS.length / 2) continue;
      const right = isRead
        ? asked[0]
        : (asked.findLast((each) => !each.endsWith('.read')) ?? asked.at(-1));
      if (right) found.set(right, (found.get(right) ?? 0) + 1);
    }
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([right]) => right);
}

function write(table: ReadonlyMap<string, string>): void {
  const lines = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rights]) => `  '${key}': '${rights}',`);
  writeFileSync(
    'server/exchange/open-api/data/rights-of-endpoints.ts',
    `// long: one line an endpoint
/**
 * The right that opens each endpoint, as measured by tests/api/measure-rights.test.ts: what an act or view looks up
 * before it does anything. Endpoints that are not here ask for none, or are one's own affair.
 */
export const RIGHTS_OF_ENDPOINTS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
  );
}
