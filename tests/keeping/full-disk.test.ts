import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type BuiltProgram, buildProgram } from './chaos/build-program.ts';
import { makeChaosWorld } from './chaos/chaos-world.ts';
import { createClient } from './chaos/requests.ts';
import { createVictim, type Victim } from './chaos/victim.ts';
import { tryMount, unmount } from './small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'chidao-full-'));
const isSmall = tryMount(folder, '300m');
let program: BuiltProgram | null = null;
let victim: Victim | null = null;

afterAll(async () => {
  await victim?.end();
  program?.remove();
  if (isSmall) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
});

it.runIf(isSmall)(
  'where the disk of the database is full, acts are refused in words, nobody dies, and with room they act once',
  async () => {
    program = await buildProgram();
    const varDir = join(folder, 'var');
    const world = await makeChaosWorld(varDir);
    victim = createVictim(program.main, varDir, {});
    victim.spawn();
    await victim.ready();
    const client = createClient('telecomHead', world.postOf.telecomHead, victim.address);
    const path = `/api/tasks/${world.taskIds.telecomHead[0]}/comments`;
    const say = () => {
      const body = `${crypto.randomUUID()} ${'ý kiến '.repeat(500)}`;
      return client.send({ act: 'add_comment', path, body: { body, mentionIds: [] } });
    };
    await say();
    const filler = join(folder, 'filler');
    writeFileSync(filler, '');
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(1 << 16));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
    client.stop();
    // What the pages at hand still hold is taken; then there is no room for more.
    const isRefused = () => client.acts.some(({ answer }) => answer.includes('"DISK_FULL"'));
    for (let tries = 0; tries < 200 && !isRefused(); tries += 1) await say();
    expect(isRefused()).toBe(true);
    expect((await fetch(`${victim.address()}/healthz`)).status).toBe(200);
    await sleep(500);

    rmSync(filler);
    await victim.ready();
    await client.settleOpen();
    expect(client.acts.every(({ state }) => state === 'done')).toBe(true);
    const { rows } = (await client.read(`${path}?limit=100`)) as { rows: unknown[] };
    expect(rows.length).toBe(Math.min(client.acts.length, 100));
  },
  120_000,
);
