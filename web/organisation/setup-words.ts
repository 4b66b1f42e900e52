import type { FormErrors } from '../kit/use-form.ts';

/** What the first run asks, as typed. */
export interface SetupWords {
  readonly [field: string]: unknown;
  /** Key of a body of the reference register; empty for a name of one's own. */
  readonly reference: string;
  readonly name: string;
  readonly code: string;
  readonly fullName: string;
  readonly username: string;
  readonly password: string;
  /** Lines pasted from a sheet. */
  readonly units: string;
}

export const FIRST_SETUP: SetupWords = {
  reference: '',
  name: '',
  code: '',
  fullName: '',
  username: '',
  password: '',
  units: '',
};

type Fault = 'noName' | 'noFullName' | 'badUsername' | 'shortPassword';

/** The faults of the first step, with the sentence that `say` gives for each; `least` characters make a password. */
export function checkAuthority(
  words: SetupWords,
  least: number,
  say: (fault: Fault) => string,
): FormErrors<SetupWords> {
  const errors: FormErrors<SetupWords> = {};
  if (words.name.trim().length < 3) errors.name = say('noName');
  if (words.fullName.trim().length < 2) errors.fullName = say('noFullName');
  if (!/^[a-z0-9._-]{3,40}$/.test(words.username.trim())) errors.username = say('badUsername');
  if ([...words.password].length < least) errors.password = say('shortPassword');
  return errors;
}
