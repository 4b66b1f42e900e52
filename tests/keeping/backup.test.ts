import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkBackup } from '../../server/keeping/backup/check-backup.ts';
import { pruneBackups } from '../../server/keeping/backup/keep-backups.ts';
import { makeBackup } from '../../server/keeping/backup/make-backup.ts';
import { findSecrets } from '../../server/keeping/backup/secrets.ts';
import { markRestoring } from '../../server/keeping/restore/half-restored.ts';
import { restoreBackup } from '../../server/keeping/restore/restore-backup.ts';
import { openInstallation } from '../../server/open-installation.ts';
import { readConfig } from '../../server/platform/config.ts';
import { verifyJournal } from '../../server/platform/journal/verify-journal.ts';
import { acceptTask } from '../../server/tasks/accept-task.ts';
import { reportProgress } from '../../server/tasks/report-progress.ts';
import { migrationsFolder } from '../support/paths.ts';
import {
  ask,
  backUp,
  contentOf,
  type EmptyPlace,
  type KeptWorld,
  makeEmptyPlace,
  makeKeptWorld,
} from './kept-world.ts';

// Making a database costs a second, and several on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a restore itself writes or ends; everything else is as it was. */
const SETTLED = ['installation', 'journal', 'journal_seal', 'mail_outbox', 'migration', 'session'];

let kept: KeptWorld;
/** A backup of it, whose keys lie beside it. */
let whole: string;
const places: EmptyPlace[] = [];

async function emptyPlace(): Promise<EmptyPlace> {
  const place = await makeEmptyPlace(kept);
  places.push(place);
  return place;
}

beforeAll(async () => {
  kept = await makeKeptWorld();
  whole = (await backUp(kept, 'whole.tar.gz')).path;
});
afterAll(async () => {
  for (const place of places) await place.remove();
  await kept.close();
});

const refusedAs = (code: string, work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ name: 'KeepingError', code });

describe('a backup', () => {
  it('comes back row by row in an empty place, proven by journal, ledger and files', async () => {
    const place = await emptyPlace();
    const restored = await place.restore(whole);
    expect(restored).toMatchObject({
      ...{ files: 1, jobs: 1, tasks: 6, broken: [], migrated: [], sessions: 1, unsureLetters: 1 },
    });
    const [before, after] = await Promise.all([
      contentOf(kept.platform.databaseUrl),
      contentOf(place.databaseUrl),
    ]);
    expect(Object.keys(before).length).toBeGreaterThan(100);
    for (const name of SETTLED) {
      expect(after[name], name).not.toBe(before[name]);
      delete before[name];
      delete after[name];
    }
    expect(after).toEqual(before);
    expect(await place.contents()).toEqual(
      expect.arrayContaining(['journal.key', expect.stringMatching(/^files\/../)]),
    );
    expect(await place.contents()).not.toContain('restoring');
    expect(
      await ask(
        place.databaseUrl,
        `select task_identifier as task, max_attempts as most, (select payload->>'why' from graphile_worker._private_jobs) as why,
           (select state from mail_outbox) as letter from graphile_worker.jobs`,
      ),
    ).toEqual([{ task: 'send_mail', most: 12, why: 'kept', letter: 'unsure' }]);
  });

  it('is of one moment while people go on working', async () => {
    const { platform, world, taskIds } = kept;
    const [taskId = ''] = taskIds;
    const head = world.actors.telecomHead;
    let { version } = await acceptTask(
      platform,
      head,
      taskId,
      { version: 1, officerId: null },
      null,
    );
    let isOver = false;
    const working = (async () => {
      while (!isOver) {
        const body = `Tuần ${version}`;
        const said = { percent: null, body, difficulty: null, fallReason: null, fileIds: [] };
        const key = `during-backup-${version}`;
        ({ version } = await reportProgress(platform, head, taskId, { version, ...said }, key));
      }
    })();
    const { path, rows } = await backUp(kept, 'in-use.tar.gz');
    isOver = true;
    await working;
    expect(rows).toBeGreaterThan(100);
    const place = await emptyPlace();
    expect(await place.restore(path)).toMatchObject({ broken: [] });
    // An act is there with its entry, its report, its reply and its version, or not at all.
    expect(
      await ask(
        place.databaseUrl,
        `select (select version from task_row where id = ${taskId}) - 2 as versions,
           (select count(*)::int from request where key like 'during-backup-%' and reply is not null) as replies,
           (select count(*)::int from journal where act = 'report_progress') as entries,
           (select count(*)::int from progress_report) as reports`,
      ).then(([row]) => new Set(Object.values(row ?? {})).size),
    ).toBe(1);
  });

  it('is for its owner only, and so are its keys', () => {
    expect([whole, `${whole}.keys`].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
    expect(
      readFileSync(whole).includes(Buffer.from(kept.platform.journalKey.toString('hex'))),
    ).toBe(false);
  });

  it('holds its keys itself where they are sealed with a passphrase', async () => {
    const right = 'mật khẩu đủ dài';
    const { path, keysFile } = await backUp(kept, 'sealed.tar.gz', right);
    expect(keysFile).toBeNull();
    const open = (passphrase: string | null) =>
      checkBackup(path, (head) => findSecrets(head, { backup: path, passphrase, keys: null }));
    await refusedAs('KEYS_MISSING', open(null));
    await refusedAs('KEYS_WRONG', open('mật khẩu khác hẳn'));
    const journalKey = readFileSync(join(kept.varDir, 'journal.key'), 'utf8');
    expect((await open(right)).secrets).toEqual({ 'journal.key': journalKey });
  });

  it('names files that were lost before it, and holds all the rest', async () => {
    const [name = ''] = readdirSync(join(kept.varDir, 'files'), { recursive: true })
      .map(String)
      .filter((path) => path.length > 64);
    const path = join(kept.varDir, 'files', name);
    const bytes = readFileSync(path);
    writeFileSync(path, 'khác');
    const { damaged, files } = await backUp(kept, 'damaged.tar.gz');
    writeFileSync(path, bytes);
    expect([files, damaged]).toEqual([0, [name.split('/').at(-1)]]);
  });

  it('says that the disk is full, leaves nothing of itself and no earlier one touched', async () => {
    const { databaseUrl, clock } = kept.platform;
    const before = readdirSync(kept.folder);
    let room = 20_000;
    const fullDisk = () =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          room -= chunk.length;
          done(room < 0 ? Object.assign(new Error('no space'), { code: 'ENOSPC' }) : null);
        },
      });
    const path = join(kept.folder, 'full.tar.gz');
    const request = { databaseUrl, varDir: kept.varDir, path, passphrase: null, now: clock() };
    await refusedAs('BACKUP_NO_SPACE', makeBackup({ ...request, openSink: fullDisk }));
    expect(readdirSync(kept.folder)).toEqual(before);
  });

  it('is never written over another', () =>
    refusedAs('BACKUP_EXISTS', backUp(kept, 'whole.tar.gz')));
});

describe('a restore refuses', () => {
  it('a file that was cut or altered anywhere, and leaves the place empty', async () => {
    const place = await emptyPlace();
    const bytes = readFileSync(whole);
    const path = join(kept.folder, 'spoilt.tar.gz');
    copyFileSync(`${whole}.keys`, `${path}.keys`);
    const spoilt = fc.oneof(
      fc.record({ cutAt: fc.integer({ min: 0, max: bytes.length - 1 }) }),
      // The ten bytes of the header of gzip say nothing of the content.
      fc.record({ alterAt: fc.integer({ min: 10, max: bytes.length - 1 }) }),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (how) => {
        const copy = Buffer.from(bytes);
        if ('alterAt' in how) copy[how.alterAt] = (copy[how.alterAt] ?? 0) ^ 0x55;
        writeFileSync(path, 'cutAt' in how ? copy.subarray(0, how.cutAt) : copy);
        const error: unknown = await place.restore(path).catch((refused: unknown) => refused);
        expect(error).toMatchObject({ code: expect.stringMatching(/^BACKUP_(?:CUT|ALTERED)$/) });
      }),
      { numRuns: 40 },
    );
    expect(await place.contents()).toEqual([]);
  });

  it('a backup of a later program', async () => {
    await sql`insert into migration (name, timestamp) values ('9999_later', '')`.execute(
      kept.platform.db,
    );
    const { path } = await backUp(kept, 'later.tar.gz');
    await sql`delete from migration where name = '9999_later'`.execute(kept.platform.db);
    await refusedAs('BACKUP_NEWER', (await emptyPlace()).restore(path));
  });

  it('keys that are not its own, and a backup whose keys are nowhere', async () => {
    const place = await emptyPlace();
    const other = join(kept.folder, 'other.keys');
    writeFileSync(other, JSON.stringify({ 'journal.key': 'ab'.repeat(32) }));
    await refusedAs('KEYS_WRONG', place.restore(whole, { keys: other }));
    await refusedAs('KEYS_MISSING', place.restore(whole, { keys: join(kept.folder, 'none') }));
  });

  it('a place where something is, which stays as it was', async () => {
    const place = await emptyPlace();
    await ask(place.databaseUrl, 'create table mine (n int); insert into mine values (7)');
    await refusedAs('PLACE_NOT_EMPTY', place.restore(whole));
    expect(await ask(place.databaseUrl, 'select n from mine')).toEqual([{ n: 7 }]);
    await ask(place.databaseUrl, 'drop table mine');
    writeFileSync(join(place.varDir, 'files', 'mine'), 'x');
    await refusedAs('PLACE_NOT_EMPTY', place.restore(whole));
    rmSync(join(place.varDir, 'files', 'mine'));
    writeFileSync(join(place.varDir, 'journal.key'), 'of another installation');
    await refusedAs('PLACE_NOT_EMPTY', place.restore(whole));
  });

  it('data that was tampered with before it was saved, unless that is accepted', async () => {
    const entry = sql`(select min(id) from journal where act = 'upload_file')`;
    await sql`update journal set act = 'forged' where id = ${entry}`.execute(kept.platform.db);
    const { path } = await backUp(kept, 'forged.tar.gz');
    await sql`update journal set act = 'upload_file' where act = 'forged'`.execute(
      kept.platform.db,
    );
    const place = await emptyPlace();
    await refusedAs('RESTORE_UNPROVEN', place.restore(path));
    expect(await place.contents()).toEqual([]);
    const { broken } = await place.restore(path, { unproven: true });
    expect(broken).toEqual([expect.stringContaining('Nhật ký của Bộ Thông tin và Truyền thông')]);
  });
});

it('comes back in the embedded database too, and the place is empty again where it cannot', async () => {
  const root = mkdtempSync(join(tmpdir(), 'chidao-embedded-'));
  chmodSync(root, 0o711);
  const varDir = join(root, 'var');
  const config = readConfig({ CHIDAO_VAR: varDir, CHIDAO_LOG: 'silent' });
  const { log, clock } = kept.platform;
  const request = { varDir, databaseUrl: null, migrationsFolder, log, clock, keys: null };
  const into = (path: string, folder = migrationsFolder) =>
    restoreBackup({
      ...request,
      path,
      passphrase: null,
      unproven: false,
      migrationsFolder: folder,
    });
  // A migration that fails half-way through the restore.
  const broken = join(root, 'migrations');
  cpSync(migrationsFolder, broken, { recursive: true });
  writeFileSync(join(broken, '9998_fails.sql'), 'select 1 / 0');
  await expect(into(whole, broken)).rejects.toThrow('9998_fails');
  expect(readdirSync(varDir)).toEqual(['files']);
  expect(await into(whole)).toMatchObject({ broken: [], tasks: 6, files: 1 });
  const installation = await openInstallation(config, { role: 'command' });
  const { db, journalKey } = installation.platform;
  const { authorityId } = kept.world.ministry;
  expect(await verifyJournal(db, authorityId, journalKey)).toMatchObject({ whole: true });
  await installation.close();
  rmSync(root, { recursive: true, force: true });
});

it('a restore that was killed opens no server, and the next one clears what it left', async () => {
  const place = await emptyPlace();
  markRestoring(place.varDir, whole, new Date());
  await ask(place.databaseUrl, 'create table half (n int)');
  writeFileSync(join(place.varDir, 'files', 'half'), 'x');
  const config = readConfig({ CHIDAO_VAR: place.varDir, DATABASE_URL: place.databaseUrl });
  await refusedAs('RESTORE_HALF_DONE', openInstallation(config, { role: 'server' }));
  expect(await place.restore(whole)).toMatchObject({ broken: [] });
  const contents = await place.contents();
  for (const left of ['half', 'files/half', 'restoring']) expect(contents).not.toContain(left);
});

it('of a folder of nights the newest are kept, with their keys, and nothing else is touched', () => {
  const folder = kept.folder;
  const night = (day: number) => `chidao-2026-11-0${day}T180000Z.tar.gz`;
  for (const day of [1, 2, 3, 4]) {
    writeFileSync(join(folder, night(day)), '');
    writeFileSync(join(folder, `${night(day)}.keys`), '');
  }
  writeFileSync(join(folder, `${night(5)}.4711.part`), '');
  const removed = pruneBackups(folder, 2);
  expect(removed).toEqual([night(1), night(2), `${night(5)}.4711.part`]);
  const left = readdirSync(folder).filter((name) => name.startsWith('chidao-'));
  expect(left).toEqual([night(3), night(4)].flatMap((name) => [name, `${name}.keys`]));
  expect(readdirSync(folder)).toContain('whole.tar.gz');
});
