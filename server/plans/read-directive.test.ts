import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { directiveView } from '../directives/directive-view.ts';
import { recordSecretStub } from '../directives/record-secret-stub.ts';
import { registerView } from '../directives/register-view.ts';
import { rows } from '../platform/database/rows.ts';
import { issuePlan } from './issue-plan.ts';
import { learnAlias } from './learn-alias.ts';
import { readApart } from './read-apart.ts';
import { type Given, readDirective } from './read-directive.ts';
import { readingView } from './reading-view.ts';
import { NETWORK_PLAN, SECRET_TEXT } from './testing/directive-texts.ts';
import { paste } from './testing/issue-text.ts';

describe('reading what an officer gives', () => {
  let platform: TestPlatform;
  let world: World;
  const planner = () => world.actors.planner;
  const read = (given: Given) => readDirective(platform, planner(), given, null);
  const pasted = (text: string) => read({ kind: 'text', text, name: null });

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t \u00a0'],
    ['signs without a letter', '--- *** ---'],
  ])('asks for a text where there is %s', async (_name, text) => {
    await expect(pasted(text)).rejects.toMatchObject({ text: { code: 'TEXT_EMPTY' } });
  });

  it('refuses a secret document before anything is stored, and lets it be counted', async () => {
    const file = { kind: 'file', bytes: Buffer.from(SECRET_TEXT), name: 'mat.txt' } as const;
    for (const given of [{ kind: 'text', text: SECRET_TEXT, name: null } as const, file]) {
      await expect(read(given)).rejects.toMatchObject({
        text: { code: 'SECRET_REFUSED' },
        facts: { mark: 'MẬT' },
      });
    }
    expect(await rows(platform.db, sql`select 1 from reading`)).toEqual([]);
    expect(await rows(platform.db, sql`select 1 from file`)).toEqual([]);

    const stub = { type: 'CT', issuedOn: '2024-03-03', issuer: 'Bộ TT&TT', taskCount: 4 };
    const row = await recordSecretStub(platform, planner(), stub, 'stub-key-01');
    expect(row).toMatchObject({ number: null, secretCount: 4, totalTasks: 0 });
    const again = await recordSecretStub(platform, planner(), stub, 'stub-key-01');
    expect(again.id).toBe(row.id);
    const register = await registerView(platform, planner(), { limit: 50 });
    expect(register.rows.map(({ secretCount }) => secretCount)).toEqual([4]);
  });

  it('gives an honest reading of five megabytes of noise and answers others meanwhile', async () => {
    const noise = noiseOf(5_000_000);
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 20);
    const started = Date.now();
    const { readingId } = await pasted(noise);
    const took = Date.now() - started;
    clearInterval(heart);
    const reading = await readingView(platform, planner(), readingId);
    expect(reading.sourceText).toHaveLength(noise.length);
    expect(reading).toMatchObject({ number: null, draft: { tasks: [], targets: [] } });
    expect(reading.problems.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual([
      'NO_ISSUER',
      'NO_NUMBER',
    ]);
    // A reading is ended after a minute at the latest; what remains is storing it.
    expect(took).toBeLessThan(75_000);
    expect(beats).toBeGreaterThan(took / 20 / 4);
  }, 120_000);

  it('stops a reading that takes too long', async () => {
    await expect(readApart(noiseOf(300_000), 10)).rejects.toMatchObject({
      text: { code: 'READING_TOO_SLOW' },
    });
  });

  it('keeps characters that the database cannot hold as one sign each', async () => {
    const id = await paste(platform, planner(), `Công văn\u0000 số\uD800 một`);
    const { sourceText } = await readingView(platform, planner(), id);
    expect(sourceText).toBe('Công văn\uFFFD số\uFFFD một');
  });

  it('reads a file, keeps it, and gives it back with the issued document', async () => {
    const html = `<html><body>${NETWORK_PLAN.split('\n\n')
      .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
      .join('')}</body></html>`;
    const bytes = Buffer.from(html);
    const { readingId } = await read({ kind: 'file', bytes, name: 'kế hoạch.html' });
    const reading = await readingView(platform, planner(), readingId);
    expect(reading).toMatchObject({
      sourceName: 'kế hoạch.html',
      number: '245/KH-BTTTT',
      tasks: 5,
    });
    const request = { id: readingId, version: 1, effectiveOn: '2024-02-15', newEdition: false };
    const { directiveId } = await issuePlan(platform, planner(), request, null);
    const document = await directiveView(platform, planner(), directiveId, undefined);
    expect(document.file).toEqual({
      name: 'kế hoạch.html',
      href: `/api/directives/${directiveId}/file`,
    });
    const attached = await rows(
      platform.db,
      sql<{ file_hash: string; size: string }>`select file_hash, size from attachment
          where subject_kind = 'directive' and subject_id = ${directiveId}`,
    );
    expect(attached).toMatchObject([{ size: String(bytes.length) }]);
    expect(await platform.files.has(attached[0]?.file_hash ?? '')).toBe(true);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'a.txt', 'TEXT_EMPTY'],
    ['a program', readFileSync(process.execPath).subarray(0, 4_096), 'a.docx', 'FILE_UNREADABLE'],
    ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf', 'FILE_UNREADABLE'],
  ])('says what to do with %s', async (_name, bytes, name, code) => {
    await expect(read({ kind: 'file', bytes, name })).rejects.toMatchObject({ text: { code } });
  });

  it('learns how a unit is written', async () => {
    const text = NETWORK_PLAN.replaceAll('Vụ Bưu chính', 'Vụ BCVT cũ').replace('245/', '246/');
    const before = await readingView(platform, planner(), await paste(platform, planner(), text));
    expect(before.problems.filter(({ blocks }) => blocks)).toMatchObject([
      { code: 'LEAD_NOT_MATCHED', key: 't4' },
    ]);
    const alias = { written: 'Vụ BCVT cũ', unitId: world.ministry.postal.id };
    await learnAlias(platform, planner(), alias, null);
    const after = await readingView(platform, planner(), await paste(platform, planner(), text));
    expect(after.problems.filter(({ blocks }) => blocks)).toEqual([]);
    await expect(
      learnAlias(platform, planner(), { ...alias, unitId: '404' }, null),
    ).rejects.toMatchObject({ text: { code: 'UNIT_UNKNOWN' } });
  });

  it('is refused to a post that does not draft', async () => {
    const given = { kind: 'text', text: NETWORK_PLAN, name: null } as const;
    for (const actor of [world.actors.telecomHead, world.actors.inspector]) {
      await expect(readDirective(platform, actor, given, null)).rejects.toMatchObject({
        text: { code: 'NOT_ALLOWED' },
      });
    }
  });
});

/** Letters, digits, signs and line ends in no order; always the same ones. */
function noiseOf(length: number): string {
  const signs = 'abcdefgh ăâđêôơư áàảãạ 0123456789 .,;:()/-\n\n';
  let seed = 42;
  const parts: string[] = [];
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    parts.push(signs.charAt(Math.floor((seed / 2_147_483_648) * signs.length)));
  }
  return parts.join('');
}
