import type { Answers } from '../shape.ts';
import type { plans as vietnamese } from '../vi/plans.ts';

export const plans = {} as const satisfies Answers<typeof vietnamese>;
