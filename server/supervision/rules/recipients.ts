import { RUNGS, type Rung } from './reminder-rules.ts';

/** A person in a post on the day. */
export interface Serving {
  readonly personId: string;
  readonly name: string;
  readonly postId: string;
  readonly title: string;
  readonly role: string;
  readonly authorityId: string;
  /** The unit that the post answers for. */
  readonly jurisdictionUnitId: string;
  /** That unit is the top of the authority. */
  readonly whole: boolean;
}

/** Someone who is away on the day, and who stands in; null where nobody was named. */
export interface Away {
  readonly personId: string;
  readonly standInId: string | null;
  readonly until: string;
}

/** Who serves where on a day. */
export interface Staff {
  readonly serving: readonly Serving[];
  readonly away: readonly Away[];
  /** A unit and the units above it, itself first. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

/** What recipients are looked for: work of one authority at one unit, with its own people. */
export interface Audience {
  readonly authorityId: string;
  readonly unitId: string;
  /** The officer to whom it was given; null where there is none. */
  readonly officerId: string | null;
  /** The leader who directs it; null where nobody does. */
  readonly leaderId: string | null;
}

/** Why somebody gets what was meant for another (thay …): the other is away, or there is nobody. */
export interface StandsFor {
  readonly rung: Rung;
  readonly why: 'away' | 'vacant';
  /** Who is away, with the last day of it; null where there is nobody. */
  readonly name: string | null;
  readonly until: string | null;
}

export interface Recipient {
  readonly personId: string;
  /** Empty for who is named in their own right. */
  readonly standsFor: readonly StandsFor[];
}

/** Posts of these roles read tasks. */
const READERS: readonly string[] = ['planner', 'head', 'officer', 'leader', 'commune', 'inspector'];
const isDeputyTitle = (title: string) => /^(?:phó|thứ trưởng)/i.test(title.normalize('NFC'));

/** Finds who is reminded; built once a day, asked for every kind of work. */
export function openStaff({ serving, away, paths }: Staff) {
  const byPerson = new Map<string, Serving[]>();
  for (const each of serving) {
    byPerson.set(each.personId, [...(byPerson.get(each.personId) ?? []), each]);
  }
  const awayById = new Map(away.map((each) => [each.personId, each]));
  const headByUnit = bestBy(
    serving.filter(({ role }) => role === 'head' || role === 'commune'),
    (each) => each.jurisdictionUnitId,
  );
  const topByAuthority = bestBy(
    serving.filter(({ role, whole }) => role === 'leader' && whole),
    (each) => each.authorityId,
  );

  /** Whether one of the posts that the person holds reads work of an authority at a unit. */
  function sees(personId: string, { authorityId, unitId }: Audience): boolean {
    const path = paths.get(unitId) ?? [unitId];
    return (byPerson.get(personId) ?? []).some(
      (post) =>
        READERS.includes(post.role) &&
        (path.includes(post.jurisdictionUnitId) ||
          (post.whole && post.authorityId === authorityId)),
    );
  }

  function holderOf(rung: Rung, audience: Audience): string | null {
    const given = (id: string | null) => (id !== null && sees(id, audience) ? id : null);
    switch (rung) {
      case 'officer':
        return given(audience.officerId);
      case 'head':
        return headByUnit.get(audience.unitId)?.personId ?? null;
      case 'deputy':
        return given(audience.leaderId);
      case 'body':
        return topByAuthority.get(audience.authorityId)?.personId ?? null;
    }
  }

  /** Who is at work in place of a person: the person, who stands in, or nobody. */
  function present(personId: string, audience: Audience): string | null {
    const absence = awayById.get(personId);
    if (absence === undefined) return personId;
    const { standInId } = absence;
    if (standInId === null || awayById.has(standInId) || !sees(standInId, audience)) return null;
    return standInId;
  }

  /** Everybody who could be asked, from below; heads of the units above stand between head and leader. */
  function ladderOf(audience: Audience): { rung: Rung; personId: string | null }[] {
    const [, ...above] = paths.get(audience.unitId) ?? [];
    return RUNGS.flatMap((rung) => {
      const own = { rung, personId: holderOf(rung, audience) };
      if (rung !== 'head') return [own];
      const heads = above.flatMap((unitId) => headByUnit.get(unitId) ?? []);
      return [own, ...heads.map(({ personId }) => ({ rung, personId }))];
    });
  }

  /** The nearest who is at work from a place of the ladder: up first, and down where nobody is above. */
  function nearest(
    ladder: readonly { personId: string | null }[],
    at: number,
    audience: Audience,
  ): string | null {
    const order = [...ladder.slice(at), ...ladder.slice(0, at).reverse()];
    for (const { personId } of order) {
      const found = personId === null ? null : present(personId, audience);
      if (found !== null) return found;
    }
    return null;
  }

  return {
    sees,
    /** The body in which a person serves: that of the post held longest. Digests are counted there. */
    homeOf: (personId: string): string | null => byPerson.get(personId)?.[0]?.authorityId ?? null,
    nameOf: (personId: string): string => byPerson.get(personId)?.[0]?.name ?? '',
    /** Who is reminded of such work where a step names these rungs; nobody twice, nobody outside of sight. */
    recipientsOf(audience: Audience, rungs: readonly Rung[]): Recipient[] {
      const ladder = ladderOf(audience);
      const found = new Map<string, StandsFor[]>();
      const own = new Set<string>();
      for (const rung of rungs) {
        const at = ladder.findIndex((each) => each.rung === rung);
        const holder = ladder[at]?.personId ?? null;
        const personId = nearest(ladder, at, audience);
        if (personId === null) continue;
        const told = found.get(personId) ?? [];
        found.set(personId, told);
        if (personId === holder) own.add(personId);
        else told.push(standsFor(rung, holder));
      }
      return [...found].map(([personId, told]) => ({
        personId,
        standsFor: own.has(personId) ? [] : told,
      }));
    },
  };

  function standsFor(rung: Rung, holder: string | null): StandsFor {
    const absence = holder === null ? undefined : awayById.get(holder);
    if (holder === null || absence === undefined)
      return { rung, why: 'vacant', name: null, until: null };
    const name = byPerson.get(holder)?.[0]?.name ?? null;
    return { rung, why: 'away', name, until: absence.until };
  }
}

export type OpenStaff = ReturnType<typeof openStaff>;

/** Of several who answer for the same, the one who is no deputy, and of those the one in the oldest post. */
function bestBy(
  serving: readonly Serving[],
  keyOf: (each: Serving) => string,
): Map<string, Serving> {
  const best = new Map<string, Serving>();
  for (const each of serving) {
    const there = best.get(keyOf(each));
    if (there === undefined || (isDeputyTitle(there.title) && !isDeputyTitle(each.title)))
      best.set(keyOf(each), each);
  }
  return best;
}
