import type { allocation } from './vi/allocation.ts';
import type { app } from './vi/app.ts';
import type { board } from './vi/board.ts';
import type { budget } from './vi/budget.ts';
import type { calendar } from './vi/calendar.ts';
import type { directives } from './vi/directives.ts';
import type { emulation } from './vi/emulation.ts';
import type { figures } from './vi/figures.ts';
import type { indicators } from './vi/indicators.ts';
import type { kit } from './vi/kit.ts';
import type { life } from './vi/life.ts';
import type { madePapers } from './vi/made-papers.ts';
import type { organisation } from './vi/organisation.ts';
import type { planViews } from './vi/plan-views.ts';
import type { plans } from './vi/plans.ts';
import type { reminders } from './vi/reminders.ts';
import type { reporting } from './vi/reporting.ts';
import type { scorecards } from './vi/scorecards.ts';
import type { submissions } from './vi/submissions.ts';
import type { supervision } from './vi/supervision.ts';
import type { tasks } from './vi/tasks.ts';
import type { ties } from './vi/ties.ts';

/** Every word of the interface by capability, as a type: what `t` knows. */
export interface AllWords {
  readonly allocation: typeof allocation;
  readonly app: typeof app;
  readonly board: typeof board;
  readonly emulation: typeof emulation;
  readonly figures: typeof figures;
  readonly indicators: typeof indicators;
  readonly kit: typeof kit;
  readonly organisation: typeof organisation;
  readonly budget: typeof budget;
  readonly calendar: typeof calendar;
  readonly directives: typeof directives;
  readonly plans: typeof plans;
  readonly planViews: typeof planViews;
  readonly life: typeof life;
  readonly madePapers: typeof madePapers;
  readonly reminders: typeof reminders;
  readonly reporting: typeof reporting;
  readonly scorecards: typeof scorecards;
  readonly submissions: typeof submissions;
  readonly supervision: typeof supervision;
  readonly tasks: typeof tasks;
  readonly ties: typeof ties;
}
