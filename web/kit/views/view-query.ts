import { type AddressQuery, parseQuery, stringifyQuery } from '../../app/address-query.ts';

/** What belongs to the moment of looking, not to the view: the past day and the task looked at. */
const PASSING = ['asof', 'peek', 'token'];

/** The part of an address that a saved view keeps, in one form whatever the order of its parts. */
export function keptQuery(query: AddressQuery): string {
  const kept = Object.entries(query)
    .filter(([name]) => !PASSING.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return stringifyQuery(Object.fromEntries(kept)).replace(/^\?/, '');
}

/** The address of a saved view; the past day that is looked at goes along. */
export function openedQuery(kept: string, now: AddressQuery): AddressQuery {
  const { asof } = now;
  return { ...parseQuery(kept), ...(asof === undefined ? {} : { asof }) };
}
