/**
 * The arrows of ARCHITECTURE.md, checked: which part may know which.
 *
 * Circles are looked for in tools/check-arrows.mjs, which knows imports of types from others.
 *
 * The parser is swc because TypeScript 7 has no API for others to parse with. Without a parser the
 * cruiser would be green over nothing, so tools/check.mjs also counts the modules that were read.
 */

/** Capabilities in the order in which a directive lives: each may import those before it. */
const CAPABILITIES = [
  'platform',
  'calendar',
  'organisation',
  'papers',
  'directives',
  'plans',
  'tasks',
  'indicators',
  'budget',
  'amendments',
  'reporting',
  'supervision',
  'scorecards',
  'emulation',
  'succession',
  'exchange',
  'portal',
  'keeping',
];

const TEST = '\\.test\\.tsx?$|/testing/';
const CONTRACT = '(?:^|/|-)contract\\.ts$';
const RULES = '/rules(?:\\.ts$|/)';
const STORE = '/store(?:\\.ts$|/)';

/** One rule a capability: nothing that comes later, and nothing that wires the whole together. */
const order = CAPABILITIES.map((name, at) => ({
  name: `${name}-knows-nothing-later`,
  comment: `server/${name} may import only: ${CAPABILITIES.slice(0, at).join(', ') || 'nothing else'}`,
  severity: 'error',
  from: { path: `^server/${name}/`, pathNot: TEST },
  to: {
    path: `^server/(?:${[...CAPABILITIES.slice(at + 1), '[^/]+\\.ts$'].join('|')})`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...order,
    {
      name: 'capabilities-are-known',
      comment: 'A new folder under server/ takes its place in the order above',
      severity: 'error',
      from: { path: '^server/', pathNot: `^server/(?:${CAPABILITIES.join('|')})/|^server/[^/]+$` },
      to: {},
    },
    {
      name: 'reader-knows-nothing-of-the-rest',
      severity: 'error',
      from: { path: '^reader/', pathNot: TEST },
      to: { path: '^(?:server|web|seed|tests|bench|tools)/' },
    },
    {
      name: 'server-knows-no-web',
      severity: 'error',
      from: { path: '^(?:server|seed)/', pathNot: TEST },
      to: { path: '^(?:web|tests|bench|tools)/' },
    },
    {
      name: 'contract-imports-contracts',
      comment:
        'A contract is read by the browser too: other contracts and rules, nothing that runs a server',
      severity: 'error',
      from: { path: `^server/.*${CONTRACT}` },
      to: { path: '^(?:server|reader|seed)/', pathNot: [CONTRACT, RULES, '^reader/reading\\.ts$'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules decide by what they are given: no store, no act, no view',
      severity: 'error',
      from: { path: `^server/.*${RULES}`, pathNot: TEST },
      to: { path: '^(?:server|seed)/', pathNot: [RULES, CONTRACT, '/data/'] },
    },
    {
      name: 'rules-touch-nothing',
      comment: 'No clock, no files, no database, no network',
      severity: 'error',
      from: { path: `^server/.*${RULES}`, pathNot: TEST },
      to: {
        path: '^(?:node:)?(?:fs|net|http|https|child_process|worker_threads)$|node_modules/(?:pg|kysely|fastify)/',
      },
    },
    {
      name: 'store-knows-no-act',
      comment:
        'The only SQL of a capability: it serves acts, views and routes and knows none of them',
      severity: 'error',
      from: { path: `^server/([^/]+)${STORE}`, pathNot: TEST },
      to: {
        path: '^server/$1/[^/]+\\.ts$',
        pathNot: [CONTRACT, RULES, '/(?:ids|moment|id-sql)\\.ts$'],
      },
    },
    {
      name: 'routes-are-mounted-once',
      comment: 'Only the composition root mounts routes',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: `${TEST}|^server/(?:exchange|portal)/routes\\.ts$` },
      to: { path: '^server/.+/routes\\.ts$' },
    },
    {
      name: 'web-knows-contracts-and-rules',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(?:server|seed|tests|bench)/', pathNot: [CONTRACT, RULES] },
    },
    {
      name: 'web-knows-the-shape-of-a-reading',
      comment: 'Of the reader the browser knows the shape of a reading, not how it is read',
      severity: 'error',
      from: { path: '^web/', pathNot: TEST },
      to: { path: '^reader/', pathNot: '^reader/reading\\.ts$' },
    },
    {
      name: 'nothing-built-is-imported',
      severity: 'error',
      from: {},
      to: { path: '^(?:dist|var|coverage)/' },
    },
    {
      name: 'every-import-leads-somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:node:|virtual:)|\\?' },
    },
    {
      name: 'tests-stay-in-tests',
      comment: 'What ships does not need what tests',
      severity: 'error',
      from: { path: '^(?:reader|server|web|seed)/', pathNot: TEST },
      to: { path: '/testing/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|var)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
