import type { Answers } from '../shape.ts';
import type { board as vietnamese } from '../vi/board.ts';

export const board: Answers<typeof vietnamese> = {
  key: { urge: 'Urge the chosen cell', demand: 'Demand an explanation for the chosen cell' },
  rows: 'Rows',
  by: { units: 'Units', plans: 'Plans', leaders: 'Leaders', levels: 'Levels' },
  rowHead: {
    units: 'Unit',
    plans: 'Plan',
    leaders: 'Directing leader',
    levels: 'Level of the lead unit',
  },
  noLeader: 'No directing leader yet',
  noLeaders:
    'No task has a directing leader yet. Open a task, choose Who takes part, add a Directing leader; parts follow the leader of their whole.',
  openTasks: 'Open the list of tasks',
  captionField: '{{row}} by field: overdue of due tasks',
  captionStatus: '{{row}} by status: number of tasks',
  look: 'View',
  given: '{{count}} given',
  rate: '{{rate}} of what was due is done ({{done}}/{{due}})',
  tile: {
    doneOnTime: 'On time',
    doneLate: 'Done late',
    openWithin: 'Within',
    openOverdue: 'Overdue',
  },
  export: 'Download Excel',
};
