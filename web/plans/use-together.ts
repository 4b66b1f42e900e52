import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type DraftChange,
  getReading,
  type Reading,
  SEAT_MS,
  sitAtReading,
} from '../../server/plans/contract.ts';
import { changesOf } from '../../server/plans/rules/draft-changes.ts';
import { call, type Reply } from '../app/client.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { IDENTITY, SECTIONS, signKeys } from './draft-shape.ts';
import type { ReviewItem } from './review-items.ts';
import type { ReviewDesk } from './review-state.ts';
import { stretchAround } from './stretch.ts';
import type { Autosave } from './use-autosave.ts';

export type OtherOfficer = Reply<typeof sitAtReading>['others'][number];

/** The other officers at this draft. */
export interface Together {
  readonly others: readonly OtherOfficer[];
  /** Items that are in another's hands. */
  readonly held: ReadonlySet<string>;
  /** Who has an item in hand; null where nobody else has. */
  readonly holderOf: (key: string) => string | null;
}

/** How often a page says where it is, in milliseconds: four times before its word runs out. */
const BEAT_MS = SEAT_MS / 4;
/** Hands that rest longer than this lay the open item down, though its form stays. */
const IDLE_MS = 3 * 60_000;
/** A burst of edits is one word to the server. */
const SOON_MS = 150;
const MOST_HOLDS = 200;

interface Setting {
  readonly reading: Reading;
  readonly desk: ReviewDesk;
  readonly items: readonly ReviewItem[];
  readonly save: Autosave;
}

/** Tells the server where this page works and what it has in hand, and hears of the others. */
export function useTogether({ reading, desk, items, save }: Setting): Together {
  const client = useQueryClient();
  const { id, state } = reading;
  const seat = useSeat();
  const active = useLastTouch();
  const visited = useVisited(desk.current);
  const [others, setOthers] = useState<readonly OtherOfficer[]>([]);
  const { base, savedAt, catchUp } = save;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved is laid down
  const holds = useMemo(
    () => inHand(desk, changesOf(base(), desk.draft)),
    [desk.draft, desk.current, desk.editing, base, savedAt],
  );
  const now = useRef({ items, holds, current: desk.current });
  useEffect(() => {
    now.current = { items, holds, current: desk.current };
  });

  const heardAt = useRef(0);
  const say = useCallback(
    async (leaves: boolean) => {
      const { current } = now.current;
      const order = now.current.items.map(({ key }) => key);
      const isIdle = Date.now() - active.current > IDLE_MS;
      const body = {
        ...{ seat, leaves },
        stretch: stretchAround(current, order, visited.current, Date.now()),
        holds: isIdle ? [] : [...now.current.holds],
      };
      try {
        const heard = await call(
          sitAtReading,
          { params: { id }, body },
          { session: 'throw', keepalive: leaves },
        );
        if (leaves) return;
        heardAt.current = Date.now();
        setOthers((before) => (isSame(before, heard.others) ? before : heard.others));
        if (heard.state !== 'draft') {
          await client.invalidateQueries({ queryKey: keyOf(getReading, { params: { id } }) });
        } else await catchUp(heard.version);
      } catch {
        // Not reached: what was heard of the others runs out like what they have heard of this page.
        if (Date.now() - heardAt.current > SEAT_MS) setOthers([]);
      }
    },
    [client, id, seat, catchUp, active, visited],
  );

  useEffect(() => {
    if (state !== 'draft') return;
    const timer = setInterval(() => void say(false), BEAT_MS);
    const leave = () => void say(true);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [say, state]);
  const word = `${holds.join(' ')} ${desk.editing}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again when what is in hand changes
  useEffect(() => {
    if (state !== 'draft') return;
    const timer = setTimeout(() => void say(false), SOON_MS);
    return () => clearTimeout(timer);
  }, [word, say, state]);

  return useMemo(() => {
    const holders = new Map(
      others.flatMap(({ name, holds: keys }) => keys.map((key) => [key, name])),
    );
    return {
      others,
      held: new Set(holders.keys()),
      holderOf: (key: string) => holders.get(key) ?? null,
    };
  }, [others]);
}

/** The items that stand open, or are changed and not saved yet. */
function inHand({ editing, current }: ReviewDesk, changes: readonly DraftChange[]): string[] {
  const keys = placesOf(changes);
  return [...new Set(editing ? [current, ...keys] : keys)].slice(0, MOST_HOLDS);
}

/** The items that changes touch, by key. */
export function placesOf(changes: readonly DraftChange[]): string[] {
  const keys = changes.flatMap(({ at }) => {
    const [list = '', key] = at.split('.');
    if (list === IDENTITY || list === 'declared') return [IDENTITY];
    return key !== undefined && SECTIONS.some((section) => section === list) ? [key] : [];
  });
  return [...new Set(keys)];
}

/** A mark of this page among all that have the draft open. */
function useSeat(): string {
  const [seat] = useState(() => {
    const mark = crypto.randomUUID().replaceAll('-', '').slice(0, 6);
    signKeys(mark);
    return mark;
  });
  return seat;
}

function useLastTouch() {
  const last = useRef(Date.now());
  useEffect(() => {
    const touch = () => {
      last.current = Date.now();
    };
    const events = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, touch);
    };
  }, []);
  return last;
}

/** When each item was last stood on. */
function useVisited(current: string) {
  const visited = useRef(new Map<string, number>());
  useEffect(() => {
    visited.current.set(current, Date.now());
  }, [current]);
  return visited;
}

function isSame(a: readonly OtherOfficer[], b: readonly OtherOfficer[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
