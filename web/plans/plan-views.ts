/** The six ways to look at a plan, in the order of their tabs; the first is the one that opens. */
export const PLAN_VIEWS = ['outline', 'table', 'gantt', 'calendar', 'coverage', 'cascade'] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];

/** The view that an address names; the outline where it names none that exists. */
export function planViewIn(text: string): PlanView {
  return PLAN_VIEWS.find((view) => view === text) ?? 'outline';
}
