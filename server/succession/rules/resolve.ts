import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Destination, Match, Rule, UnitKey } from '../plan-contract.ts';
import type { ExpandedPlan } from './expand-plan.ts';
import type { HoldingKind, Outcome } from './kinds.ts';

/** A thing as rules see it. */
export interface Subject {
  readonly kind: HoldingKind;
  readonly authorityId: string;
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly field: string | null;
  readonly planId: string | null;
  /** Paths of the units that it is about, each from the unit itself to the top. */
  readonly subjectPaths: readonly (readonly string[])[];
  readonly carrier: string | null;
  /** False where a thing of its kind cannot end here. */
  readonly canEnd: boolean;
}

/** What becomes of a thing, and by which rules. */
export interface Resolution {
  readonly outcome: Outcome;
  /** One unit where it goes; all that are named where several rules fit. */
  readonly to: readonly UnitKey[];
  readonly rules: readonly string[];
}

/** A rule made ready to be asked ten thousand times. */
interface ReadyRule {
  readonly rule: Rule;
  readonly from: ReadonlySet<string>;
  readonly kinds: ReadonlySet<HoldingKind>;
  readonly fields: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly under: ReadonlySet<string>;
  readonly planIds: ReadonlySet<string>;
  readonly thingIds: ReadonlySet<string>;
  readonly rank: 'named' | 'described' | 'default';
}

/**
 * Decides where things go. What a person decided goes first; then rules that name the thing, rules that describe
 * it, what holds by default for its unit (for its kind before for all kinds), the one unit that takes its unit
 * over, and what holds by default for every unit. Rules of the same rank that name different places leave it
 * to a person, and so does a unit that ends with nobody to take over.
 */
export function resolver(
  rules: readonly Rule[],
  plan: ExpandedPlan,
  choices: ReadonlyMap<string, Destination>,
): (subject: Subject) => Resolution {
  const ready = rules.map(readyRule);
  const ending = new Set(plan.ending);

  return (subject) => {
    const chosen = choices.get(thingKey(subject));
    if (chosen !== undefined) return settled(subject, [{ to: chosen, label: '' }]);
    const fits = ready.filter((rule) => mayFit(rule, subject));
    for (const rank of ['named', 'described'] as const) {
      const found = fits.filter((each) => each.rank === rank && describes(each, subject));
      if (found.length > 0) return settled(subject, found.map(said));
    }
    const usual = fits.filter(({ rank }) => rank === 'default');
    const own = usual.filter(({ from }) => from.size > 0);
    const heir = plan.heirOf(subject.unitId);
    const levels = [
      own.filter(({ kinds }) => kinds.size > 0),
      own.filter(({ kinds }) => kinds.size === 0),
    ];
    for (const level of levels) if (level.length > 0) return settled(subject, level.map(said));
    if (heir !== null) return settled(subject, [{ to: heir, label: '' }]);
    const all = usual.filter(({ from }) => from.size === 0);
    const general = [
      all.filter(({ kinds }) => kinds.size > 0),
      all.filter(({ kinds }) => kinds.size === 0),
    ];
    for (const level of general) if (level.length > 0) return settled(subject, level.map(said));
    return { outcome: ending.has(subject.unitId) ? 'none' : 'stays', to: [], rules: [] };
  };

  function settled(
    subject: Subject,
    found: readonly { readonly to: Destination; readonly label: string }[],
  ): Resolution {
    const labels = [...new Set(found.map(({ label }) => label).filter((label) => label !== ''))];
    const places = [...new Set(found.map(({ to }) => placeOf(subject, to)))];
    const [only] = places;
    if (only === undefined || places.length > 1) {
      const to = places.flatMap((place) => (isUnit(place) ? [place] : []));
      return { outcome: 'several', to, rules: labels };
    }
    if (only === 'stay') return { outcome: 'stays', to: [], rules: labels };
    if (only === 'end') {
      return { outcome: subject.canEnd ? 'ends' : 'none', to: [], rules: labels };
    }
    return { outcome: 'goes', to: [only], rules: labels };
  }

  function placeOf(subject: Subject, to: Destination): UnitKey | 'stay' | 'end' {
    if (to === 'stay' || to === 'end') return to;
    const place = to === 'parent' ? plan.parentOf(subject.unitId) : to;
    return place === null || place === subject.unitId ? 'stay' : place;
  }
}

/** How a thing is known among all things of a reorganisation. */
export function thingKey({
  kind,
  authorityId,
  id,
}: Pick<Subject, 'kind' | 'authorityId' | 'id'>): string {
  return `${kind} ${authorityId} ${id}`;
}

function isUnit(place: UnitKey | 'stay' | 'end'): place is UnitKey {
  return place !== 'stay' && place !== 'end';
}

function said({ rule }: ReadyRule): { to: Destination; label: string } {
  return { to: rule.to, label: rule.label };
}

function readyRule(rule: Rule): ReadyRule {
  const { fields, words, under, planIds, thingIds } = rule.match;
  const described = [fields, words, under, planIds].some((group) => group.length > 0);
  return {
    rule,
    from: new Set(rule.from),
    kinds: new Set(rule.kinds),
    fields: new Set(fields.map(accentFree)),
    words: words.map(accentFree),
    under: new Set(under),
    planIds: new Set(planIds),
    thingIds: new Set(thingIds),
    rank: thingIds.length > 0 ? 'named' : described ? 'described' : 'default',
  };
}

function mayFit({ from, kinds }: ReadyRule, { unitId, kind }: Subject): boolean {
  return (from.size === 0 || from.has(unitId)) && (kinds.size === 0 || kinds.has(kind));
}

function describes(rule: ReadyRule, subject: Subject): boolean {
  const { fields, words, under, planIds, thingIds } = rule;
  if (thingIds.size > 0 && !thingIds.has(subject.id)) return false;
  if (planIds.size > 0 && !(subject.planId !== null && planIds.has(subject.planId))) return false;
  if (under.size > 0 && !standsUnder(subject, under)) return false;
  if (fields.size === 0 && words.length === 0) return true;
  if (subject.field !== null && fields.has(accentFree(subject.field))) return true;
  const title = accentFree(subject.title);
  return words.some((word) => title.includes(word));
}

/** What lies astride two areas is for a person to decide. */
function standsUnder({ subjectPaths }: Subject, under: ReadonlySet<string>): boolean {
  return (
    subjectPaths.length > 0 && subjectPaths.every((path) => path.some((unit) => under.has(unit)))
  );
}

/** Whether a rule asks for the units that things are about. */
export function asksForPlaces(rules: readonly { readonly match: Match }[]): boolean {
  return rules.some(({ match }) => match.under.length > 0);
}
