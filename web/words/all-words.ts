import type { app } from './vi/app.ts';
import type { directives } from './vi/directives.ts';
import type { kit } from './vi/kit.ts';
import type { organisation } from './vi/organisation.ts';
import type { plans } from './vi/plans.ts';
import type { tasks } from './vi/tasks.ts';
import type { ties } from './vi/ties.ts';

/** Every word of the interface by capability, as a type: what `t` knows. */
export interface AllWords {
  readonly app: typeof app;
  readonly kit: typeof kit;
  readonly organisation: typeof organisation;
  readonly directives: typeof directives;
  readonly plans: typeof plans;
  readonly tasks: typeof tasks;
  readonly ties: typeof ties;
}
