import type { TaskRow } from '../../../server/tasks/contract.ts';

/** A task in a list, from the fields that matter to a test. */
export function aTask(fields: Partial<TaskRow>): TaskRow {
  return {
    id: '100',
    authorityId: '1',
    planId: '10',
    planNumber: '601/QĐ-BTTTT',
    label: 'Nhiệm vụ 3',
    title: 'Rà soát, xây dựng danh mục',
    unit: { id: '20', name: 'Vụ Kế hoạch - Tài chính', shortName: null },
    fieldName: null,
    state: 'accepted',
    status: 'DTH_TRONG_HAN',
    flags: [],
    daysLate: 0,
    dueOn: '2026-12-31',
    deadline: {
      raw: 'Quý IV/2026',
      kind: 'IN_PERIOD',
      precision: 'quarter',
      norm: '2026-Q4',
      startsOn: '2026-10-01',
      dueOn: '2026-12-31',
    },
    firstDueOn: '2026-12-31',
    finishedOn: null,
    percent: null,
    reportedAt: null,
    childCount: 0,
    version: 1,
    wordsId: '30',
    fieldId: null,
    parentId: null,
    officer: null,
    givenOn: '2026-01-05',
    occurrence: null,
    weight: null,
    isFocus: false,
    ...fields,
  };
}
