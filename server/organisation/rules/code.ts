/**
 * Electronic identifiers of bodies (mã định danh điện tử), Quyết định 20/2020/QĐ-TTg.
 * They are names that change with reorganisations: shown and exchanged, never used as keys.
 */

/** Điều 4: groups from the left, the first one the level-1 body; at most 35 characters. */
const GOVERNMENT = /^[A-Y][0-9]{2}(?:\.[A-Z0-9]+)*$/;
/** Điều 6: an organisation outside the state, under a scheme Z00–Z99. */
const OTHER = /^Z[0-9]{2}[A-Z0-9]{1,32}$/;
/** The 13 characters used before 15/9/2020, read from the right: 000.00.00.H29. */
const OLD = /^([0-9]{3})\.([0-9]{2})\.([0-9]{2})\.([A-Z][0-9]{2})$/;
/** Điều 5: an enterprise is known by its tax number, a branch by three more digits. */
const ENTERPRISE = /^[0-9]{10}(?:-?[0-9]{3})?$/;

export type CodeForm = 'government' | 'other' | 'old' | 'enterprise';

/** Which form a code has; null for none. Lower case and spaces around are not accepted. */
export function codeForm(code: string): CodeForm | null {
  if (isGovernmentCode(code)) return 'government';
  if (OTHER.test(code)) return 'other';
  if (OLD.test(code)) return 'old';
  return ENTERPRISE.test(code) ? 'enterprise' : null;
}

/** True for a code of a state body: `G14`, `H37.02.02`. */
export function isGovernmentCode(code: string): boolean {
  return code.length <= 35 && GOVERNMENT.test(code);
}

/** The code one level up: `H37.02.02` → `H37.02`; null for a level-1 code or another form. */
export function parentCode(code: string): string | null {
  if (!isGovernmentCode(code)) return null;
  const dot = code.lastIndexOf('.');
  return dot < 0 ? null : code.slice(0, dot);
}

/** The level of a state body's code, from 1; null for another form. */
export function codeLevel(code: string): number | null {
  return isGovernmentCode(code) ? code.split('.').length : null;
}

/**
 * A first guess of the new code for an old one: groups of zeros dropped, the rest turned round
 * (`000.02.02.H37` → `H37.02.02`). The registers decide, so it is offered, never written.
 */
export function guessFromOldCode(code: string): string | null {
  const match = OLD.exec(code);
  if (!match) return null;
  const groups = match.slice(1).filter((group) => !/^0+$/.test(group));
  return groups.reverse().join('.');
}
