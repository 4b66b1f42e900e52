import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../organisation/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { acceptResult } from '../../tasks/accept-result.ts';
import { reportDone } from '../../tasks/report-done.ts';
import { DONE, officeOf } from '../../tasks/testing/office.ts';
import { previewView } from '../preview-view.ts';
import { openPublicSide, type PublicSide } from '../testing/open-public-side.ts';
import { publishingOf } from '../testing/publishing.ts';
import { addArticleFile } from './add-article-file.ts';
import { articleView } from './article-view.ts';
import { articlesView } from './articles-view.ts';
import { basisToday } from './basis-of.ts';
import type { Article } from './contract.ts';
import { draftArticle } from './draft-article.ts';
import { moveArticle } from './move-article.ts';
import { previewArticle } from './preview-article.ts';
import type { ArticleMove } from './rules/article-steps.ts';
import { outdatedSentences } from './rules/freshness.ts';
import { saveArticle } from './save-article.ts';
import { articles } from './store/article-table.ts';

/** A picture as phones take them: with a note of where it was taken. */
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
  Buffer.from([0xff, 0xe1, 0, 16, ...Buffer.from('Exif\0\0'), ...Buffer.from('GPS-here')]),
  Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
]);

describe('an article', () => {
  let side: PublicSide;
  let planId: string;
  let id: string;
  let publishing: ReturnType<typeof publishingOf>;
  let publicationId: string;
  let planner: Actor;
  let leader: Actor;
  let office: ReturnType<typeof officeOf>;
  let tasks: readonly string[];
  beforeAll(async () => {
    side = await openPublicSide();
    ({ planner, leader } = side.world.actors);
    office = officeOf(side.platform, side.world);
    const given = await office.give(['Rà soát hạ tầng số', 'Xây dựng quy hoạch']);
    planId = given.planId;
    tasks = given.ids;
    publishing = publishingOf(side.platform, side.world.actors);
  });
  afterAll(() => side.close());

  const seen = (actor = planner) => articleView(side.platform, actor, id, undefined);
  const save = async (change: Partial<Article['content']>, note = '') => {
    const { version, content } = await seen();
    const body = { version, note, content: { ...content, ...change } };
    return saveArticle(side.platform, planner, id, body, null);
  };
  const move = async (step: ArticleMove, actor = planner, words = '') => {
    const { version } = await seen();
    return moveArticle(side.platform, actor, id, { version, step, words }, null);
  };
  const codeOf = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      if (error instanceof Refusal) return error.text.code;
      throw error;
    }
    return 'done';
  };
  const get = (url: string) =>
    side.app.inject({ url, headers: { 'accept-language': 'vi', 'user-agent': 'Mozilla/5.0' } });
  /** The page once the news of an act has come: kept pages are forgotten a moment after its commit. */
  const reading = (url: string, isNew: (page: Awaited<ReturnType<typeof get>>) => boolean) =>
    vi.waitFor(async () => {
      const page = await get(url);
      if (!isNew(page)) throw new Error(`Still the old page: ${page.statusCode}`);
      return page;
    });
  const draft = (kind: 'plan' | 'results', fromEdition: number | null = null) =>
    draftArticle(side.platform, planner, { planId, kind, fromEdition, english: true }, null);

  it('is drafted from what is published, and from nothing before', async () => {
    expect(await codeOf(draft('plan'))).toBe('PLAN_NOT_PUBLIC');
    publicationId = await publishing.prepared(planId);
    await publishing.published(publicationId, { kind: 'first', cutOff: '2026-11-22' });
    ({ id } = await draft('plan'));
    const { content, now, sources, may } = await seen();
    expect(content.vi.lead[0]?.text).toContain('Bộ Thông tin và Truyền thông ban hành');
    expect(content.en?.headline).not.toBe('');
    expect(now.lines).toBe('2');
    expect(Object.values(sources).map(({ title }) => title)).toContain('Rà soát hạ tầng số');
    expect(may).toEqual(['write', 'propose', 'drop']);
    expect(
      await codeOf(articleView(side.platform, side.world.actors.postalHead, id, undefined)),
    ).toBe('NOT_FOUND');
    expect(
      await codeOf(
        draftArticle(
          side.platform,
          leader,
          { planId, kind: 'plan', fromEdition: null, english: false },
          null,
        ),
      ),
    ).toBe('NOT_ALLOWED');
  });

  it('is saved by version: whoever comes later sees what differs', async () => {
    const { version, content } = await seen();
    await save({ vi: { ...content.vi, headline: 'Bộ công khai kế hoạch <b>hạ tầng</b> số' } });
    const late = saveArticle(side.platform, planner, id, { version, content, note: '' }, null);
    await expect(late).rejects.toMatchObject({
      text: { code: 'CONFLICT' },
      details: { fields: [{ field: 'vi', yours: content.vi }, { field: 'state' }] },
    });
  });

  it('says all that is missing at once, and a picture keeps nothing of where it was taken', async () => {
    const file = { name: 'anh.jpg', bytes: new Uint8Array(JPEG) };
    const added = await addArticleFile(side.platform, planner, id, file, null);
    expect(added.size).toBe(JPEG.length - 18);
    await save({ files: [added] });
    await expect(move('propose')).rejects.toMatchObject({
      text: { code: 'ARTICLE_INCOMPLETE' },
      details: {
        lacks: [
          { code: 'picture_words', lang: 'vi' },
          { code: 'picture_words', lang: 'en' },
        ],
      },
    });
    await save({
      files: [{ ...added, alt: 'Trụ sở Bộ', altEn: 'The ministry', sha256: 'f'.repeat(64) }],
    });
    expect((await seen()).content.files[0]?.sha256).toBe(added.sha256);
    const strange = { ...added, id: '1' };
    expect(await codeOf(save({ files: [strange] }))).toBe('ARTICLE_FILE_UNKNOWN');
    expect(await previewArticle(side.platform, planner, id, 'vi')).toContain('Bản xem thử');
  });

  it('goes out only by another person, and then everybody reads it, as words and never as markup', async () => {
    await move('propose');
    const { address } = await seen();
    expect((await get(address)).statusCode).toBe(404);
    expect((await articlesView(side.platform, leader, { limit: 10 })).waiting).toBe(1);
    expect(await codeOf(move('approve'))).toMatch(/NOT_ALLOWED|OWN_PROPOSAL/);
    const selfApproving: Actor = { ...leader, personId: planner.personId };
    expect(await codeOf(move('approve', selfApproving))).toBe('OWN_PROPOSAL');
    await move('give_back', leader, 'Sửa lại tiêu đề');
    expect(await seen()).toMatchObject({ state: 'draft', said: 'Sửa lại tiêu đề' });
    await move('propose');
    await move('approve', leader);

    const page = await reading(address, ({ statusCode }) => statusCode === 200);
    for (const words of [
      'Bộ công khai kế hoạch &#60;b&#62;hạ tầng&#60;/b&#62; số</h1>',
      'property="og:type" content="article"',
      '"@type":"NewsArticle"',
      'alt="Trụ sở Bộ"',
      'hreflang="en"',
    ]) {
      expect(page.body).toContain(words);
    }
    expect(page.body).not.toMatch(/<script(?! src="\/assets|[^>]*(ld\+json|defer))|style=|onclick/);
    expect((await get(`/en${address}`)).body).toContain('issued');
    const picture = /src="(\/p\/[^"]+tep[^"]+)"/.exec(page.body)?.[1] ?? '';
    const sent = await get(picture);
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(sent.rawPayload.includes('GPS-here')).toBe(false);
    for (const list of ['/p/bo-tttt/tin', '/p/bo-tttt', '/p/bo-tttt/tin.atom', '/p/sitemap.xml']) {
      expect((await get(list)).body, list).toContain(address);
    }
    expect((await get('/p/rieng-tu')).body).toContain('không đặt cookie');
  });

  it('says which sentences no longer agree with the plan once the plan is published anew', async () => {
    const record = await articles.find(side.platform.db, planner.authorityId, id);
    if (!record) throw new Error('gone');
    const first = await basisToday(side.platform.db, record);
    expect(first && outdatedSentences(record.content.vi, first)).toBe(0);
    await publishing.saved(publicationId, { kind: 'correction', cutOff: '2026-11-22' });
    const { things } = await previewView(side.platform, planner, publicationId);
    const gone = things.find(({ title }) => title.includes('Xây dựng quy hoạch'));
    const leftOut = [{ kind: 'task' as const, ref: gone?.ref ?? '', reason: 'Chưa đến lúc' }];
    await publishing.published(publicationId, {
      ...{ kind: 'correction', cutOff: '2026-11-22', leftOut, note: 'Bỏ một nhiệm vụ ghi nhầm' },
    });
    const second = await basisToday(side.platform.db, record);
    expect(second && outdatedSentences(record.content.vi, second)).toBeGreaterThan(1);
    expect(await seen()).toMatchObject({ isBehind: true, now: { lines: '1' } });
  });

  it('is corrected in the open: the public reads the old words until the new ones are approved', async () => {
    const { address, content } = await seen();
    await move('correct');
    await save({ vi: { ...content.vi, headline: 'Tiêu đề đã sửa' } });
    expect(await codeOf(move('propose'))).toBe('ARTICLE_INCOMPLETE');
    await save({}, 'Sửa số nhiệm vụ từ 2 thành 1');
    await move('propose');
    expect((await get(address)).body).not.toContain('Tiêu đề đã sửa');
    await move('approve', leader);
    const { body } = await reading(address, (page) => page.body.includes('Tiêu đề đã sửa'));
    expect(body).toContain('Đính chính ngày 22/11/2026: Sửa số nhiệm vụ từ 2 thành 1');
    expect((await seen()).address).toBe(address);

    await move('correct');
    await save({ vi: { ...content.vi, headline: 'Bỏ dở' } });
    await move('drop');
    expect(await seen()).toMatchObject({ state: 'published', headline: 'Tiêu đề đã sửa' });
  });

  it('tells what a period brought, with each figure of what it is part of', async () => {
    const [task = ''] = tasks;
    await office.accept(task);
    const { telecomHead } = side.world.actors;
    const version = () => office.versionOf(task);
    await reportDone(side.platform, telecomHead, task, { ...DONE, version: await version() }, null);
    await acceptResult(
      side.platform,
      planner,
      task,
      { version: await version(), note: null },
      null,
    );
    side.platform.clock.set('2026-12-22T08:00:00+07:00');
    await publishing.published(publicationId, { kind: 'update', cutOff: '2026-12-22' });
    const made = await draft('results', 1);
    const { content } = await articleView(side.platform, planner, made.id, undefined);
    expect(content.vi.headline).toContain('hoàn thành 1/2 nhiệm vụ, số liệu đến 22/12/2026');
    expect(content.vi.lead.at(-1)?.text).toBe(
      'So với số liệu chốt ngày 22/11/2026, số hoàn thành từ 0/2 thành 1/2.',
    );
    expect((await get('/p/sitemap.xml')).body).toContain(`/en${(await seen()).address}`);
    expect(await codeOf(draft('results', 3))).toBe('EDITIONS_ORDER');
    const found = await articlesView(side.platform, planner, { limit: 10, q: 'hoan thanh 1/2' });
    expect(found).toMatchObject({ total: 1, rows: [{ kind: 'results', isBehind: false }] });
  });

  it('goes down at once with day and reason, and its address is kept for those who knew it', async () => {
    const { address } = await seen();
    expect(await codeOf(move('withdraw', leader))).toBe('MOVE_WORDS');
    await move('withdraw', leader, 'Số liệu sai, đang kiểm tra');
    const page = await reading(address, ({ statusCode }) => statusCode === 410);
    expect(page.body).toContain('Lý do: Số liệu sai, đang kiểm tra');
    expect(page.body).not.toContain('ban hành');
    expect((await get('/p/bo-tttt/tin')).body).not.toContain(address);
    expect((await seen()).may).toEqual([]);
  });
});
