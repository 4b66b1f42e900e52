import { ProblemError } from '../app/problem-error.ts';

/** A refusal that is decided on the page itself, in the language now shown. */
export function localProblem(code: string, sentence: string): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    code,
    status: 0,
    title: { vi: sentence, en: sentence },
  });
}
