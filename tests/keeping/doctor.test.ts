import { chmodSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../server/keeping/doctor/examine.ts';
import type { Finding } from '../../server/keeping/doctor/finding.ts';
import { doctorCommand } from '../../server/keeping/doctor-command.ts';
import { referencesAmong } from '../../server/keeping/rules/references.ts';
import { noteBackup } from '../../server/keeping/store/backup-record.ts';
import { FILE_COLUMNS } from '../../server/keeping/store/kept-files.ts';
import { columnsOf } from '../../server/keeping/store/reference-store.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import { perform } from '../../server/platform/act.ts';
import { readConfig } from '../../server/platform/config.ts';
import { migrationsFolder } from '../support/paths.ts';
import { type KeptWorld, makeKeptWorld } from './kept-world.ts';

let kept: KeptWorld;

beforeAll(async () => {
  kept = await makeKeptWorld();
  const { db } = kept.platform;
  chmodSync(join(kept.varDir, 'journal.key'), 0o600);
  await sql`update mail_outbox set state = 'sent'`.execute(db);
  await noteBackup(db, {
    ...{ at: new Date().toISOString(), name: 'chidao.tar.gz' },
    outcome: { kind: 'made', bytes: 1, rows: 1, files: 1, damaged: 0, seconds: 1 },
  });
});
afterAll(() => kept.close());

const today = () => ({ ...kept.platform, clock: () => new Date() });
const look = () =>
  examine({ platform: today(), config: { varDir: kept.varDir }, migrationsFolder });

describe('the doctor', () => {
  it('finds a sound installation sound', async () => {
    // How full the disk of this machine is, is not for this test to say.
    expect((await look()).filter(({ check }) => check !== 'space')).toEqual([]);
  });

  it('knows of every column that names rows of another table, and of every column of files', async () => {
    const columns = await columnsOf(kept.platform.db);
    const { references, undeclared } = referencesAmong(columns);
    expect(undeclared, 'declare it in server/keeping/rules/references.ts').toEqual([]);
    expect(references.length).toBeGreaterThan(500);
    const files = columns
      .filter(({ name, type }) => type === 'text' && /(?:^|_)hash$/.test(name))
      .map(({ table, name }) => `${table}.${name}`);
    // Papers that were made lie apart, and are counted there; a password's hash is no file.
    const apart = ['made_paper.file_hash', 'account.password_hash'];
    const ofStore = files.filter((name) => !apart.includes(name));
    expect(ofStore.sort()).toEqual([...FILE_COLUMNS].sort());
  });

  it('names everything that is wrong, and what to do about it', async () => {
    const { db, clock } = kept.platform;
    const { authorityId } = kept.world.ministry;
    await sql`update journal set act = 'forged' where id = (select min(id) from journal)`.execute(
      db,
    );
    await sql`delete from posting where id = (select max(id) from posting)`.execute(db);
    await sql`update task_row set officer_id = 4712 where id = ${kept.taskIds[0]}`.execute(db);
    await sql`insert into migration (name, timestamp) values ('9999_later', '')`.execute(db);
    await sql`update mail_outbox set state = 'dead'`.execute(db);
    await sql`update graphile_worker._private_jobs set run_at = now() - interval '2 hours'`.execute(
      db,
    );
    await sql`update installation set value = '[]' where key = 'backups'`.execute(db);
    const ahead = { ...kept.platform, clock: () => new Date(Date.now() + 3_600_000) };
    await perform(ahead, programAct('note', authorityId), ({ journal }) =>
      journal({ subjectKind: 'authority', subjectId: authorityId, before: null, after: {} }),
    );
    expect(clock().getTime()).toBeLessThan(Date.now());
    const files = join(kept.varDir, 'files');
    const [path = ''] = readdirSync(files, { recursive: true })
      .map(String)
      .filter((name) => name.length > 64);
    rmSync(join(files, path));
    const unnamed = join(files, 'ab', `ab${'0'.repeat(62)}`);
    mkdirSync(join(files, 'ab'), { recursive: true });
    writeFileSync(unnamed, 'left over');
    utimesSync(unnamed, new Date(0), new Date(0));
    chmodSync(join(kept.varDir, 'journal.key'), 0o644);

    const findings = (await look()).filter(({ check }) => check !== 'space');
    const of = (finding: Finding) => `${finding.check} ${finding.level} ${finding.count}`;
    expect(findings.map(of)).toEqual([
      'migrations broken 1',
      'journal broken 1',
      expect.stringMatching(/^ledger broken \d/),
      'references broken 1',
      'files broken 1',
      'files warning 1',
      'letters warning 1',
      'jobs warning 1',
      'clock broken 1',
      'keys warning 1',
      'backups warning 1',
    ]);
    const [orphan] = findings.filter(({ check }) => check === 'references');
    expect(orphan).toMatchObject({ vi: expect.stringContaining('task_row.officer_id') });
    expect(orphan?.examples).toEqual(['4712']);
    expect(findings.find(({ check }) => check === 'files')?.examples).toEqual([path]);

    const lines: string[] = [];
    const config = readConfig({ CHIDAO_VAR: kept.varDir });
    const { databaseUrl } = kept.platform;
    const whole = { config, platform: today(), databaseUrl, migrationsFolder };
    expect(await doctorCommand(whole, ['--json'], (line) => lines.push(line))).toBe(1);
    expect(JSON.parse(lines.join(''))).toMatchObject({ sound: false });
  });
});
