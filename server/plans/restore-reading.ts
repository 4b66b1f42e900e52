import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { setAside } from './drop-reading.ts';

/**
 * Takes a draft back (khôi phục) that was put aside.
 *
 * @throws Refusal CONFLICT, DRAFT_NOT_OPEN
 */
export async function restoreReading(
  platform: Platform,
  actor: Actor,
  request: { readonly id: string; readonly version: number },
  key: string | null,
): Promise<{ readingId: string }> {
  const move = { name: 'restore_reading', from: 'dropped', to: 'draft' } as const;
  return setAside(platform, actor, { ...request, ...move }, key);
}
