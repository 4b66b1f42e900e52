import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { listThings, Thing } from './contract.ts';
import { evaluate, type Judged, waits } from './evaluate.ts';
import { isHoldingKind } from './holdings.ts';
import { openedReorganisation, plannedUnits } from './preview-view.ts';
import { addressOf } from './rules/addresses.ts';
import { HOLDING_KINDS } from './rules/kinds.ts';
import { movesOf } from './store/move-store.ts';
import type { ReorganisationRecord } from './store/reorganisation-store.ts';

export type ThingsQuery = z.output<(typeof listThings)['query']>;
const Cursor = z.tuple([z.number().int(), z.string(), z.string()]);

type Row = z.input<typeof Thing>;

/** The list behind every number of a preview, by kind and title: what is judged live, or what was moved. */
export async function thingsView(
  platform: Platform,
  actor: Actor,
  id: string,
  query: ThingsQuery,
): Promise<{ rows: Row[]; next: string | null; total: number }> {
  const record = await openedReorganisation(platform, actor, id);
  const all =
    query.outcome === 'moved'
      ? await movedThings(platform, record)
      : await judgedThings(platform, record);
  const words = accentFree(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const keyed = all
    .filter((row) => fits(row, query, words))
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => compare(a.key, b.key));
  const after = fromPageKey(query.after, Cursor);
  const rest = after === null ? keyed : keyed.filter(({ key }) => compare(key, after) > 0);
  const shown = rest.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row: { keys: _, ...row } }) => row),
    next: rest.length > shown.length && last ? toPageKey(last.key) : null,
    total: keyed.length,
  };
}

/** A row with the keys of the units where it goes. */
type Keyed = Row & { readonly keys: readonly string[] };
type Key = readonly [kind: number, title: string, thing: string];

function keyOf({ kind, title, authorityId, id }: Row): Key {
  return [HOLDING_KINDS.indexOf(kind), accentFree(title).slice(0, 200), `${authorityId} ${id}`];
}

function compare(a: Key, b: Key): number {
  return a[0] - b[0] || order(a[1], b[1]) || order(a[2], b[2]);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function fits(row: Keyed, query: ThingsQuery, words: readonly string[]): boolean {
  const { kind, outcome, fromUnitId, to } = query;
  if (kind !== undefined && row.kind !== kind) return false;
  if (fromUnitId !== undefined && row.from.id !== fromUnitId) return false;
  if (to !== undefined && !row.keys.includes(to)) return false;
  if (outcome === 'worklist' && !waits(row)) return false;
  if (outcome === 'doubles' && row.double === null) return false;
  const isOutcome = !['worklist', 'doubles', 'moved', undefined].includes(outcome);
  if (isOutcome && row.outcome !== outcome) return false;
  const text = accentFree(`${row.title} ${row.from.name} ${row.field ?? ''}`);
  return words.every((word) => text.includes(word));
}

async function judgedThings(
  { db, clock }: Platform,
  record: ReorganisationRecord,
): Promise<Keyed[]> {
  const facts = await evaluate(db, record, dayInVietnam(clock()));
  const unitOf = plannedUnits(facts);
  const refOf = (key: string) => {
    const { id, name, shortName } = unitOf(key);
    return { id, name, shortName };
  };
  return facts.things.map((thing) => ({
    ...headOf(thing),
    ...{ from: refOf(thing.unitId), field: thing.field, dueOn: thing.dueOn },
    ...{ outcome: thing.outcome, to: thing.to.map(refOf), keys: thing.to, rules: [...thing.rules] },
    chosen: chosenOf(thing, (key) => refOf(key).name),
    double: thing.double && {
      authorityId: thing.double.authorityId,
      ...{ id: thing.double.id, title: thing.double.title },
    },
    isMoved: false,
  }));
}

function headOf({
  kind,
  authorityId,
  id,
  title,
}: Pick<Judged, 'kind' | 'authorityId' | 'id' | 'title'>) {
  return { kind, authorityId, id, title, address: addressOf(kind, id) };
}

function chosenOf({ choice }: Judged, nameOf: (key: string) => string): Row['chosen'] {
  if (choice === null) return null;
  const { by, at, reason, destination } = choice;
  const to = ['parent', 'end', 'stay'].includes(destination) ? destination : nameOf(destination);
  return { by, at: at.toISOString(), reason, to };
}

async function movedThings({ db }: Platform, record: ReorganisationRecord): Promise<Keyed[]> {
  const moves = await movesOf(db, { authorityId: record.authority_id, id: record.id });
  const refs = await unitRefs(
    db,
    moves.flatMap(({ fromUnitId, toUnitId }) =>
      toUnitId === null ? [fromUnitId] : [fromUnitId, toUnitId],
    ),
  );
  const refOf = (id: string) => refs.get(id) ?? { id, name: id, shortName: null };
  return moves.flatMap((move): Keyed[] => {
    const { kind, toUnitId, fromUnitId, rule } = move;
    if (!isHoldingKind(kind)) return [];
    return [
      {
        ...headOf({ ...move, kind }),
        ...{ from: refOf(fromUnitId), field: null, dueOn: null },
        outcome: toUnitId === null ? 'ends' : 'goes',
        ...{
          to: toUnitId === null ? [] : [refOf(toUnitId)],
          keys: toUnitId === null ? [] : [toUnitId],
        },
        ...{ rules: rule === '' ? [] : [rule], chosen: null, double: null, isMoved: true },
      },
    ];
  });
}
