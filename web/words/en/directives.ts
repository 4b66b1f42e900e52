import type { Answers } from '../shape.ts';
import type { directives as vietnamese } from '../vi/directives.ts';

export const directives = {} as const satisfies Answers<typeof vietnamese>;
