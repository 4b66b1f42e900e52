import { networkOf } from '../../../organisation/rules/browser-family.ts';

/**
 * How long somebody waits before doing a thing again, by how often it was done, in seconds. The last wait stays.
 */
export interface PublicLimit {
  readonly waits: readonly number[];
  /** After so many seconds of rest beyond the wait the count begins anew. */
  readonly forgets: number;
}

const HOUR = 3_600;

/**
 * What people outside may do how often. Waits grow, so that an office behind one address still gets its second
 * and third word through, and a program soon stands still.
 */
export const PUBLIC_LIMITS = {
  /** A feedback stored, from one network. */
  give: { waits: [0, 20, 60, 180, 600, 1_200, HOUR], forgets: 12 * HOUR },
  /** Another word or a withdrawal, from one network. */
  change: { waits: [0, 0, 10, 30, 120, 600], forgets: HOUR },
  /** A code that is none, from one network. */
  guess: { waits: [0, 0, 0, 0, 2, 5, 15, 60, 300, HOUR], forgets: 6 * HOUR },
  /** Asking to follow, from one network. */
  follow: { waits: [0, 10, 30, 120, 600, HOUR], forgets: 6 * HOUR },
  /** Letters that ask one address to confirm. */
  ask: { waits: [600, HOUR, 12 * HOUR], forgets: 24 * HOUR },
} as const satisfies Record<string, PublicLimit>;

/** A plan gets more than this in an hour only when somebody makes noise: what is beyond is looked through first. */
export const PLAN_HOURLY = 60;
/** Beyond this nothing more is taken in that hour: whoever writes is told when to come back. */
export const PLAN_HOURLY_MOST = 300;

/** The wait after the `count`-th time, in seconds. */
export function waitAfter({ waits }: PublicLimit, count: number): number {
  return waits[Math.min(count, waits.length) - 1] ?? 0;
}

/**
 * How many times at most a thing can be done within so many seconds, however it is tried.
 */
export function mostWithin(limit: PublicLimit, seconds: number): number {
  let count = 1;
  for (let at = waitAfter(limit, 1); at <= seconds; at += waitAfter(limit, count)) {
    count += 1;
    if (waitAfter(limit, count) === 0 && count > limit.waits.length)
      return Number.POSITIVE_INFINITY;
  }
  return count;
}

/**
 * The network of an address: /24 of IPv4, /64 of IPv6, which is what one office or one household has; `local` for
 * this machine itself.
 */
export function wideNetworkOf(address: string): string {
  const network = networkOf(address) ?? 'local';
  return network.replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.0/24');
}
