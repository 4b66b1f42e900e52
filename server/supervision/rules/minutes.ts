/** A conclusion as far as it can be issued. */
export interface Concluded {
  readonly key: string;
  readonly words: string;
  readonly leadIds: readonly string[];
  readonly coordinatorIds: readonly string[];
  readonly deadline: { readonly dueOn: string | null; readonly raw: string } | null;
  readonly asTask: boolean;
}

/**
 * What keeps minutes from being concluded: an order without words enough to be one, without a lead, with a
 * lead who also only takes part, or due before the day of the meeting.
 */
export type MinutesFault = {
  readonly key: string;
  readonly fault: 'short' | 'no_lead' | 'lead_coordinates' | 'early';
};

/** Every fault at once, in the order of the minutes. @param heldOn `YYYY-MM-DD` */
export function minutesFaults(minutes: readonly Concluded[], heldOn: string): MinutesFault[] {
  return minutes.flatMap(({ key, words, leadIds, coordinatorIds, deadline, asTask }) => {
    const faults: MinutesFault['fault'][] = [];
    if (words.trim().length < 5) faults.push('short');
    if (asTask && leadIds.length === 0) faults.push('no_lead');
    if (coordinatorIds.some((id) => leadIds.includes(id))) faults.push('lead_coordinates');
    if (asTask && deadline?.dueOn && deadline.dueOn < heldOn) faults.push('early');
    return faults.map((fault) => ({ key, fault }));
  });
}
