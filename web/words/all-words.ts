import type { allocation } from './vi/allocation.ts';
import type { app } from './vi/app.ts';
import type { board } from './vi/board.ts';
import type { calendar } from './vi/calendar.ts';
import type { directives } from './vi/directives.ts';
import type { kit } from './vi/kit.ts';
import type { life } from './vi/life.ts';
import type { organisation } from './vi/organisation.ts';
import type { planViews } from './vi/plan-views.ts';
import type { plans } from './vi/plans.ts';
import type { tasks } from './vi/tasks.ts';
import type { ties } from './vi/ties.ts';

/** Every word of the interface by capability, as a type: what `t` knows. */
export interface AllWords {
  readonly allocation: typeof allocation;
  readonly app: typeof app;
  readonly board: typeof board;
  readonly kit: typeof kit;
  readonly organisation: typeof organisation;
  readonly calendar: typeof calendar;
  readonly directives: typeof directives;
  readonly plans: typeof plans;
  readonly planViews: typeof planViews;
  readonly life: typeof life;
  readonly tasks: typeof tasks;
  readonly ties: typeof ties;
}
