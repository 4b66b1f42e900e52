import { beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../../contracts.ts';
import { type ApiDocument, makeDocument } from '../make-document.ts';
import { readContracts } from '../read-contracts.ts';
import { CAPABILITY_WORDS } from '../words/capability-words.ts';
import {
  DOCS,
  type DocsBook,
  entryPath,
  groupPath,
  openBook,
  search,
  shapePath,
} from './docs-book.ts';
import { docsPage } from './docs-pages.ts';

describe('the pages of the open interface', () => {
  let document: ApiDocument;
  let vi: DocsBook;
  let en: DocsBook;
  const pages = new Map<string, string>();

  beforeAll(() => {
    const { endpoints } = readContracts(CONTRACTS);
    const mounted = [...endpoints.keys()].map((endpoint) => ({
      ...{ endpoint, isOpen: endpoint.open ?? false },
    }));
    document = makeDocument(mounted, CONTRACTS, { version: '1', address: '/' });
    [vi, en] = [openBook(document, 'vi', ''), openBook(document, 'en', '')];
    const paths = [
      ...[DOCS, `${DOCS}/errors`],
      ...document.tags.map(({ name }) => groupPath(name)),
      ...vi.entries.map(entryPath),
      ...Object.keys(document.components.schemas).map(shapePath),
    ];
    for (const path of paths) {
      const rest = path.slice(DOCS.length).split('/').filter(Boolean);
      pages.set(path, docsPage(vi, en, rest, '') ?? '');
      pages.set(`/en${path}`, docsPage(en, vi, rest, '') ?? '');
    }
  });

  it('are there for every endpoint, shape and group, in both languages, and no bigger than a phone likes', () => {
    expect(pages.size).toBeGreaterThan(1_500);
    const odd = [...pages].filter(
      ([, text]) =>
        text.length > 120_000 ||
        text.split('<h1>').length !== 2 ||
        /undefined|\[object|NaN/.test(text.replace(/<code>[^<]*<\/code>/g, '')),
    );
    expect(odd.map(([path, text]) => `${path} ${text.length}`)).toEqual([]);
  });

  it('lead only to pages that are there', () => {
    const lost = new Set<string>();
    for (const [path, text] of pages) {
      const links = [...text.matchAll(/href="((?:\/en)?\/(?:docs|api)\/[^"#]*)/g)];
      expect(links.length, path).toBeGreaterThan(2);
      for (const [, href = ''] of links) {
        const isFile = href === '/api/openapi.json' || href === '/api/client.d.ts';
        if (!pages.has(href) && !isFile) lost.add(`${path} → ${href}`);
      }
    }
    expect([...lost]).toEqual([]);
  });

  it('say each thing in the language of the page', () => {
    for (const { name } of document.tags) expect(CAPABILITY_WORDS, name).toHaveProperty(name);
    const [here, there] = [pages.get(DOCS) ?? '', pages.get(`/en${DOCS}`) ?? ''];
    expect(here).toContain('Lần gọi đầu tiên, trong một phút');
    expect(there).toContain('The first call, in a minute');
    expect(there).toContain('hreflang="vi" href="/docs/api"');
    const report = pages.get(`${DOCS}/tasks/reportProgress`) ?? '';
    expect(report).toContain('Idempotency-Key: viec-nay-mot-lan-1');
    expect(report).toContain('Người khác đã lưu trước. Xem chỗ khác nhau');
    expect(report).not.toContain('See the difference');
  });

  it('find an endpoint by its address or by words of either language, without accents', () => {
    const names = (question: string) =>
      search([vi, en], question).map(({ operation }) => operation.operationId);
    expect(names('tasks progress')).toContain('reportProgress');
    expect(names('cap nhat progress')).toContain('reportProgress');
    expect(names('PROGRESS of the WEEK')).toContain('reportProgress');
    expect(names('zzz')).toEqual([]);
    expect(names('')).toEqual([]);
    expect(docsPage(vi, en, ['search'], '<script>')).toContain('value="&#60;script&#62;"');
    expect(docsPage(vi, en, ['nothing'], '')).toBeNull();
  });
});
