import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import type { ActContext } from '../platform/act.ts';
import { perform } from '../platform/act.ts';
import { directiveView } from './directive-view.ts';
import { type Registration, registerDirective } from './register-directive.ts';
import { registerCsv } from './register-export.ts';
import { type RegisterQuery, registerView } from './register-view.ts';

const plain: Registration = {
  type: 'QĐ',
  number: null,
  issuedOn: '2024-01-10',
  issuerUnitId: null,
  issuerName: 'Bộ Thông tin và Truyền thông',
  signer: null,
  title: 'Về việc thử sổ văn bản',
  text: 'Điều 1. Việc thứ nhất.',
  file: null,
  clauses: [],
  citations: [],
  newEdition: false,
};

describe('the register of documents', () => {
  let platform: TestPlatform;
  let world: World;
  const ids = new Map<string, string>();
  const planner = () => world.actors.planner;
  const list = (query: Partial<RegisterQuery> = {}) =>
    registerView(platform, planner(), { limit: 50, ...query });
  const numbers = async (query: Partial<RegisterQuery>) =>
    (await list(query)).rows.map(({ number }) => number);

  async function register(document: Partial<Registration>): Promise<string> {
    const { authorityId } = planner();
    const request = { name: 'register', authorityId, author: planner(), key: null };
    return perform(platform, request, async (context: ActContext) => {
      const { id } = await registerDirective(context, { ...plain, ...document });
      await context.journal({ subjectKind: 'directive', subjectId: id, before: null, after: {} });
      return id;
    });
  }

  beforeAll(async () => {
    platform = await openTestPlatform('2024-03-01T08:00:00+07:00');
    world = await makeWorld(platform);
    const documents = [
      { number: '601/QĐ-BTTTT', issuedOn: '2022-03-31', title: 'Kế hoạch hành động phục hồi' },
      { number: '1601/QĐ-BTTTT', issuedOn: '2022-04-30', title: 'Chương trình 601 trạm phát sóng' },
      {
        number: '60/KH-BTTTT',
        issuedOn: '2023-05-05',
        title: 'Kế hoạch quyết định số 601',
        type: 'KH',
      },
      { number: '01/CT-BTTTT', issuedOn: '2021-01-11', title: 'Định hướng năm 2021', type: 'CT' },
      { number: '2/CT-BTTTT', issuedOn: '2021-02-11', title: '=HYPERLINK("x")', type: 'CT' },
      { number: null, issuedOn: null, title: 'Văn bản chưa có số' },
    ];
    for (const document of documents) {
      ids.set(document.number ?? '', await register(document));
    }
  });
  afterAll(() => platform.close());

  it('puts the document whose number was typed first', async () => {
    expect(await numbers({ q: '601 qd' })).toEqual(['601/QĐ-BTTTT', '1601/QĐ-BTTTT']);
    expect((await numbers({ q: '601' }))[0]).toBe('601/QĐ-BTTTT');
    expect((await numbers({ q: '601/QĐ-BTTTT' }))[0]).toBe('601/QĐ-BTTTT');
    expect(await numbers({ q: '1/ct' })).toEqual(['01/CT-BTTTT']);
    expect(await numbers({ q: '01 ct bttt' })).toEqual(['01/CT-BTTTT']);
  });

  it('finds words without accents, in titles and types', async () => {
    expect(await numbers({ q: 'phuc hoi' })).toEqual(['601/QĐ-BTTTT']);
    expect(await numbers({ q: 'chi thi' })).toEqual(['2/CT-BTTTT', '01/CT-BTTTT']);
    expect(await numbers({ q: 'khong co van ban nao' })).toEqual([]);
    expect(await numbers({ q: "y' & | ! <-> :*" })).toEqual([]);
  });

  it('is sorted by day, number as a number, or title, and filtered by type and year', async () => {
    expect((await numbers({}))[0]).toBe('60/KH-BTTTT');
    expect(await numbers({ sort: 'issued', type: 'CT' })).toEqual(['01/CT-BTTTT', '2/CT-BTTTT']);
    const byNumber = await numbers({ sort: 'number', year: 2022 });
    expect(byNumber).toEqual(['601/QĐ-BTTTT', '1601/QĐ-BTTTT']);
    expect(await numbers({ sort: '-number', year: 2022 })).toEqual(byNumber.reverse());
  });

  it.each(['-issued', 'issued', 'number', '-number', 'title', '-title'] as const)(
    'goes page by page in the order %s without losing or repeating a row',
    async (sort) => {
      const whole = await list({ sort });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await list({ sort, after, limit: 2 });
        seen.push(...page.rows.map(({ id }) => id));
        expect(page.total).toBe(6);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toEqual(whole.rows.map(({ id }) => id));
      expect(seen).toHaveLength(6);
    },
  );

  it('starts at the top for a page key that is none of ours', async () => {
    expect((await list({ after: 'bậy' })).rows).toHaveLength(6);
  });

  it('shows the newest edition as it stood on the day that is asked for', async () => {
    platform.clock.set('2024-03-05T08:00:00+07:00');
    const document = { number: '601/QĐ-BTTTT', issuedOn: '2022-03-31', title: 'Bản sửa' };
    const id = await register({ ...document, newEdition: true });
    const now = await list({ q: '601 qd bttt' });
    expect(now.rows.map(({ id: row, edition }) => [row, edition])).toContainEqual([id, 2]);
    expect(now.rows.map(({ title }) => title)).not.toContain('Kế hoạch hành động phục hồi');
    const then = await list({ q: '601 qd bttt', asOf: '2024-03-01' });
    expect(then.rows[0]).toMatchObject({ id: ids.get('601/QĐ-BTTTT'), edition: 1 });
    expect((await list({ asOf: '2024-02-28' })).total).toBe(0);
    const page = await directiveView(platform, planner(), id, undefined);
    expect(page.editions.map(({ edition }) => edition)).toEqual([2, 1]);
  });

  it('keeps two documents of one number apart by year and by issuer', async () => {
    const number = '22/CTr-UBND';
    const first = { number, issuerName: 'UBND thành phố Hà Nội', issuedOn: '2013-02-01' };
    await register(first);
    await register({ ...first, issuerName: 'UBND tỉnh Bạc Liêu' });
    await register({ ...first, issuedOn: '2014-02-01' });
    await expect(register({ ...first, number: '022/CTr–UBND' })).rejects.toMatchObject({
      text: { code: 'NUMBER_EXISTS' },
    });
    expect((await list({ q: '22 ctr' })).total).toBe(3);
  });

  it('links a citation to the one document that it can mean, with the chain and the days between', async () => {
    const cite = (number: string, day: string | null, from: number | null = null) => ({
      ...{ kind: 'implements', type: null, number, day, issuer: null, title: null },
      ...{ from, span: { start: 0, end: 4 } },
    });
    const id = await register({
      number: '150/KH-STTTT',
      issuedOn: '2022-04-10',
      citations: [
        cite('601/QĐ-BTTTT', '2022-03-31'),
        cite('1601/QĐ-BTTTT', '2022-04'),
        cite('601/QĐ-BTTTT', '2021-03-31'),
        cite('22/CTr-UBND', null),
        cite('99/NQ-CP', '2022-03-01', 0),
      ],
    });
    const { citations } = await directiveView(platform, planner(), id, undefined);
    expect(citations.map(({ directiveId }) => directiveId)).toEqual([
      expect.any(String),
      ids.get('1601/QĐ-BTTTT'),
      null,
      null,
      null,
    ]);
    expect(citations.map(({ days }) => days)).toEqual([10, null, 375, null, 30]);
    expect(citations[4]?.fromId).toBe(citations[0]?.id);
    const cited = await directiveView(
      platform,
      planner(),
      ids.get('601/QĐ-BTTTT') ?? '',
      undefined,
    );
    expect(cited.citedBy).toMatchObject([
      { kind: 'implements', days: 10, directive: { number: '150/KH-STTTT' } },
    ]);
  });

  it('leaves as a sheet in which nothing runs', async () => {
    const csv = await registerCsv(platform, planner(), { q: 'ct-bttt' });
    expect(csv.startsWith('\uFEFF"Số, ký hiệu",Ngày ban hành')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('01/CT-BTTTT,11/01/2021,CT');
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  });

  it('is closed to other authorities', async () => {
    const { hanoiPlanner } = world.actors;
    expect((await registerView(platform, hanoiPlanner, { limit: 50 })).total).toBe(0);
    const id = ids.get('601/QĐ-BTTTT') ?? '';
    await expect(directiveView(platform, hanoiPlanner, id, undefined)).rejects.toMatchObject({
      text: { code: 'NOT_FOUND' },
    });
  });
});
