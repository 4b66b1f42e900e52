import { type JsonSchema, refName } from './json-schema.ts';

/** A way in which an interface changed. */
export interface Change {
  /** A break stops programs that worked; a notice is for whoever keeps them. */
  readonly weight: 'break' | 'notice';
  /** `get /api/tasks reply rows[].title`, or the shape in which it stands: `TaskRow.title`. */
  readonly at: string;
  readonly what: string;
}

export type Shapes = Readonly<Record<string, JsonSchema>>;

/** Two shapes of the same place, before and after. */
export interface Pair {
  readonly before: JsonSchema;
  readonly after: JsonSchema;
  readonly at: string;
}

/** Compares shapes of requests, or of replies; what changed in a named shape is told at its name. */
export function shapeComparer(
  direction: 'request' | 'reply',
  named: { readonly before: Shapes; readonly after: Shapes },
): (pair: Pair) => Change[] {
  const known = new Map<string, Change[]>();

  function compare(pair: Pair): Change[] {
    const [was, is] = [refName(pair.before), refName(pair.after)];
    if (was === null && is === null) return compareWhole(pair);
    const key = `${was ?? JSON.stringify(pair.before)} ${is ?? JSON.stringify(pair.after)}`;
    const told = known.get(key);
    if (told) return told;
    // A shape that holds itself is compared with itself once.
    known.set(key, []);
    const changes = compare({
      before: was === null ? pair.before : (named.before[was] ?? {}),
      after: is === null ? pair.after : (named.after[is] ?? {}),
      // A shape that stands in many places is told once, by its own name.
      at: is ?? was ?? pair.at,
    });
    known.set(key, changes);
    return changes;
  }

  /** A reply may only become narrower, a request only wider. */
  function compareWhole(pair: Pair): Change[] {
    const [before, after] = [
      variants(pair.before, named.before),
      variants(pair.after, named.after),
    ];
    const [narrow, wide] = direction === 'reply' ? [after, before] : [before, after];
    if (wide.some(isAnything)) return [];
    const enums = compareEnums(before, after, pair.at);
    const others = narrow.filter((each) => valuesOf(each) === null);
    const changes = others.flatMap((each) => {
      const ways = wide
        .filter((other) => fits(each, other))
        .map((other) =>
          compareVariant(direction === 'reply' ? [other, each] : [each, other], pair.at),
        );
      const [best] = ways.sort((a, b) => breaksIn(a) - breaksIn(b) || a.length - b.length);
      return (
        best ?? [
          brokenAt(
            pair.at,
            direction === 'reply'
              ? `may be ${typeName(each)} now`
              : `no longer takes ${typeName(each)}`,
          ),
        ]
      );
    });
    return [...enums, ...changes];
  }

  function compareEnums(before: JsonSchema[], after: JsonSchema[], at: string): Change[] {
    const [was, is] = [valuesIn(before), valuesIn(after)];
    const isFree = (list: JsonSchema[], value: unknown) =>
      list.some((each) => valuesOf(each) === null && typeName(each) === typeof value);
    if (direction === 'reply') {
      const added = [...is].filter((value) => !was.has(value) && !isFree(before, value));
      if (added.length === 0) return [];
      // Where there were no values at all, the type is another; one more value is for whoever shows them.
      if (was.size === 0) return [brokenAt(at, `may be ${added.map(quoted).join(', ')} now`)];
      return [{ weight: 'notice', at, what: `may be ${added.map(quoted).join(', ')} besides` }];
    }
    const gone = [...was].filter((value) => !is.has(value) && !isFree(after, value));
    return gone.length > 0 ? [brokenAt(at, `no longer takes ${gone.map(quoted).join(', ')}`)] : [];
  }

  function compareVariant(
    [before, after]: readonly [JsonSchema, JsonSchema],
    at: string,
  ): Change[] {
    return [
      ...compareLimits(before, after, at),
      ...compareFields(before, after, at),
      ...compareItems(before, after, at),
    ];
  }

  function compareFields(before: JsonSchema, after: JsonSchema, at: string): Change[] {
    const [was, is] = [before.properties ?? {}, after.properties ?? {}];
    const [had, has] = [before.required ?? [], after.required ?? []];
    const changes = Object.entries(was).flatMap(([name, part]): Change[] => {
      const here = `${at}.${name}`;
      const now = is[name];
      if (!now) {
        if (after.additionalProperties) return [];
        const what = direction === 'reply' ? 'is gone' : 'is no longer read';
        return [{ weight: direction === 'reply' ? 'break' : 'notice', at: here, what }];
      }
      const isLoose = direction === 'reply' && had.includes(name) && !has.includes(name);
      return [
        ...(isLoose ? [brokenAt(here, 'may be left out now')] : []),
        ...compare({ before: part, after: now, at: here }),
      ];
    });
    const asked = direction === 'request' ? has.filter((name) => !had.includes(name)) : [];
    return [...changes, ...asked.map((name) => brokenAt(`${at}.${name}`, 'must be sent now'))];
  }

  function compareItems(before: JsonSchema, after: JsonSchema, at: string): Change[] {
    const places = (before.prefixItems ?? []).flatMap((part, place) => {
      const now = after.prefixItems?.[place] ?? after.items;
      return now ? compare({ before: part, after: now, at: `${at}[${place}]` }) : [];
    });
    const more = [before.additionalProperties, after.additionalProperties];
    const [was, is] = more;
    return [
      ...places,
      ...(before.items && after.items
        ? compare({ before: before.items, after: after.items, at: `${at}[]` })
        : []),
      ...(typeof was === 'object' && typeof is === 'object'
        ? compare({ before: was, after: is, at: `${at}.*` })
        : []),
    ];
  }

  /** What is sent must keep within limits: they may only grow. */
  function compareLimits(before: JsonSchema, after: JsonSchema, at: string): Change[] {
    if (direction === 'reply') return [];
    const least = (['minimum', 'minLength', 'minItems'] as const).flatMap((limit) =>
      (after[limit] ?? -Infinity) > (before[limit] ?? -Infinity)
        ? [`${limit} ${after[limit]}`]
        : [],
    );
    const most = (['maximum', 'maxLength', 'maxItems'] as const).flatMap((limit) =>
      (after[limit] ?? Infinity) < (before[limit] ?? Infinity) ? [`${limit} ${after[limit]}`] : [],
    );
    const isOther = after.pattern !== undefined && after.pattern !== before.pattern;
    return [
      ...[...least, ...most].map((limit) => brokenAt(at, `narrower now: ${limit}`)),
      ...(isOther
        ? [{ weight: 'notice' as const, at, what: `must look like ${after.pattern}` }]
        : []),
    ];
  }

  return compare;
}

const brokenAt = (at: string, what: string): Change => ({ weight: 'break', at, what });
const breaksIn = (changes: readonly Change[]) =>
  changes.filter(({ weight }) => weight === 'break').length;
const quoted = (value: unknown) => JSON.stringify(value);

/** The possibilities of a schema, each of one type; a reference among others is followed. */
function variants(schema: JsonSchema, shapes: Shapes): JsonSchema[] {
  const name = refName(schema);
  if (name !== null) return variants(shapes[name] ?? {}, shapes);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.flatMap((each) => variants(each, shapes));
  if (schema.allOf) {
    const parts = schema.allOf.flatMap((each) => variants(each, shapes));
    return [
      {
        type: 'object',
        properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
        required: parts.flatMap((part) => part.required ?? []),
      },
    ];
  }
  if (!Array.isArray(schema.type)) return [schema];
  return schema.type.map((type: string) => ({ ...schema, type }));
}

function isAnything(schema: JsonSchema): boolean {
  return schema.type === undefined && valuesOf(schema) === null;
}

function valuesOf(schema: JsonSchema): readonly unknown[] | null {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  return schema.type === 'null' ? [null] : null;
}

function valuesIn(list: readonly JsonSchema[]): Set<unknown> {
  return new Set(list.flatMap((each) => valuesOf(each) ?? []));
}

function typeName(schema: JsonSchema): string {
  return typeof schema.type === 'string' ? schema.type : 'anything';
}

/** Whether one possibility can stand where another stood: of the same type, and told apart by the same words. */
function fits(narrow: JsonSchema, wide: JsonSchema): boolean {
  if (valuesOf(wide) !== null) return false;
  const [a, b] = [typeName(narrow), typeName(wide)];
  if (a !== b) return a === 'integer' && b === 'number';
  return Object.entries(wide.properties ?? {}).every(([name, part]) => {
    const other = narrow.properties?.[name];
    return part.const === undefined || other?.const === undefined || part.const === other.const;
  });
}
