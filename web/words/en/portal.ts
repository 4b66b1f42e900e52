import type { Answers } from '../shape.ts';
import type { portal as vietnamese } from '../vi/portal.ts';

/** Words of the public side as the offices work on it: publications. */
export const portal: Answers<typeof vietnamese> = {
  tab: {
    label: 'Pages of Public',
    publications: 'Publications',
    articles: 'News',
    feedback: 'Feedback',
  },
  title: 'Publications',
  what: 'publications',
  export: 'Download the list',
  empty: 'No plan is public yet. Open a plan and choose “Public”.',
  openPlans: 'Open plans',
  cutOffOn: 'figures of {{day}}',
  waiting: { approve: '{{count}} to approve', due: '{{count}} due for an update' },
  state: {
    label: 'State',
    preparing: 'Being prepared',
    proposed: 'To approve',
    published: 'Public',
    due: 'Due for an update',
    withdrawn: 'Withdrawn',
  },
  seen: {
    unpublished: 'Not published',
    published: 'Public, edition {{number}}',
    withdrawn: 'Withdrawn',
  },
  stage: { preparing: 'a new edition is prepared', proposed: 'a new edition waits for approval' },
  col: {
    plan: 'Plan',
    state: 'State',
    edition: 'Edition',
    cutOff: 'Cut-off',
    published: 'Published on',
    due: 'Update from',
    address: 'Public address',
  },
};
