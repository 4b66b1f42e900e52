/*
 * Identifiers of bodies (mã định danh), QĐ 20/2020/QĐ-TTg: read from left to right, at most 35 characters.
 * Before, thirteen characters were read from right to left: `000.02.02.H37`.
 */

const OF_GOVERNMENT = /^[A-Y]\d{2}(?:\.[A-Z0-9]+)*$/;
const OF_OTHERS = /^Z\d{2}[A-Z0-9]{1,32}$/;
const OLD = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;
const LONGEST = 35;

/** True for an identifier in the form of 2020; which body bears it only the registers know. */
export function isOrganCode(code: string): boolean {
  return code.length <= LONGEST && (OF_GOVERNMENT.test(code) || OF_OTHERS.test(code));
}

/** True for one in the form of before. */
export function isOldOrganCode(code: string): boolean {
  return OLD.test(code);
}

/**
 * The codes under which a body may stand in the register, the likelier first: as written, then what the old
 * form comes to when groups of zeros fall away and the rest is turned round. The second is a guess: a match
 * by it is shown as one.
 */
export function codesToTry(
  written: string,
): { readonly code: string; readonly isGuess: boolean }[] {
  const code = written.trim().toUpperCase();
  const tried = [{ code, isGuess: false }];
  if (!isOldOrganCode(code)) return tried;
  const groups = code.split('.').reverse();
  const turned = groups.filter((group, at) => at === 0 || !/^0+$/.test(group)).join('.');
  return [...tried, { code: turned, isGuess: true }];
}
