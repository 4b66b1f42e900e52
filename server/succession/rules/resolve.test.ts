import { describe, expect, it } from 'vitest';
import { type Destination, PlanWords } from '../plan-contract.ts';
import { checkPlan } from './check-plan.ts';
import { expandPlan, type TreeUnit } from './expand-plan.ts';
import { allEdges, shareOf } from './planned-edges.ts';
import { resolver, type Subject, thingKey } from './resolve.ts';

const unit = (id: string, parentId: string | null, name = `Đơn vị ${id}`): TreeUnit => ({
  ...{
    id,
    name,
    parentId,
    authorityId: id.length > 2 ? '9' : '8',
    shortName: null,
    kind: 'division',
  },
  ...{ code: null, aliases: [], validFrom: '2008-01-01', validTo: null },
});
/** 1 over 10 and 11, 10 over 20; 100 over 110, in another authority. */
const TREE = new Map(
  [
    ...[unit('1', null), unit('10', '1'), unit('11', '1'), unit('20', '10', 'Phòng Tổng hợp')],
    ...[unit('100', null), unit('110', '100'), unit('120', '110', 'PHÒNG TỔNG  HỢP')],
  ].map((each) => [each.id, each]),
);
const planOf = (given: object) => {
  const words = PlanWords.parse({ name: 'Phương án', onDay: '2025-03-01', basis: 'NĐ', ...given });
  return { words, plan: expandPlan(words, TREE) };
};
const thing = (more: Partial<Subject> = {}): Subject => ({
  ...{
    kind: 'task',
    authorityId: '8',
    id: '7',
    unitId: '10',
    title: 'Cấp phép tần số',
    field: null,
  },
  ...{ planId: '5', subjectPaths: [], carrier: null, canEnd: true },
  ...more,
});

describe('where a thing goes', () => {
  const steps = [{ kind: 'split', from: ['10'], to: ['11', '110'] }];
  const rules = [
    { label: 'viễn thông', from: ['10'], match: { fields: ['Viễn thông'] }, to: '11' },
    { label: 'tần số', match: { words: ['tan so'] }, to: '110' },
    { label: 'địa bàn', match: { under: ['100'] }, to: '110' },
    { label: 'đích danh', match: { thingIds: ['77'] }, to: 'stay' },
    { from: ['10'], kinds: ['post'], to: '11' },
  ];
  const table: [string, Partial<Subject>, string, readonly string[]][] = [
    ['by its words', {}, 'goes', ['110']],
    ['by its field', { title: 'Việc khác', field: 'VIỄN THÔNG' }, 'goes', ['11']],
    ['two rules that differ wait for a person', { field: 'Viễn thông' }, 'several', ['11', '110']],
    ['named before described', { id: '77', field: 'Viễn thông' }, 'stays', []],
    ['by default of its kind', { kind: 'post', title: 'Cục trưởng' }, 'goes', ['11']],
    ['no rule waits for a person', { title: 'Việc khác' }, 'none', []],
    [
      'all that it is about lies there',
      { title: 'x', subjectPaths: [['120', '110', '100']] },
      'goes',
      ['110'],
    ],
    [
      'astride two areas',
      {
        title: 'x',
        subjectPaths: [
          ['110', '100'],
          ['11', '1'],
        ],
      },
      'none',
      [],
    ],
    [
      'a unit under one that is split goes along',
      { unitId: '20', title: 'x' },
      'goes',
      ['new:below.20'],
    ],
  ];
  it.each(table)('%s', (_says, more, outcome, to) => {
    const { words, plan } = planOf({ steps, rules });
    const found = resolver(words.rules, plan, new Map())(thing(more));
    expect([found.outcome, found.to]).toEqual([outcome, to]);
  });

  it('goes where a person decided, whatever the rules say', () => {
    const { words, plan } = planOf({ steps, rules });
    const chosen = (to: Destination) =>
      resolver(words.rules, plan, new Map([[thingKey(thing()), to]]))(thing());
    expect(chosen('11')).toMatchObject({ outcome: 'goes', to: ['11'] });
    expect(chosen('stay').outcome).toBe('stays');
    expect(chosen('end').outcome).toBe('ends');
    expect(chosen('parent')).toMatchObject({ outcome: 'goes', to: ['1'] });
  });

  it('stays with a unit that only hands a function over, and cannot end where its kind has no end', () => {
    const { words, plan } = planOf({
      steps: [{ kind: 'transfer', from: ['10'], to: ['110'] }],
      rules: [{ from: ['10'], match: { fields: ['Viễn thông'] }, to: '110' }],
    });
    const resolve = resolver(words.rules, plan, new Map());
    expect(resolve(thing()).outcome).toBe('stays');
    expect(resolve(thing({ field: 'viễn thông' })).to).toEqual(['110']);
    const ended = planOf({
      steps: [{ kind: 'dissolve', from: ['10'] }],
      rules: [{ from: ['10'], to: 'end' }],
    });
    const end = resolver(ended.words.rules, ended.plan, new Map());
    expect([end(thing()).outcome, end(thing({ canEnd: false })).outcome]).toEqual(['ends', 'none']);
  });
});

describe('what a plan comes to', () => {
  it('units under one that moves go along; those of the same name become one where that is wanted', () => {
    const move = planOf({ steps: [{ kind: 'move', from: ['10'], parent: '100' }] }).plan;
    expect(move.ending).toEqual(['10', '20']);
    expect(move.founded.map(({ key, parent }) => [key, parent])).toEqual([
      ['new:move.10', '100'],
      ['new:below.20', 'new:move.10'],
    ]);
    const merge = planOf({
      steps: [{ kind: 'merge', from: ['10'], to: ['110'], below: 'same_name' }],
    }).plan;
    expect(merge.edges.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['merge', '10', '110'],
      ['merge', '20', '120'],
    ]);
    expect(merge.founded).toEqual([]);
  });

  it('a unit that ended with its house the day before goes along, one that ended long before does not', () => {
    const tree = new Map(TREE);
    tree.set('20', { ...unit('20', '10'), validTo: '2025-02-28' });
    tree.set('21', { ...unit('21', '10'), validTo: '2020-12-31' });
    const words = PlanWords.parse({
      ...{ name: 'Phương án', onDay: '2025-03-01' },
      steps: [{ kind: 'rename', from: ['10'], name: 'Tên mới' }],
    });
    expect(expandPlan(words, tree).ending).toEqual(['10', '20']);
  });

  it('says every hindrance at once, with its place', () => {
    const { words, plan } = planOf({
      basis: '',
      steps: [
        { kind: 'split', from: ['10'], to: ['11'], below: 'named' },
        { kind: 'merge', from: ['11'], to: ['110'] },
      ],
    });
    const places = checkPlan(words, plan, TREE).map(({ at }) => at);
    expect(places.toSorted()).toEqual(['basis', 'steps', 'steps', 'steps.0']);
  });

  it('says what goes each way: the rest without words, a part with those of its rules', () => {
    const { words, plan } = planOf({
      steps: [{ kind: 'dissolve', from: ['10'] }],
      rules: [
        { label: 'địa bàn A', from: ['10'], match: { under: ['120'] }, to: '110' },
        { from: ['10'], to: 'parent' },
      ],
    });
    const ways = allEdges(words, plan).map((edge) => [edge.to, shareOf(edge, words, plan).words]);
    expect(ways).toContainEqual(['110', 'địa bàn A']);
    expect(ways).toContainEqual(['1', null]);
  });
});
