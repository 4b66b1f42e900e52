import { Problem } from '../../server/platform/contract.ts';
import { getPreferences } from './preferences.ts';

/** Codes that are born in the browser, beside those of the server's error tables. */
export type LocalCode = 'OFFLINE' | 'REPLY_BROKEN';

/**
 * A request that failed, with the sentence for the reader in both languages.
 * `code` is the public code of the error tables (`NOT_FOUND`, `CONFLICT` …).
 */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title.en}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  get details(): unknown {
    return this.problem.details;
  }
  /** The sentence in the language now shown. */
  get sentence(): string {
    return this.problem.title[getPreferences().language];
  }
}

/** The request did not reach the server: no network, or the server is not there. */
export function offlineProblem(): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    code: 'OFFLINE' satisfies LocalCode,
    status: 0,
    title: {
      vi: 'Mất mạng hoặc máy chủ chưa trả lời. Nội dung vẫn còn; thử lại khi có mạng.',
      en: 'No network, or the server does not answer. What was typed is kept; try again when connected.',
    },
  });
}

/** The server answered with something that the contract does not know. */
export function brokenReply(details: unknown): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    code: 'REPLY_BROKEN' satisfies LocalCode,
    status: 0,
    title: {
      vi: 'Máy chủ trả lời theo mẫu khác với trang này. Tải lại trang; nội dung đã nhập vẫn còn.',
      en: 'The server answered in another form than this page knows. Reload the page; what was typed is kept.',
    },
    details,
  });
}

/** Reads a failed response; a page of a proxy or an empty body becomes {@link brokenReply}. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const read = Problem.safeParse(body);
  if (read.success) return new ProblemError(read.data);
  return response.status >= 502 ? offlineProblem() : brokenReply({ status: response.status, body });
}

/** Any thrown thing as a problem, for showing. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : brokenReply(String(error));
}

/** True for failures after which the same request may be sent again unchanged. */
export function mayResend(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'OFFLINE' || error.status === 503);
}
