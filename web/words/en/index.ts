import { app } from './app.ts';
import { directives } from './directives.ts';
import { kit } from './kit.ts';
import { organisation } from './organisation.ts';
import { plans } from './plans.ts';
import { tasks } from './tasks.ts';

export const en = { app, kit, organisation, directives, plans, tasks } as const;
