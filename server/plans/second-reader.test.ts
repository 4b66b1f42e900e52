import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { readDirective } from './read-directive.ts';
import { readingView } from './reading-view.ts';
import { askSecondReader } from './second-reader.ts';
import { NETWORK_PLAN, SECRET_TEXT } from './testing/directive-texts.ts';

const KEY = 'khoa-bi-mat-4711';

describe('a second reader beside the rules', () => {
  let platform: TestPlatform;
  let world: World;
  let stand: Server;
  let url = '';
  /** What the stand-in answers, and what it was asked. */
  let answer: { status?: number; body?: string; silent?: boolean; location?: string };
  let asked: { authorization: string | undefined; path: string; body: string }[];
  const reader = () => ({ url, model: 'doc-hai', key: KEY });

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    stand = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        const { authorization } = request.headers;
        asked.push({ authorization, path: request.url ?? '', body });
        if (answer.silent) return;
        if (answer.location) response.setHeader('location', answer.location);
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
        response.end(answer.body ?? '');
      });
    });
    stand.listen(0, '127.0.0.1');
    await once(stand, 'listening');
    const address = stand.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    url = `http://127.0.0.1:${address.port}/v1`;
  });
  beforeEach(() => {
    answer = {};
    asked = [];
  });
  afterAll(async () => {
    stand.closeAllConnections();
    stand.close();
    await platform.close();
  });

  const says = (found: unknown) => ({
    body: JSON.stringify({ choices: [{ message: { content: JSON.stringify(found) } }] }),
  });
  async function read(text: string, settings: Parameters<typeof readDirective>[4] = reader()) {
    const given = { kind: 'text', text, name: null } as const;
    const author = world.actors.planner;
    const { readingId } = await readDirective(platform, author, given, null, settings);
    return readingView(platform, author, readingId);
  }
  const TEXT = `${NETWORK_PLAN}
Ghi chú thêm: nên có một buổi gặp mặt doanh nghiệp
viễn thông do Vụ Bưu chính lo liệu, quý III/2024, mong đạt bảy mươi phần trăm doanh nghiệp dự.
`;

  it('is off unless set up', async () => {
    const { draft } = await read(TEXT, null);
    expect(asked).toEqual([]);
    expect(draft.tasks.filter(({ rule }) => rule === 'second-reader')).toEqual([]);
  });

  it('adds what it finds, marked and never sure, and replaces nothing', async () => {
    const alone = await read(TEXT, null);
    answer = says({
      tasks: [
        {
          quote: 'nên có một buổi gặp mặt doanh nghiệp viễn thông',
          title: 'Gặp mặt doanh nghiệp viễn thông',
          lead: ['Vụ Bưu chính', 'Sở Bịa Đặt'],
          deadline: 'quý III/2024',
          product: 'một thứ không có trong nguồn',
          confidence: 0.99,
        },
        { quote: 'một nhiệm vụ không hề có trong văn bản', title: 'Bịa' },
        { quote: 'rà soát các điểm chưa có sóng', title: 'Đã đọc rồi' },
        { title: 'không có trích dẫn' },
        'không phải một mục',
      ],
      targets: [
        { quote: 'bảy mươi phần trăm doanh nghiệp', name: 'Doanh nghiệp dự', value: 70, unit: '%' },
        { quote: 'chín mươi phần trăm', name: 'Bịa', value: 90 },
      ],
    });
    const { draft, sourceText } = await read(TEXT);
    const isNew = ({ rule }: { rule: string | null }) => rule === 'second-reader';
    expect(draft.tasks.filter((task) => !isNew(task))).toEqual(alone.draft.tasks);
    expect(draft.targets.filter((target) => !isNew(target))).toEqual(alone.draft.targets);
    expect(draft.tasks.filter(isNew)).toMatchObject([
      {
        title: 'Gặp mặt doanh nghiệp viễn thông',
        quote: 'nên có một buổi gặp mặt doanh nghiệp\nviễn thông',
        lead: [{ written: 'Vụ Bưu chính', unitId: world.ministry.postal.id }],
        deadline: { norm: '2024-Q3' },
        product: null,
        confidence: 0.5,
        state: 'unseen',
      },
    ]);
    expect(draft.targets.filter(isNew)).toMatchObject([{ value: 70, unit: '%', state: 'unseen' }]);
    for (const { span, quote } of [...draft.tasks, ...draft.targets].filter(isNew)) {
      expect(sourceText.slice(span?.start, span?.end)).toBe(quote);
    }
    expect(new Set(draft.tasks.map(({ key }) => key)).size).toBe(draft.tasks.length);
    expect(asked).toMatchObject([{ path: '/v1/chat/completions', authorization: `Bearer ${KEY}` }]);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ model: 'doc-hai', temperature: 0 });
  });

  it('is never shown a secret document', async () => {
    await expect(read(SECRET_TEXT)).rejects.toMatchObject({ text: { code: 'SECRET_REFUSED' } });
    expect(asked).toEqual([]);
  });

  it.each([
    ['a fault of its own', { status: 500, body: `no: ${KEY}` }],
    ['a page instead of JSON', { body: `<html>${KEY}</html>` }],
    ['JSON in another form', { body: '{"choices":[]}' }],
    ['words instead of a list', { body: '{"choices":[{"message":{"content":"Chào"}}]}' }],
    ['a redirect', { status: 302, location: 'http://127.0.0.1:1/' }],
    ['three megabytes', { body: 'a'.repeat(3_000_000) }],
    ['silence', { silent: true }],
  ])('loses nothing over %s, and tells no secret', async (_name, given) => {
    answer = given;
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => lines.push(line) });
    const { proposals, warnings } = await askSecondReader(reader(), TEXT, log, 1_000);
    expect(proposals).toEqual({ tasks: [], targets: [] });
    expect(warnings).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain(KEY);
    expect(lines.join('')).not.toContain('doanh nghiệp');
    expect(lines.join('')).not.toContain(url);
  });

  it('leaves the reading of the rules when nobody answers', async () => {
    const gone = { ...reader(), url: 'http://127.0.0.1:9/v1' };
    const { draft, warnings } = await read(TEXT, gone);
    expect(draft.tasks.length).toBeGreaterThanOrEqual(5);
    expect(warnings.join()).toContain('Bên đọc thứ hai chưa trả lời');
  });
});
