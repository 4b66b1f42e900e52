import { z } from 'zod';
import { RIGHTS } from './rules/rights.ts';

/** A right of the grid, by its name. */
export const Right = z.enum(RIGHTS);
