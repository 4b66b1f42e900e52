import type { ReadyMade } from './contract.ts';
import { DISCIPLINE } from './data/discipline.ts';
import { ICT_INDEX } from './data/ict-index.ts';
import { MOTTO } from './data/motto.ts';

/** Definitions that come with the program; who installs one names its units and may change it as a draft. */
export const READY_MADE: readonly ReadyMade[] = [ICT_INDEX, DISCIPLINE, MOTTO];
