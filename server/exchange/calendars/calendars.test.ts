import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { createTokenOf } from '../../organisation/create-token.ts';
import { revokeTokenOf } from '../../organisation/revoke-token.ts';
import { actorBySecret } from '../../organisation/token-bearer.ts';
import { NETWORK_PLAN } from '../../plans/testing/directive-texts.ts';
import { issueText } from '../../plans/testing/issue-text.ts';
import { agendaOf } from './agenda-of.ts';
import { type AgendaEntry, readWishes, writeWishes } from './rules/agenda.ts';
import { AGENDA_WORDS } from './words.ts';
import { writeAgenda } from './write-agenda.ts';

const AT = { origin: 'https://chi-dao.example.vn', now: new Date('2026-03-01T03:00:00Z') };
const entry = (over: Partial<AgendaEntry>): AgendaEntry => ({
  ...{ uid: 'viec-1-2', day: asDay('2026-03-31'), time: null, title: 'Hạn: x', words: '' },
  ...{ place: null, path: '/tasks/2', isDeadline: true, ...over },
});
/** As another program reads it. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));

describe('a calendar', () => {
  it('says a deadline as a whole day and a meeting at its hour in Vietnam, wherever the server stands', () => {
    const zone = process.env.TZ;
    try {
      for (const place of ['America/New_York', 'Asia/Ho_Chi_Minh', 'Pacific/Apia', 'UTC']) {
        process.env.TZ = place;
        // In New York the hour from 2 to 3 of this night does not exist.
        const time = { from: '14:30', minutes: 90 };
        const [due, meeting] = read(
          writeAgenda(
            'Lịch',
            [entry({}), entry({ uid: 'hop-1', day: asDay('2026-03-08'), time, isDeadline: false })],
            { remindDays: 3 },
            AT,
          ),
        );
        expect(due?.startDate.toString()).toBe('2026-03-31');
        expect(due?.startDate.isDate).toBe(true);
        expect(meeting?.startDate.toJSDate().toISOString()).toBe('2026-03-08T07:30:00.000Z');
        expect(meeting?.endDate.toJSDate().toISOString()).toBe('2026-03-08T09:00:00.000Z');
        expect(due?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe(
          '2026-03-01T03:00:00Z',
        );
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it.each([
    [0, 'PT8H'],
    [1, '-PT16H'],
    [3, '-P2DT16H'],
  ])('reminds %i days before, at eight in the morning', (remindDays, trigger) => {
    const [due] = read(writeAgenda('Lịch', [entry({})], { remindDays }, AT));
    const alarm = due?.component.getFirstSubcomponent('valarm')?.getFirstProperty('trigger');
    expect(alarm?.getFirstValue()?.toString()).toBe(trigger);
    expect(alarm?.getParameter('related') ?? 'START').toBe('START');
  });

  it('gives every title back, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
        const [found] = read(writeAgenda('Lịch', [entry({ title })], { remindDays: 1 }, AT));
        expect(found?.summary).toBe(title.replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 100 },
    );
  });

  it('reads its wishes back, and takes anything else for all of it', () => {
    const kinds = new Set(['meetings', 'reports'] as const);
    const wishes = { kinds, remindDays: 2, lang: 'en' } as const;
    expect(writeWishes(wishes)).toBe('?gom=hop,bao-cao&nhac=2&lang=en');
    expect(readWishes({ gom: 'hop,bao-cao', nhac: '2', lang: 'en' })).toEqual(wishes);
    const all = readWishes({ gom: ['x'], nhac: 'mai', lang: '../' });
    expect([all.kinds.size, all.remindDays, all.lang]).toEqual([3, null, 'vi']);
    expect(Object.keys(AGENDA_WORDS.en)).toEqual(Object.keys(AGENDA_WORDS.vi));
  });
});

describe('the agenda behind an address', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    await issueText(platform, world.actors.planner, NETWORK_PLAN);
  });
  afterAll(() => platform.close());

  const make = (
    rights: readonly ('agenda.read' | 'task.read')[],
    actor = world.actors.telecomHead,
  ) =>
    createTokenOf(
      platform,
      actor,
      { name: 'Lịch điện thoại', rights: [...rights], unitId: null, lastDay: '2024-12-31' },
      null,
      366,
    );

  it('holds the deadlines of the unit, changes with them, and ends with its key', async () => {
    const { secret, token } = await make(['agenda.read']);
    const holder = await actorBySecret(platform, secret, '127.0.0.1');
    if (!holder) throw new Error('the key is refused');
    const entries = await agendaOf(platform, holder, readWishes({}));
    const due = entries.filter(({ uid }) => uid.startsWith('viec-'));
    expect(due.length).toBeGreaterThan(0);
    expect(due.every(({ time, isDeadline }) => time === null && isDeadline)).toBe(true);
    expect(await agendaOf(platform, holder, readWishes({ gom: 'hop' }))).toEqual([]);
    await revokeTokenOf(platform, world.actors.telecomHead, token.id, null);
    expect(await actorBySecret(platform, secret, '127.0.0.1')).toBeNull();
  });
});
