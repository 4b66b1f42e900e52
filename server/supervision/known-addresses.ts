import { directiveView } from '../directives/directive-view.ts';
import { indicatorView } from '../indicators/indicator-view.ts';
import type { KnownAddress } from '../organisation/why-not.ts';
import { planView } from '../plans/plan-view.ts';
import { submissionView } from '../reporting/submission-view.ts';
import { taskView } from '../tasks/task-view.ts';
import { inspectionView } from './inspection-view.ts';
import { meetingView } from './meeting-view.ts';
import {
  factsOfDirective,
  factsOfIndicator,
  factsOfInspection,
  factsOfMeeting,
  factsOfPlan,
  factsOfSubmission,
  factsOfTask,
} from './store/thing-facts.ts';

/** The addresses of pages as people copy them, with the right that each asks for and the view that decides. */
export const KNOWN_ADDRESSES: readonly KnownAddress[] = [
  { pattern: '/tasks/:id', right: 'task.read', factsOf: factsOfTask, see: taskView },
  {
    ...{ pattern: '/plans/:id', right: 'plan.read', factsOf: factsOfPlan },
    see: (platform, actor, id) => planView(platform, actor, id, undefined),
  },
  {
    ...{ pattern: '/directives/:id', right: 'directive.read', factsOf: factsOfDirective },
    see: (platform, actor, id) => directiveView(platform, actor, id, undefined),
  },
  {
    ...{ pattern: '/indicators/:id', right: 'indicator.read', factsOf: factsOfIndicator },
    see: (platform, actor, id) => indicatorView(platform, actor, id, undefined),
  },
  {
    ...{ pattern: '/submissions/:id', right: 'submission.read', factsOf: factsOfSubmission },
    see: submissionView,
  },
  {
    ...{ pattern: '/supervision/inspections/:id', right: 'inspection.read' },
    factsOf: factsOfInspection,
    see: (platform, actor, id) => inspectionView(platform, actor, id, undefined),
  },
  {
    ...{ pattern: '/supervision/meetings/:id', right: 'meeting.read', factsOf: factsOfMeeting },
    see: (platform, actor, id) => meetingView(platform, actor, id, undefined),
  },
  { pattern: '/board', right: 'board.read' },
  { pattern: '/tasks', right: 'task.read' },
  { pattern: '/plans', right: 'plan.read' },
  { pattern: '/directives', right: 'directive.read' },
  { pattern: '/directives/new', right: 'reading.write' },
  { pattern: '/indicators', right: 'indicator.read' },
  { pattern: '/budget', right: 'budget.read' },
  { pattern: '/obligations', right: 'report.read' },
  { pattern: '/regimes', right: 'report.read' },
  { pattern: '/submissions', right: 'submission.read' },
  { pattern: '/scorecards', right: 'scorecard.read' },
  { pattern: '/campaigns', right: 'campaign.read' },
  { pattern: '/supervision', right: 'task.read' },
  { pattern: '/supervision/inspections', right: 'inspection.read' },
  { pattern: '/supervision/meetings', right: 'meeting.read' },
  { pattern: '/supervision/checks', right: 'check.read' },
  { pattern: '/supervision/reminders', right: 'reminder.read' },
  { pattern: '/units', right: 'unit.read' },
  { pattern: '/journal', right: 'journal.read' },
  { pattern: '/admin/people', right: 'person.edit' },
  { pattern: '/admin/access', right: 'access.read' },
];
