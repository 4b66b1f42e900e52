/** Why keeping failed; a register, so never reuse a code for another meaning. */
export type KeepingErrorCode =
  | 'BACKUP_EXISTS'
  | 'BACKUP_NO_SPACE'
  | 'BACKUP_NOT_READABLE'
  | 'BACKUP_CUT'
  | 'BACKUP_ALTERED'
  | 'BACKUP_NEWER'
  | 'KEYS_MISSING'
  | 'KEYS_WRONG'
  | 'PLACE_NOT_EMPTY'
  | 'RESTORE_UNPROVEN'
  | 'RESTORE_HALF_DONE';

/**
 * A failure of backup or restore that its operator can act on.
 * `message` carries both sentences, Vietnamese first, because it is read in a terminal.
 */
export class KeepingError extends Error {
  override readonly name = 'KeepingError';
  readonly code: KeepingErrorCode;
  readonly vi: string;
  readonly en: string;

  constructor(code: KeepingErrorCode, vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.vi = vi;
    this.en = en;
  }
}
