import type { Day } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import type { Agenda } from './agenda.ts';
import type { UnitCast } from './cast.ts';
import type { Chance } from './chance.ts';

/** What targets are played with: the plan that orders them, and who acts for which unit. */
export interface TargetStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly planId: string;
  readonly planner: Actor;
  readonly effectiveOn: Day;
  readonly opensOn: Day;
  readonly everyone: ReadonlyMap<string, UnitCast>;
}

/** What a made-up figure says of itself. */
export const MADE_UP = 'Số liệu minh họa';

/** Units of the plan's authority by name. */
export function unitsByName({ everyone, planner }: TargetStage): Map<string, string> {
  return new Map(
    [...everyone].flatMap(([id, { head }]) =>
      head.authorityId === planner.authorityId ? [[head.unitName, id] as const] : [],
    ),
  );
}

/** A value that is to stand by the end of a year. */
export function mark(year: number, value: number) {
  return { period: String(year), value };
}
