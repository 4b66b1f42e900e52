/**
 * The query of the address holds all that is seen: `q f.* sort group cols view peek asof vs map`.
 * Everything in it is text; a name that stands twice is a list. Ids have more digits than a number keeps.
 */
export type AddressQuery = { [name: string]: string | string[] | undefined };

/** `?f.status=A&f.status=B&q=x` → `{ 'f.status': ['A', 'B'], q: 'x' }` */
export function parseQuery(text: string): AddressQuery {
  const query: AddressQuery = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    if (before === undefined) query[name] = value;
    else query[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return query;
}

/** The inverse of {@link parseQuery}; empty values are left out. */
export function stringifyQuery(query: { [name: string]: unknown }): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Keeps texts and lists of texts; the guard at the edge of the address. */
export function soundQuery(raw: { [name: string]: unknown }): AddressQuery {
  const query: AddressQuery = {};
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value === 'string') query[name] = value;
    else if (Array.isArray(value)) query[name] = value.filter((each) => typeof each === 'string');
    else if (typeof value === 'number' || typeof value === 'boolean') query[name] = String(value);
  }
  return query;
}

/** The first text under a name. */
export function textIn(query: AddressQuery, name: string): string | undefined {
  const value = query[name];
  return Array.isArray(value) ? value[0] : value;
}

/** All texts under a name. */
export function listIn(query: AddressQuery, name: string): string[] {
  const value = query[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
