import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { compareReportsView, exportComparison } from './compare-view.ts';
import { decidePieces, gatherAgain } from './decide-pieces.ts';
import { returnSubmission, reviseSubmission } from './decide-submission.ts';
import { freezeSubmission } from './freeze-submission.ts';
import { openSubmission } from './open-submission.ts';
import type { Piece, PieceMark } from './piece-contract.ts';
import { piecesView } from './pieces-view.ts';
import { presentSubmission } from './present-submission.ts';
import { signSubmission } from './sign-submission.ts';
import { submissionView } from './submission-view.ts';
import { defineMonthly, obligationOf } from './testing/month-of-reports.ts';
import { writeSection } from './write-section.ts';

const POLICY = `Đã hoàn thành việc rà soát các thủ tục hành chính thuộc lĩnh vực viễn thông.
Ban hành 02 kế hoạch phát triển hạ tầng số.`;
const LICENSING = `Hoàn thành rà soát thủ tục hành chính lĩnh vực viễn thông.
Đã cấp 45 giấy phép.`;

describe('merging lower reports into the one above', () => {
  let platform: TestPlatform;
  let world: World;
  let regimeId = '';
  let above = '';
  const below = { policy: '', licensing: '' };

  beforeAll(async () => {
    platform = await openTestPlatform('2026-10-16T08:00:00+07:00');
    world = await makeWorld(platform);
    regimeId = await defineMonthly(platform, world);
    platform.clock.set('2026-11-16T09:00:00+07:00');
    const { telecomPolicy, telecomLicensing, telecom } = world.ministry;
    below.policy = await open('telecomPolicyHead', telecomPolicy.id);
    await write('telecomPolicyHead', below.policy, POLICY);
    await send('telecomPolicyHead', below.policy, '01/BC-CS');
    below.licensing = await open('telecomLicensingHead', telecomLicensing.id);
    await write('telecomLicensingHead', below.licensing, LICENSING);
    above = await open('telecomOfficer', telecom.id);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const versionOf = async (who: WorldActor, id: string) =>
    (await submissionView(platform, actor(who), id)).version;
  const request = async (who: WorldActor, id: string) => ({
    ...{ id, version: await versionOf(who, id), key: null },
  });
  const open = async (who: WorldActor, unitId: string) => {
    const obligation = await obligationOf(platform, regimeId, unitId);
    return (await openSubmission(platform, actor(who), obligation, null)).id;
  };
  const write = async (who: WorldActor, id: string, words: string) => {
    const { sections } = await submissionView(platform, actor(who), id);
    const version = sections.find(({ heading }) => heading === 'results')?.version ?? 0;
    await writeSection(platform, actor(who), { id, heading: 'results' }, { words, version }, null);
  };
  const send = async (who: WorldActor, id: string, number: string) => {
    const { frozenAt } = await submissionView(platform, actor(who), id);
    if (frozenAt === null) await freezeSubmission(platform, actor(who), await request(who, id));
    await presentSubmission(platform, actor(who), await request(who, id));
    const words = { number, signedOn: '2026-11-16', position: ['TRƯỞNG PHÒNG'], place: 'Hà Nội' };
    const version = await versionOf(who, id);
    await signSubmission(platform, actor(who), { id, key: null }, { ...words, version });
  };
  const pieces = async (who: WorldActor = 'telecomOfficer', asOf?: string) =>
    piecesView(platform, actor(who), above, { heading: 'results', asOf });
  const decide = (who: WorldActor, all: readonly Piece[], mark: PieceMark, words?: string) =>
    decidePieces(
      ...([platform, actor(who), above] as const),
      ...([
        { pieces: all.map(({ id, version }) => ({ id, version })), mark, words },
        null,
      ] as const),
    );
  const named = async (text: string) =>
    (await pieces()).rows.filter(({ sourceWords }) => sourceWords.includes(text));

  test('what is sent waits in the draft with its unit; what is not sent yet is not there', async () => {
    const { rows, counts, sent, owed, canDecide } = await pieces();
    expect(rows.map(({ unit, sourceWords, mark }) => [unit.name, sourceWords, mark])).toEqual(
      POLICY.split('\n').map((words) => ['Phòng Chính sách viễn thông', words, 'waiting']),
    );
    expect([counts.waiting, sent, owed, canDecide]).toEqual([2, 1, 2, true]);
  });

  test('a report sent later comes in; near duplicates of two units stand together', async () => {
    await send('telecomLicensingHead', below.licensing, '02/BC-CP');
    const again = await gatherAgain(platform, actor('telecomOfficer'), above, null);
    expect(again).toEqual({ added: 0, removed: 0 });
    const { rows } = await pieces();
    const alike = rows.filter(({ alikeId }) => alikeId !== null);
    expect(alike.map(({ unit }) => unit.name)).toEqual([
      'Phòng Cấp phép',
      'Phòng Chính sách viễn thông',
    ]);
    expect(new Set(alike.map(({ alikeId }) => alikeId)).size).toBe(1);
    expect(rows.slice(0, 2)).toEqual(alike);
    expect(rows).toHaveLength(4);
  });

  test('taken, edited and dropped: the report above says it with its source, the lower one is untouched', async () => {
    await decide('telecomOfficer', await named('Ban hành 02'), 'taken');
    await decide('telecomOfficer', await named('45 giấy phép'), 'edited', 'Cấp 45 giấy phép mới.');
    await decide('telecomOfficer', await named('rà soát các thủ tục'), 'dropped');
    const { counts } = await pieces();
    expect(counts).toEqual({ waiting: 1, taken: 1, edited: 1, dropped: 1 });
    const { sections } = await submissionView(platform, actor('telecomOfficer'), above);
    expect(sections.find(({ heading }) => heading === 'results')?.pieces).toEqual([
      { unitName: 'Phòng Cấp phép', words: 'Cấp 45 giấy phép mới.' },
      {
        unitName: 'Phòng Chính sách viễn thông',
        words: 'Ban hành 02 kế hoạch phát triển hạ tầng số.',
      },
    ]);
    const source = await submissionView(platform, actor('telecomHead'), below.licensing);
    expect(source.sections.find(({ heading }) => heading === 'results')?.words).toBe(LICENSING);
  });

  test('who decides second gets the difference, and a resent decision acts once', async () => {
    const [piece] = await named('Hoàn thành rà soát');
    if (!piece) throw new Error('No piece waits');
    const body = { pieces: [{ id: piece.id, version: piece.version }], mark: 'taken' as const };
    const key = 'resent-decision-1';
    const first = await decidePieces(platform, actor('telecomOfficer'), above, body, key);
    const resent = await decidePieces(platform, actor('telecomOfficer'), above, body, key);
    expect(resent).toEqual(first);
    await expect(decide('telecomHead', [piece], 'dropped')).rejects.toMatchObject({
      message: 'CONFLICT',
      details: {
        fields: [
          { field: 'mark', yours: 'dropped', saved: 'taken' },
          { field: 'words', yours: null, saved: piece.sourceWords },
        ],
      },
    });
    const [taken] = await named('Hoàn thành rà soát');
    await decide('telecomOfficer', taken ? [taken] : [], 'waiting');
    expect((await pieces()).counts.waiting).toBe(1);
  });

  test('a returned report takes what waits along and marks what was taken; sent again it is whole', async () => {
    const reason = 'Số giấy phép chưa khớp';
    const back = { ...(await request('telecomHead', below.licensing)), reason };
    await returnSubmission(platform, actor('telecomHead'), back);
    const { rows } = await pieces();
    expect(rows.map(({ mark, source }) => [mark, source.isReturned])).toEqual([
      ['edited', true],
      ['dropped', false],
      ['taken', false],
    ]);
    await expect(decide('telecomOfficer', rows.slice(0, 1), 'taken')).rejects.toThrow(
      'PIECE_SOURCE_RETURNED',
    );
    const revise = await request('telecomLicensingHead', below.licensing);
    await reviseSubmission(platform, actor('telecomLicensingHead'), revise);
    await write('telecomLicensingHead', below.licensing, LICENSING.replace('45', '54'));
    await send('telecomLicensingHead', below.licensing, '03/BC-CP');
    await gatherAgain(platform, actor('telecomOfficer'), above, null);
    const now = await named('giấy phép');
    expect(now.map(({ sourceWords, mark, isGone }) => [sourceWords, mark, isGone])).toEqual([
      ['Đã cấp 45 giấy phép.', 'edited', true],
      ['Đã cấp 54 giấy phép.', 'waiting', false],
    ]);
  });

  test('nobody outside the unit sees what its draft takes, and nobody else decides', async () => {
    for (const who of ['planner', 'postalHead', 'telecomPolicyHead', 'hanoiPlanner'] as const) {
      await expect(pieces(who)).rejects.toThrow('NOT_FOUND');
      await expect(decide(who, await named('Ban hành 02'), 'dropped')).rejects.toThrow(
        /NOT_FOUND|NOT_ALLOWED/,
      );
      await expect(gatherAgain(platform, actor(who), above, null)).rejects.toThrow(
        /NOT_FOUND|NOT_ALLOWED/,
      );
    }
    expect((await pieces('inspector')).canDecide).toBe(false);
  });

  test('two reports compare side by side, only to those who may read both', async () => {
    const two = { a: below.policy, b: below.licensing };
    const found = await compareReportsView(platform, actor('telecomHead'), two);
    expect([found.a.unit.name, found.b.number]).toEqual([
      'Phòng Chính sách viễn thông',
      '03/BC-CP',
    ]);
    const results = found.sections.find(({ heading }) => heading === 'results');
    const added = results?.words.filter(({ kind }) => kind === 'added').map(({ text }) => text);
    expect(added?.join(' ')).toContain('54 giấy phép.');
    const assigned = results?.figures.find(({ key }) => key === 'tasks.assigned');
    expect(assigned?.period).toEqual({ a: '0', b: '0', difference: '0' });
    const { bytes } = await exportComparison(platform, actor('telecomHead'), two);
    expect(bytes.length).toBeGreaterThan(5_000);
    for (const who of ['telecomPolicyHead', 'postalHead', 'hanoiPlanner'] as const) {
      await expect(compareReportsView(platform, actor(who), two)).rejects.toThrow('NOT_FOUND');
    }
  });
});
