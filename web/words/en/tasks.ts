import type { Answers } from '../shape.ts';
import type { tasks as vietnamese } from '../vi/tasks.ts';

export const tasks = {} as const satisfies Answers<typeof vietnamese>;
