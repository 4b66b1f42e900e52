/** The only source of "now". Rules never read it: they take the day as a parameter. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
