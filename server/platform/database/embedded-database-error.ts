/** Why the embedded database could not be used; a register, so never reuse a code for another meaning. */
export type EmbeddedDatabaseErrorCode =
  | 'ALREADY_RUNNING'
  | 'PLATFORM_UNSUPPORTED'
  | 'BINARIES_MISSING'
  | 'ACCOUNT_UNUSABLE'
  | 'DATA_NOT_OURS'
  | 'DATA_OTHER_VERSION'
  | 'DATA_UNREACHABLE'
  | 'SOCKET_UNSAFE'
  | 'INIT_FAILED'
  | 'START_FAILED';

/**
 * A failure of the embedded database that its operator can act on.
 * `message` carries both sentences, Vietnamese first, because it is read in a terminal.
 */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  readonly code: EmbeddedDatabaseErrorCode;
  readonly vi: string;
  readonly en: string;

  constructor(code: EmbeddedDatabaseErrorCode, vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.vi = vi;
    this.en = en;
  }
}
