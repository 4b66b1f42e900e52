import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { type CascadeFacts, cascadeGraph } from './cascade.ts';
import { coverage } from './coverage.ts';

const signedOn = asDay('2013-03-05');
const plan = { id: 'kh', name: '150/KH-STTTT', title: 'Kế hoạch', day: signedOn, directiveId: 'd' };
const text = (id: string, fromId: string | null, day: string | null) => ({
  ...{ id, fromId, name: id, title: null, day, directiveId: null },
});
const own = (id: string, issuedOn: string, owner: string) => ({
  ...{ id, planId: null, number: id, title: 'Kế hoạch', issuedOn: asDay(issuedOn) },
  ...{ effectiveOn: asDay(issuedOn), ownerPath: [owner], ownerName: owner },
});
const facts = (more: Partial<CascadeFacts>): CascadeFacts => ({
  ...{ plan, superiors: [], columns: [], lower: [] },
  ...more,
});

describe('phân cấp', () => {
  it('a chain of citations stands layer by layer, with the days between', () => {
    const { nodes, edges } = cascadeGraph(
      facts({
        superiors: [
          text('22/CTr-UBND', null, '2013-02-24'),
          text('01/NQ-CP', '22/CTr-UBND', '2013-02-02'),
          text('02/NQ-CP', '22/CTr-UBND', '2013-02'),
        ],
      }),
    );
    expect(nodes.map(({ id, layer }) => [id, layer])).toEqual([
      ['kh', 0],
      ['22/CTr-UBND', -1],
      ['01/NQ-CP', -2],
      ['02/NQ-CP', -2],
    ]);
    expect(edges).toEqual([
      { from: '22/CTr-UBND', to: 'kh', days: 9 },
      { from: '01/NQ-CP', to: '22/CTr-UBND', days: 22 },
      { from: '02/NQ-CP', to: '22/CTr-UBND', days: null },
    ]);
  });

  it('units stand below the plan, their own plans beyond, and who has none waits', () => {
    const unit = (id: string) => ({ id, name: id, shortName: null, kind: 'division' as const });
    const { columns } = coverage({
      ...{ lines: [], units: [unit('a'), unit('b')], plans: [own('q', '2013-03-14', 'a')] },
      ...{ signedOn, day: asDay('2013-04-15'), opened: new Set() },
    });
    const lower = [{ plan: own('r', '2013-03-24', 'x'), under: 'q' }];
    const { nodes, edges, waiting } = cascadeGraph(facts({ columns, lower }));
    expect(nodes.map(({ id, layer }) => [id, layer])).toEqual([
      ['kh', 0],
      ['to a', 1],
      ['q', 2],
      ['to b', 1],
      ['r', 3],
    ]);
    expect(edges.map(({ to, days }) => [to, days])).toEqual([
      ['to a', null],
      ['q', 9],
      ['to b', null],
      ['r', 10],
    ]);
    expect(waiting).toEqual({ 'to b': 41 });
  });

  it('citations that name each other in a circle still end', () => {
    const superiors = [text('a', 'b', null), text('b', 'a', null)];
    expect(cascadeGraph(facts({ superiors })).nodes).toHaveLength(3);
  });
});
