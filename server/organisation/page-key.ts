import type { z } from 'zod';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';

/** Turns the place of a list's last row into the opaque text that asks for the next page. */
export function toPageKey(key: readonly (string | number | readonly string[])[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads what {@link toPageKey} wrote. @throws Refusal BAD_INPUT for anything else */
export function fromPageKey<T extends z.ZodType>(
  text: string | undefined,
  shape: T,
): z.output<T> | null {
  if (text === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new Refusal(
      platformErrors.BAD_INPUT,
      {},
      { fields: [{ field: 'after', rule: 'page_key', message: 'page key' }] },
    );
  }
}
