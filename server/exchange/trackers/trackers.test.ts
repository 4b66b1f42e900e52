import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText } from '../../../reader/inputs/index.ts';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { readingView } from '../../plans/reading-view.ts';
import { NETWORK_PLAN } from '../../plans/testing/directive-texts.ts';
import { issueText } from '../../plans/testing/issue-text.ts';
import { listView } from '../../tasks/list-view.ts';
import { applyTrackerFile } from './apply-tracker.ts';
import { compareTrackerFile } from './compare-tracker.ts';
import type { Comparison, LineChoice } from './contract.ts';
import { filledTracker } from './fill-tracker.ts';
import { seenSheets, sheetsOf } from './read-file.ts';
import { addTrackerTo, changeTrackerOf } from './settle-tracker.ts';
import { trackersView } from './trackers-view.ts';

const HEADS = ['STT', 'Mã nhiệm vụ', 'Nội dung nhiệm vụ', 'Thời hạn', 'Tình trạng', 'Tiến độ (%)'];

describe("a superior's tracker", () => {
  let platform: TestPlatform;
  let world: World;
  let titles: string[];
  let trackerId: string;
  const planner = () => world.actors.planner;

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    await issueText(platform, planner(), NETWORK_PLAN);
    const { rows } = await listView(platform, planner(), { layer: 'given', limit: 50 });
    titles = [...new Set(rows.map(({ title }) => title))];
  });
  afterAll(() => platform.close());

  const file = async (
    lines: readonly (readonly string[])[],
    fields: Record<string, string> = {},
  ) => ({
    bytes: await writeWorkbook([
      {
        sheet: 'Theo dõi',
        data: [['BIỂU THEO DÕI'], HEADS, ...lines].map((row) => row.map((value) => ({ value }))),
      },
    ]).toBuffer(),
    name: 'Biểu tháng 2.xlsx',
    fields,
  });
  const lines = () => [
    ['1', 'A1', titles[0] ?? '', '', 'Đã xong', '100'],
    ['2', 'A2', 'Việc hoàn toàn mới về kho lưu trữ số quốc gia', '30/6/2024', 'Đang làm', ''],
  ];

  it('is recognised by its heads and kept once, with the words that it uses', async () => {
    const [sheet] = seenSheets(await sheetsOf(await file(lines())));
    expect(sheet).toMatchObject({ name: 'Theo dõi', headLine: 2, tasks: 2 });
    expect(sheet?.found).toMatchObject({ code: 'Mã nhiệm vụ', title: 'Nội dung nhiệm vụ' });
    expect(sheet?.words).toEqual([
      { word: 'Đã xong', count: 1, means: 'done' },
      { word: 'Đang làm', count: 1, means: 'open' },
    ]);
    const settings = { name: 'Biểu của Chính phủ', owner: 'Văn phòng Chính phủ', statuses: {} };
    const body = { ...settings, sheet: 'Theo dõi', heads: sheet?.found ?? {} };
    const made = await addTrackerTo(platform, planner(), body, 'tracker-key-1');
    const again = await addTrackerTo(platform, planner(), body, 'tracker-key-1');
    expect(again.id).toBe(made.id);
    trackerId = made.id;
    const stale = changeTrackerOf(
      platform,
      planner(),
      made.id,
      { ...body, name: 'Biểu khác', version: 7, isClosed: false },
      null,
    );
    await expect(stale).rejects.toMatchObject({ message: 'CONFLICT' });
    await expect(
      addTrackerTo(platform, planner(), { ...body, heads: { code: 'Mã' } }, null),
    ).rejects.toMatchObject({ message: 'TRACKER_HEADS' });
    const found = await trackersView(platform, planner(), { q: 'chinh phu', limit: 10 });
    expect(found.rows.map(({ name }) => name)).toEqual(['Biểu của Chính phủ']);
    await expect(trackersView(platform, world.actors.telecomHead, { limit: 10 })).rejects.toThrow();
  });

  async function apply(
    given: Awaited<ReturnType<typeof file>>,
    choose: (seen: Comparison) => readonly Partial<LineChoice>[],
    key = 'apply-key-1',
  ) {
    const seen = await compareTrackerFile(platform, planner(), trackerId, given);
    const choices = choose(seen).map((each) => ({ taskId: null, adopt: false, ...each }));
    const fields = { hash: seen.hash, choices: JSON.stringify(choices) };
    return applyTrackerFile(platform, planner(), trackerId, { ...given, fields }, key);
  }

  it('is compared before anything is written: links, differences, and new work for a draft', async () => {
    const given = await file(lines());
    const seen = await compareTrackerFile(platform, planner(), trackerId, given);
    expect(seen.lines.map(({ how, line }) => [line, how])).toEqual([
      [3, 'alike'],
      [4, 'none'],
    ]);
    expect(seen.lines[0]?.differences.map(({ field }) => field)).toContain('status');
    const untouched = await trackersView(platform, planner(), { limit: 1 });
    expect(untouched.rows[0]).toMatchObject({ linked: 0, formName: null });

    const other = { ...given, fields: { hash: 'x', choices: '[]' } };
    await expect(
      applyTrackerFile(platform, planner(), trackerId, other, null),
    ).rejects.toMatchObject({ message: 'TRACKER_OTHER_FILE' });
    const { hash } = seen;
    const garbled = { ...given, fields: { hash, choices: '[{' } };
    await expect(
      applyTrackerFile(platform, planner(), trackerId, garbled, null),
    ).rejects.toMatchObject({ name: 'ZodError' });
    const choose = ({ lines: [first, second] }: Comparison) => [
      { key: first?.key, taskId: first?.task?.id },
      { key: second?.key, adopt: true },
    ];
    const applied = await apply(given, choose);
    const resent = await apply(given, choose);
    expect(resent.readingId).toBe(applied.readingId);
    expect(applied).toMatchObject({ linked: 1, tracker: { lines: 2, linked: 1, differing: 1 } });
    const { draft } = await readingView(platform, planner(), applied.readingId ?? '');
    expect(draft.tasks.map(({ title, deadline }) => [title, deadline?.dueOn])).toEqual([
      ['Việc hoàn toàn mới về kho lưu trữ số quốc gia', '2024-06-30'],
    ]);
  });

  it('keeps its links when the words change, and says what it no longer has', async () => {
    const reworded = [['1', 'A1', 'Lời khác hẳn', '31/12/2030', 'Đã xong', '']];
    const seen = await compareTrackerFile(platform, planner(), trackerId, await file(reworded));
    expect(seen.lines[0]).toMatchObject({ how: 'linked', task: { title: titles[0] } });
    expect(seen.lines[0]?.differences.map(({ field }) => field)).toContain('deadline');
    const gone = await compareTrackerFile(
      platform,
      planner(),
      trackerId,
      await file([['1', 'A9', 'Việc chưa ai có ở đây', '', '', '']]),
    );
    expect(gone.missing.map(({ title }) => title)).toEqual([titles[0]]);
    const changed = await file([['1', 'Mục', '', '', '', '']]);
    const broken = {
      ...changed,
      bytes: await writeWorkbook([{ sheet: 'x', data: [[{ value: 'y' }]] }]).toBuffer(),
    };
    await expect(compareTrackerFile(platform, planner(), trackerId, broken)).rejects.toMatchObject({
      message: 'TRACKER_SHEET',
    });
  });

  it('goes back as the superior’s own file with our columns filled in', async () => {
    const { bytes, name } = await filledTracker(platform, planner(), trackerId);
    expect(name).toBe('bieu-thang-2-da-dien.xlsx');
    const { sheets } = await extractText(Buffer.from(bytes), name);
    const rows = sheets?.[0]?.rows ?? [];
    expect(rows.map(([, code]) => code)).toEqual([undefined, 'Mã nhiệm vụ', 'A1', 'A2']);
    // The word is one that the tracker itself uses for work that goes on.
    expect(rows[2]?.[4]).toBe('Đang làm');
    expect(rows[3]).toEqual(lines()[1]?.slice(0, 5));
  });
});
