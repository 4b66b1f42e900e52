import { expect, test } from 'vitest';
import { ROLES } from '../../server/organisation/contract.ts';
import { rightsOf } from '../../server/organisation/rules/may.ts';
import { addressOfPlace, homeOf, placeAt, placesOf } from './places.ts';

test('every role begins where its work is', () => {
  expect(homeOf('planner')).toBe('inbox');
  expect(homeOf('officer')).toBe('week');
  expect(homeOf('leader')).toBe('board');
  expect(homeOf('inspector')).toBe('tasks');
});

test('a post of which only some powers are lent shows the places of these', () => {
  expect(placesOf('leader', ['task.read', 'unit.read'])).toEqual([
    'inbox',
    'tasks',
    'supervision',
    'programme',
    'units',
  ]);
  expect(homeOf('leader', ['task.read'])).toBe('inbox');
  // Whoever has all rights of a role misses none of its places.
  for (const role of ROLES) expect(placesOf(role, rightsOf(role))).toEqual(placesOf(role));
});

test('the four places of a phone are the first four of every role that has them', () => {
  for (const role of ROLES) expect(new Set(placesOf(role)).size).toBe(placesOf(role).length);
});

test('the weekly sheet opens on the week of Viet Nam, not of the clock in UTC', () => {
  // Sunday 18:00 UTC is already Monday in Viet Nam.
  expect(addressOfPlace('week', new Date('2026-11-22T18:00:00Z'))).toEqual({
    to: '/week/$week',
    params: { week: '2026-W48' },
  });
});

test('the closest place is marked', () => {
  const places = placesOf('planner');
  expect(placeAt('/directives/new', places)).toBe('read');
  expect(placeAt('/directives/12', places)).toBe('directives');
  expect(placeAt('/readings/12', places)).toBe('read');
  expect(placeAt('/board', placesOf('head'))).toBe('myBoard');
});
