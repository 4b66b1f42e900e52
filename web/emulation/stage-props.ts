import type { Campaign } from '../../server/emulation/campaign-contract.ts';

/** What every part of the page of a movement is shown: the movement and the stage that was chosen. */
export interface StageProps {
  readonly campaign: Campaign;
  readonly stage: Campaign['stages'][number];
}
