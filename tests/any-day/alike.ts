/**
 * Fields that say what holds at the moment of asking, not what stood on a day: what may be done, which no past
 * day allows; when the answer was put together; what an act would have to send.
 */
const OF_THE_MOMENT = new Set([
  ...['acts', 'may', 'computedAt', 'requestId', 'nextNumber'],
  // The units for which the post may enter values.
  'reportsFor',
]);

/** Acts that a past day still offers, by their fields: there must be none, nothing can be done there. */
export function actsOffered(past: unknown, path = ''): string[] {
  if (Array.isArray(past)) return past.flatMap((each, at) => actsOffered(each, `${path}.${at}`));
  if (!isRecord(past)) return [];
  return Object.entries(past).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (/^(may|can)[A-Z]/.test(key)) return value === true ? [here] : [];
    if (key === 'may' || key === 'acts') return offers(value) ? [here] : [];
    return actsOffered(value, here);
  });
}

/** A list of verbs, of acts with whether each is allowed, or a record of verbs. */
function offers(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some((each) => !isRecord(each) || each.allowed === true);
  }
  return isRecord(value) && Object.values(value).some((each) => each === true);
}

/** The version of a line of money is what an act on it sends: its entries tell its past. */
const OF_AN_ACT = /^\/api\/budget\/.*version$/;

/** Where two replies to one address differ, with both values; nothing where they say the same. */
export function firstDifference(url: string, live: unknown, past: unknown): string | null {
  for (const [path, was, is] of differences(live, past, '')) {
    if (OF_AN_ACT.test(`${url.split('?')[0]}${path}`)) continue;
    return `${path}: ${short(was)} on the day, ${short(is)} of the day`;
  }
  return null;
}

function* differences(
  a: unknown,
  b: unknown,
  path: string,
): Generator<readonly [path: string, a: unknown, b: unknown]> {
  if (a === b) return;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) yield [`${path}.length`, a, b];
    for (const [index, each] of a.entries()) yield* differences(each, b[index], `${path}.${index}`);
  } else if (isRecord(a) && isRecord(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (OF_THE_MOMENT.has(key) || /^(may|can)[A-Z]/.test(key)) continue;
      yield* differences(a[key], b[key], `${path}.${key}`);
    }
  } else if (!(isWorkbook(a) && isWorkbook(b))) {
    yield [path, a, b];
  }
}

/** The package of a workbook bears the moment at which it was written; its rows are asked for as CSV. */
function isWorkbook(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('PK');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}
