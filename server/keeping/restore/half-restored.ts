import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KeepingError } from '../keeping-error.ts';

const Mark = z.object({ from: z.string(), at: z.string() });

const markOf = (varDir: string) => join(varDir, 'restoring');

/** Marks a place that is being filled: until it is whole no server may open it. */
export function markRestoring(varDir: string, from: string, now: Date): void {
  const mark = { from, at: now.toISOString() } satisfies z.infer<typeof Mark>;
  writeFileSync(markOf(varDir), `${JSON.stringify(mark)}\n`, { flush: true });
}

export function unmarkRestoring(varDir: string): void {
  rmSync(markOf(varDir), { force: true });
}

/** True where a restore was cut off: what it left is not data yet, and the next restore clears it. */
export function isHalfRestored(varDir: string): boolean {
  return existsSync(markOf(varDir));
}

/** @throws KeepingError RESTORE_HALF_DONE */
export function refuseHalfRestored(varDir: string): void {
  if (!isHalfRestored(varDir)) return;
  let from = '?';
  try {
    from = Mark.parse(JSON.parse(readFileSync(markOf(varDir), 'utf8'))).from;
  } catch {
    // The mark itself was cut off; that it is there is enough.
  }
  throw new KeepingError(
    'RESTORE_HALF_DONE',
    `Lần khôi phục từ ${from} đã dừng giữa chừng nên dữ liệu chưa dùng được. Chạy lại "chidao restore ${from}"; lệnh tự dọn phần dở dang.`,
    `Restoring from ${from} stopped half-way and the data cannot be used yet. Run "chidao restore ${from}" again; it clears what was left.`,
  );
}
