import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import type { FileFormat, MadePaper } from './made-paper-contract.ts';
import { askForPaper, madePapersView, madePaperView, sendMadePaper } from './made-paper-view.ts';
import { makePapers, removeOldPapers } from './paper-job.ts';
import { registerPapers } from './paper-kinds.ts';
import { FIRST_ROWS, GATE, slowPaper } from './testing/slow-paper.ts';

const KEPT = { keptDays: 14 };

describe('a long paper', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-22T08:00:00+07:00');
    world = await makeWorld(platform);
    registerPapers(slowPaper);
  });
  afterAll(() => platform.close());
  beforeEach(() => platform.clock.set('2026-11-22T08:00:00+07:00'));

  let asked = 400;
  /** Asks for a paper that nobody has asked for yet. */
  async function ask(who: WorldActor, format: FileFormat = 'xlsx', key: string | null = null) {
    asked += 1;
    const query = { rows: String(asked) };
    const order = { kind: 'slow', format, query };
    const made = await askForPaper(platform, world.actors[who], order, key);
    if (!made) throw new Error('nothing to wait for');
    return { ...made, order, rows: asked };
  }
  const seen = (who: WorldActor, id: string): Promise<MadePaper> =>
    madePaperView(platform, world.actors[who], id);
  async function file(who: WorldActor, id: string): Promise<Buffer> {
    const app = Fastify();
    app.get('/', (_request, reply) => sendMadePaper(platform, world.actors[who], id, reply));
    app.setErrorHandler((error, _request, reply) => reply.code(500).send(String(error)));
    const reply = await app.inject({ url: '/' });
    await app.close();
    if (reply.statusCode !== 200) throw new Error(reply.body);
    return reply.rawPayload;
  }
  const count = async (text: string, id: string): Promise<number> =>
    (await platform.database.pool.query(text, [id])).rows[0].count;

  it('is not waited for where it is short', async () => {
    const { planner } = world.actors;
    const order = { kind: 'slow', format: 'docx' as const, query: { rows: '20' } };
    expect(await askForPaper(platform, planner, order, null)).toBeNull();
    const unknown = { ...order, kind: 'nothing' };
    await expect(askForPaper(platform, planner, unknown, null)).rejects.toThrow('NOT_FOUND');
    // The same question from a post without the right is refused before anything is kept.
    await expect(
      askForPaper(platform, world.actors.admin, { ...order, query: { rows: '900' } }, null),
    ).rejects.toThrow('NOT_ALLOWED');
  });

  it('is made by a job, told to the one who asked, and had by nobody else', async () => {
    const made = await ask('planner', 'xlsx', 'paper-key-1');
    expect(made).toMatchObject({ state: 'waiting', rowsDone: 0, rowsAll: made.rows, name: null });
    expect(made.secondsLeft).toBeGreaterThan(0);
    await expect(file('planner', made.id)).rejects.toThrow('PAPER_NOT_READY');
    await makePapers(platform, KEPT);
    expect(await seen('planner', made.id)).toMatchObject({
      ...{ state: 'done', rowsDone: made.rows, secondsLeft: null },
      name: '12-BC-BTTTT Danh sách dài.xlsx',
      keptUntil: '2026-12-06T01:00:00.000Z',
    });
    const [sheet] = await readWorkbook(await file('planner', made.id));
    const rows = sheet?.data ?? [];
    // Figures are figures, days are days, and words never a formula.
    expect(rows.at(-1)).toEqual([made.rows, new Date('2026-02-05'), `=Dòng ${made.rows}`]);

    for (const other of ['leader', 'telecomHead', 'hanoiPlanner'] as const) {
      await expect(seen(other, made.id)).rejects.toThrow('NOT_FOUND');
      await expect(file(other, made.id)).rejects.toThrow('NOT_FOUND');
      expect(await madePapersView(platform, world.actors[other])).toEqual([]);
    }
    const told = await platform.database.pool.query(
      `select person_id, address, title from notice where subject_kind = 'made_paper' and subject_id = $1`,
      [made.id],
    );
    expect(told.rows).toEqual([
      {
        person_id: world.actors.planner.personId,
        address: '/made-papers',
        title: '12-BC-BTTTT Danh sách dài.xlsx',
      },
    ]);
  });

  it('is one, however often the same is asked for while it waits', async () => {
    const { planner } = world.actors;
    const first = await ask('planner', 'xlsx', 'paper-key-2');
    const resent = await askForPaper(platform, planner, first.order, 'paper-key-2');
    const again = await askForPaper(platform, planner, first.order, 'paper-key-3');
    expect([resent?.id, again?.id]).toEqual([first.id, first.id]);
    const others = await askForPaper(platform, world.actors.leader, first.order, null);
    expect(others?.id).not.toBe(first.id);
    // Once it is over, asking is asking anew.
    await platform.database.pool.query(
      `update made_paper set state = 'expired' where state = 'waiting'`,
    );
    const later = await askForPaper(platform, planner, first.order, null);
    expect(later?.id).not.toBe(first.id);
    await platform.database.pool.query(`delete from made_paper where state = 'waiting'`);
  });

  it('is made again by another process after kill -9, and never twice', async () => {
    const made = await ask('planner');
    const gate = await platform.database.pool.connect();
    await gate.query('select pg_advisory_lock($1)', [GATE]);
    const script = fileURLToPath(new URL('./testing/make-papers.ts', import.meta.url));
    const now = platform.clock().toISOString();
    const args = ['--import', 'tsx', script, platform.databaseUrl, now, tmpdir()];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await vi.waitFor(
      async () => expect((await seen('planner', made.id)).rowsDone).toBe(FIRST_ROWS),
      { timeout: 20_000, interval: 50 },
    );
    // While one process is at work no other takes it up.
    await makePapers(platform, KEPT);
    expect(await seen('planner', made.id)).toMatchObject({ state: 'waiting' });
    child.kill('SIGKILL');
    await ended;
    await gate.query('select pg_advisory_unlock($1)', [GATE]);
    gate.release();

    // The database notices in its own time that the process is gone.
    await vi.waitFor(
      async () => {
        await Promise.all([makePapers(platform, KEPT), makePapers(platform, KEPT)]);
        expect((await seen('planner', made.id)).state).toBe('done');
      },
      { timeout: 20_000, interval: 100 },
    );
    await makePapers(platform, KEPT);
    expect((await file('planner', made.id)).length).toBeGreaterThan(1_000);
    const notices = `select count(*)::int from notice where subject_kind = 'made_paper' and subject_id = $1`;
    const acts = `select count(*)::int from journal where act = 'make_paper' and subject_id = $1`;
    expect([await count(notices, made.id), await count(acts, made.id)]).toEqual([1, 1]);
  });

  it('asks for the rights again when it is made', async () => {
    const made = await ask('telecomOfficer');
    const { postId } = world.actors.telecomOfficer;
    await platform.database.pool.query(
      `update appointment set valid_to = '2026-11-21' where post_id = $1`,
      [postId],
    );
    await makePapers(platform, KEPT);
    expect(await seen('telecomOfficer', made.id)).toMatchObject({
      ...{ state: 'failed', name: null },
      problem: { code: 'PAPER_POST_ENDED' },
    });
    await expect(file('telecomOfficer', made.id)).rejects.toThrow('PAPER_EXPIRED');
  });

  it('is given up after three processes have died of it', async () => {
    const made = await ask('leader');
    await platform.database.pool.query('update made_paper set tries = 3 where id = $1', [made.id]);
    await makePapers(platform, KEPT);
    expect(await seen('leader', made.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'PAPER_GIVEN_UP' },
    });
  });

  it('is kept for its days, then removed; the row says so', async () => {
    const made = await ask('inspector');
    await makePapers(platform, KEPT);
    const [{ file_hash: hash }] = (
      await platform.database.pool.query('select file_hash from made_paper where id = $1', [
        made.id,
      ])
    ).rows;
    const files = platform.files.apart('papers');
    platform.clock.set('2026-12-06T07:59:00+07:00');
    await removeOldPapers(platform);
    expect(await files.has(hash)).toBe(true);
    platform.clock.set('2026-12-06T08:01:00+07:00');
    await expect(file('inspector', made.id)).rejects.toThrow('PAPER_EXPIRED');
    // The same bytes that somebody has attached elsewhere are not touched.
    const attached = await platform.files.put(await buffer(files.open(hash)));
    await removeOldPapers(platform);
    expect([await files.has(hash), await platform.files.has(attached)]).toEqual([false, true]);
    expect((await seen('inspector', made.id)).state).toBe('expired');
  });
});
