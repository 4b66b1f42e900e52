import type { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { documentsNamed } from '../directives/register-view.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { unitsNamed } from '../organisation/unit-views.ts';
import type { Platform } from '../platform/act.ts';
import type { searchAll } from './contract.ts';
import { shapeRows } from './shape-rows.ts';
import { peopleNamed } from './store/people-named.ts';
import { tasksNamed } from './store/tasks-named.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof searchAll)['query']>;
type Hit = z.input<(typeof searchAll)['reply']>['hits'][number];

/**
 * One box for everything that a post may see, without accents: documents (a typed number first), tasks,
 * units, people; at most `limit` of each.
 */
export async function searchView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<{ hits: Hit[] }> {
  const found = await Promise.all([
    directives(platform, actor, query),
    tasks(platform, actor, query),
    units(platform, actor, query),
    people(platform, actor, query),
  ]);
  return { hits: found.flat() };
}

async function directives(platform: Platform, actor: Actor, { q, limit }: Query): Promise<Hit[]> {
  if (!reachesOf(actor)['directive.read']) return [];
  const found = await documentsNamed(platform, actor, q, limit);
  return found.map(({ id, title, number, issuedOn, issuer }) => ({
    kind: 'directive',
    id,
    title,
    meta: line(number, day(issuedOn), issuer),
  }));
}

async function tasks(platform: Platform, actor: Actor, { q, limit }: Query): Promise<Hit[]> {
  if (!reachesOf(actor)['task.read']) return [];
  const sight = await openSight(platform, actor);
  const found = await tasksNamed(sight, q, limit);
  const rows = await shapeRows(sight.db, sight.authorities, found, sight.day, sight.actor.limits);
  return rows.map(({ id, title, planNumber, unit, dueOn }) => ({
    kind: 'task',
    id,
    title,
    meta: line(planNumber, unit.name, day(dueOn)),
  }));
}

async function units(platform: Platform, actor: Actor, { q, limit }: Query): Promise<Hit[]> {
  if (!reachesOf(actor)['unit.read']) return [];
  const found = await unitsNamed(platform, actor, q, limit);
  return found.map(({ id, name, code, path }) => ({
    kind: 'unit',
    id,
    title: name,
    meta: line(code, path.at(-1) ?? null),
  }));
}

async function people(platform: Platform, actor: Actor, { q, limit }: Query): Promise<Hit[]> {
  if (!reachesOf(actor)['unit.read']) return [];
  const { day: today } = await openSight(platform, actor);
  const found = await peopleNamed(platform.db, actor.authorityId, q, today, limit);
  return found.map(({ id, name, post, unit }) => ({
    kind: 'person',
    id,
    title: name,
    meta: line(post, unit),
  }));
}

function line(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

function day(text: string | null): string | null {
  return text !== null && isDay(text) ? formatDay(text) : null;
}
