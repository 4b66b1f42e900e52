import type { PlanWords, UnitKey } from '../plan-contract.ts';
import type { ExpandedPlan, PlannedEdge } from './expand-plan.ts';

/** What goes one way. */
export interface Share {
  /** In words, as rules call it; null where everything goes that no rule sends elsewhere. */
  readonly words: string | null;
  readonly fields: readonly string[];
  readonly under: readonly string[];
}

/** Who takes over from whom, those whom rules name for a unit that is dissolved included. */
export function allEdges(
  words: Pick<PlanWords, 'rules' | 'steps'>,
  plan: ExpandedPlan,
): PlannedEdge[] {
  const edges = [...plan.edges];
  for (const step of words.steps) {
    if (step.kind !== 'dissolve') continue;
    for (const from of step.from) {
      const named = words.rules
        .filter((rule) => rule.from.length === 0 || rule.from.includes(from))
        .flatMap(({ to }): UnitKey[] => {
          if (to === 'parent') return [plan.parentOf(from) ?? from];
          return to === 'end' || to === 'stay' ? [] : [to];
        });
      for (const to of new Set(named)) {
        if (to !== from) edges.push({ kind: 'dissolve', from, to, isBelow: false });
      }
    }
  }
  return edges;
}

/** What goes from a unit to another, by the rules that send it there. */
export function shareOf(
  { from, to, kind }: Pick<PlannedEdge, 'from' | 'to' | 'kind'>,
  { rules }: Pick<PlanWords, 'rules'>,
  plan: ExpandedPlan,
): Share {
  const own = rules.filter((rule) => {
    const isFrom = rule.from.length === 0 || rule.from.includes(from);
    const place = rule.to === 'parent' ? plan.parentOf(from) : rule.to;
    return isFrom && place === to;
  });
  const described = own.filter(({ match }) => {
    const { fields, words, under, planIds, thingIds } = match;
    return [fields, words, under, planIds, thingIds].some((group) => group.length > 0);
  });
  const isRest = kind !== 'transfer' && (plan.heirOf(from) === to || own.length > described.length);
  const fields = [...new Set(described.flatMap(({ match }) => match.fields))];
  const under = [...new Set(described.flatMap(({ match }) => match.under))];
  if (isRest) return { words: null, fields: [], under: [] };
  const labels = [...new Set(described.map(({ label }) => label).filter((label) => label !== ''))];
  const words = labels.length > 0 ? labels : fields;
  return { words: words.join('; ') || 'theo quy tắc của phương án', fields, under };
}
