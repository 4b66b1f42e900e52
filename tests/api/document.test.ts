import { createConfig, type Config as LintConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../server/contracts.ts';
import { type ApiDocument, makeDocument } from '../../server/exchange/open-api/make-document.ts';
import { pathOf } from '../../server/exchange/open-api/operation.ts';
import { readContracts } from '../../server/exchange/open-api/read-contracts.ts';
import { NAMES_OF_FILES } from '../../server/exchange/open-api/rules/files.ts';
import { SUMMARIES } from '../../server/exchange/open-api/words/summaries.ts';
import { isOpenToTokens } from '../../server/organisation/rules/token-scope.ts';
import { mountedOn } from '../../server/platform/http/mounted.ts';
import { type OpenInterface, openInterface } from './open-interface.ts';

/** Rules of the linter that do not hold here, each with its reason. */
const SWITCHED_OFF = {
  // `{id}` is a number: /api/paper-templates/samples/{type} is never /api/paper-templates/{id}/close.
  'no-ambiguous-paths': 'off',
} as const;

/** For a machine that is busy with other things. */
const LONG = 120_000;
/** Where installations hand each other signed messages: no program with a key is answered there. */
const BETWEEN_INSTALLATIONS = /^\/api\/exchange\/(?:pairings|messages|files)(?:\/|$)/;

describe('the document of the open interface', { timeout: LONG }, () => {
  let server: OpenInterface;
  let document: ApiDocument;
  let text: string;

  beforeAll(async () => {
    server = await openInterface(0);
    const reply = await server.get('/api/openapi.json');
    text = await reply.text();
    expect(reply.status, text.slice(0, 500)).toBe(200);
    document = JSON.parse(text);
  }, LONG);
  afterAll(() => server.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('has every endpoint that is mounted, and none that is not', () => {
    const mounted = mountedOn(server.app).map(
      ({ endpoint }) => `${endpoint.method.toLowerCase()} ${pathOf(endpoint)}`,
    );
    expect(mounted.length).toBeGreaterThan(400);
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(mounted.sort());
  });

  it('leaves nothing of the interface beside the contracts', () => {
    // What Fastify itself routes under /api, as it prints it, holds no address that no contract mounted.
    const known = new Set(mountedOn(server.app).map(({ endpoint }) => endpoint.path));
    const routed = routesOf(server);
    expect(routed.length).toBeGreaterThan(200);
    expect(routed.filter((path) => !known.has(path) && !BETWEEN_INSTALLATIONS.test(path))).toEqual(
      [],
    );
  });

  it('names each endpoint after its contract, once', () => {
    const { endpoints } = readContracts(CONTRACTS);
    const nameless = mountedOn(server.app).filter(({ endpoint }) => !endpoints.has(endpoint));
    expect(
      nameless.map(({ endpoint }) => `${endpoint.path}: name its contract in server/contracts.ts`),
    ).toEqual([]);
    const mounted = new Set(mountedOn(server.app).map(({ endpoint }) => endpoint));
    const idle = [...endpoints.values()].filter(({ endpoint }) => !mounted.has(endpoint));
    expect(idle.map(({ name }) => name)).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(NAMES_OF_FILES.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it('says of each endpoint whether keys may ask it', () => {
    for (const { endpoint, isOpen } of mountedOn(server.app)) {
      const operation = document.paths[pathOf(endpoint)]?.[endpoint.method.toLowerCase()];
      const mayAsk = !isOpen && isOpenToTokens(endpoint.method, endpoint.path);
      expect(operation?.['x-open-to-keys'], endpoint.path).toBe(mayAsk);
      expect(
        operation?.security.some((way) => 'key' in way),
        endpoint.path,
      ).toBe(mayAsk);
    }
  });

  it('says in both languages what each endpoint does that keys may ask', () => {
    const all = operations().map(({ operation }) => operation);
    const silent = all.filter((each) => each['x-open-to-keys'] && !each['x-summary-vi']);
    expect(
      silent.map(
        ({ operationId }) => `${operationId}: server/exchange/open-api/words/summaries*.ts`,
      ),
    ).toEqual([]);
    const ids = new Set(all.map(({ operationId }) => operationId));
    expect(Object.keys(SUMMARIES).filter((name) => !ids.has(name))).toEqual([]);
  });

  it('is the same whatever the order in which capabilities are mounted, and not too big to read', () => {
    const about = { version: '1', address: '/' };
    const mounted = mountedOn(server.app);
    const [there, back] = [mounted, [...mounted].reverse()].map((list) =>
      Object.entries(makeDocument(list, CONTRACTS, about).paths).map((each) =>
        JSON.stringify(each),
      ),
    );
    expect(back?.filter((path, at) => path !== there?.[at])).toEqual([]);
    expect(text.length).toBeLessThan(2_000_000);
  });

  it('passes the linter', async () => {
    const config: LintConfig = await createConfig({
      extends: ['recommended'],
      rules: SWITCHED_OFF,
    });
    const problems = await lintFromString({ source: text, absoluteRef: '/openapi.json', config });
    expect(
      problems.map(({ severity, ruleId, message, location: [at] }) => [
        ...[severity, ruleId, message, at?.pointer],
      ]),
    ).toEqual([]);
  });

  it('is kept by whoever asked: the same ETag, and 304 for it', async () => {
    const first = await server.get('/api/openapi.json');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await server.get('/api/openapi.json', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

/** The addresses of the interface as Fastify routes them. */
function routesOf({ app }: OpenInterface): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  const stack: string[] = [];
  const paths: string[] = [];
  for (const line of lines) {
    const found = /^([│ ]*(?:├── |└── ))(\S*)(.*)$/.exec(line);
    if (!found) continue;
    const [, indent = '', part = '', rest = ''] = found;
    stack.length = indent.length / 4 - 1;
    stack.push(part);
    if (/\(.*\)/.test(rest)) paths.push(stack.join(''));
  }
  return [...new Set(paths)].filter((path) => path.startsWith('/api'));
}
