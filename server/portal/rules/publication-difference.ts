import type { EditionChange } from '../contract.ts';
import type { PublicCounts, PublicSnapshot } from './public-snapshot.ts';

type Plain = EditionChange['before'];
type Kind = EditionChange['kind'];

/** A thing of an edition with its values one by one, each by a name that says where it stands. */
interface Flat {
  readonly kind: Kind;
  readonly key: string;
  readonly title: string;
  readonly values: ReadonlyMap<string, Plain>;
}

/**
 * What one edition says otherwise than another, value by value, in the order of the later one; things that are
 * gone stand at the end. A thing that came or went is one change under the field `thing`.
 */
export function editionChanges(
  before: PublicSnapshot | null,
  after: PublicSnapshot,
): EditionChange[] {
  const old = new Map(flat(before).map((thing) => [`${thing.kind} ${thing.key}`, thing]));
  const changes: EditionChange[] = [];
  for (const thing of flat(after)) {
    const { kind, key, title, values } = thing;
    const was = old.get(`${kind} ${key}`);
    old.delete(`${kind} ${key}`);
    const at = { kind, key, title };
    if (!was) {
      if (values.size > 0) changes.push({ ...at, field: 'thing', before: null, after: title });
      continue;
    }
    for (const field of new Set([...values.keys(), ...was.values.keys()])) {
      const [then, now] = [was.values.get(field) ?? null, values.get(field) ?? null];
      if (then !== now) changes.push({ ...at, field, before: then, after: now });
    }
  }
  for (const { kind, key, title, values } of old.values()) {
    if (values.size === 0) continue;
    changes.push({ kind, key, title, field: 'thing', before: title, after: null });
  }
  return changes;
}

function flat(snapshot: PublicSnapshot | null): Flat[] {
  if (snapshot === null) return [];
  const { plan, cutOff, counts, phases, fields, tasks, targets, money, standings, files } =
    snapshot;
  const name = plan.title ?? plan.slug;
  return [
    one('plan', 'plan', name, { ...plan, cutOff }),
    one('count', 'all', name, figures(counts)),
    ...phases.map((phase, at) => one('phase', `${at + 1}`, phase.name ?? '', phase)),
    ...fields.map(({ name: field, declared, counts: own }) =>
      one('field', field, field, { declared, ...figures(own) }),
    ),
    ...tasks.map(({ key, counts: own, parties, ...task }) =>
      one('task', key, task.title ?? key, {
        ...task,
        ...figures(own),
        parties: parties
          .map(({ role, unit, duty }) => [role, unit?.name, duty].filter(Boolean).join(' '))
          .join('; '),
      }),
    ),
    ...targets.map(({ key, path, ...target }) =>
      one('target', key, target.name ?? key, {
        ...target,
        path: path
          .map(({ period, promised, reached }) => `${period}: ${promised ?? '–'}/${reached ?? '–'}`)
          .join('; '),
      }),
    ),
    ...money.map((line, at) => {
      const title = [line.source, line.year].filter(Boolean).join(' ') || `${at + 1}`;
      return one('money', title, title, line);
    }),
    ...standings.map(({ key, title, rows }) =>
      one('standing', key, title, {
        rows: rows.map(({ rank, unit, points }) => `${rank} ${unit?.name} ${points}`).join('; '),
      }),
    ),
    ...files.map(({ key, name: file, size, sha256 }) =>
      one('file', key, file, { name: file, size, sha256 }),
    ),
  ];
}

function one(
  kind: Kind,
  key: string,
  title: string,
  thing: Readonly<Record<string, unknown>>,
): Flat {
  const values = new Map<string, Plain>();
  for (const [field, value] of Object.entries(thing)) {
    const plain = plainOf(value);
    if (plain !== null && plain !== '') values.set(field, plain);
  }
  return { kind, key, title, values };
}

/** A unit is its name, a deadline its words with the day. */
function plainOf(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value !== 'object' || value === null) return null;
  const name: unknown = Reflect.get(value, 'name');
  if (typeof name === 'string') return name;
  const words: unknown = Reflect.get(value, 'words');
  const dueOn: unknown = Reflect.get(value, 'dueOn');
  return typeof words === 'string' ? [words, dueOn].filter(Boolean).join(', ') : null;
}

/** Figures but those that are 0: a column that nobody fills is no news. */
function figures(counts: PublicCounts): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
