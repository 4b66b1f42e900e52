import { describe, expect, it } from 'vitest';
import type { Directive } from '../../server/directives/contract.ts';
import { placeNodes, relationGraph } from './relation-layout.ts';

function directive(id: string, issuedOn: string, cites: [string, string][] = []): Directive {
  return {
    id,
    type: 'QĐ',
    number: `${id}/QĐ`,
    issuedOn,
    issuer: null,
    signer: null,
    title: `Văn bản ${id}`,
    edition: 1,
    secretCount: null,
    openTasks: 0,
    totalTasks: 0,
    planId: null,
    text: '',
    issuerUnit: null,
    file: null,
    signed: null,
    outline: [],
    citations: cites.map(([to, day]) => ({
      id: `${id}-${to}`,
      kind: 'implements',
      type: 'QĐ',
      number: `${to}/QĐ`,
      day,
      issuer: null,
      title: null,
      directiveId: to,
      fromId: null,
      days: day === '2024-01-10' ? 22 : 31,
      span: null,
    })),
    citedBy: [],
    editions: [],
    tasks: [],
    registeredAt: '2024-01-01T00:00:00Z',
    version: 1,
  };
}

describe('the graph of relations', () => {
  it('puts what a document rests on to its left, with the days between', () => {
    const { nodes, edges } = relationGraph(directive('3', '2024-02-01', [['1', '2024-01-10']]), []);
    expect(nodes.map(({ id, layer }) => [id, layer])).toEqual([
      ['3', 0],
      ['1', -1],
    ]);
    expect(edges[0]).toMatchObject({ from: '3', to: '1', days: 22 });
  });
  it('follows a chain: the plan rests on a programme, the programme on a resolution', () => {
    const plan = directive('3', '2024-02-01', [
      ['2', '2024-01-10'],
      ['1', '2023-12-01'],
    ]);
    const [programme, resolution] = plan.citations;
    if (!programme || !resolution) throw new Error('The sample cites two documents');
    const chained = { ...plan, citations: [programme, { ...resolution, fromId: programme.id }] };
    const { nodes, edges } = relationGraph(chained, []);
    expect(nodes.find(({ id }) => id === '1')?.layer).toBe(-2);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['3 2', '2 1']);
  });
  it('grows a second hop from a document that was opened, and draws a diamond once', () => {
    const centre = directive('4', '2024-04-01', [
      ['2', '2024-02-01'],
      ['3', '2024-03-01'],
    ]);
    const opened = [
      directive('2', '2024-02-01', [['1', '2024-01-01']]),
      directive('3', '2024-03-01', [['1', '2024-01-01']]),
    ];
    const { nodes, edges } = relationGraph(centre, opened);
    expect(nodes.filter(({ id }) => id === '1')).toHaveLength(1);
    expect(edges).toHaveLength(4);
    const { at, width } = placeNodes(nodes);
    const x = (id: string) => at.get(id)?.x ?? Number.NaN;
    expect(x('1')).toBeLessThan(x('2'));
    expect(x('2')).toBe(x('3'));
    expect(x('4')).toBeLessThan(width);
    expect(at.get('2')?.y).toBeLessThan(at.get('3')?.y ?? 0);
  });
});
