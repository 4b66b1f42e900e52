import {
  AWARD_CODES,
  AWARD_FORMS,
  type AwardCode,
  type AwardForm,
  type AwardRules,
} from '../data/award-forms.ts';
import { BASE_SALARIES, type BaseSalary } from '../data/base-salary.ts';

export type { AwardCode, AwardForm } from '../data/award-forms.ts';
export { AWARD_CODES, AWARD_FORMS, PAPERS } from '../data/award-forms.ts';

const FORMS = new Map<AwardCode, AwardForm>(AWARD_FORMS.map((form) => [form.code, form]));

export function isAwardCode(text: string): text is AwardCode {
  return AWARD_CODES.some((code) => code === text);
}

/** @throws RangeError for a code without a form, which the data do not have */
export function awardForm(code: AwardCode): AwardForm {
  const form = FORMS.get(code);
  if (!form) throw new RangeError(`No award form ${code}`);
  return form;
}

/** The rules of a form in force on a day; the oldest known for days before them. */
export function awardRulesOn(code: AwardCode, day: string): AwardRules {
  const { rules } = awardForm(code);
  const found = rules.findLast(({ from }) => from <= day) ?? rules[0];
  if (!found) throw new RangeError(`No rules for ${code}`);
  return found;
}

/** The base salary in force on a day; the oldest known for days before them. */
export function baseSalaryOn(day: string): BaseSalary {
  return BASE_SALARIES.findLast(({ from }) => from <= day) ?? BASE_SALARIES[0];
}

/**
 * Bonus (tiền thưởng) in đồng: coefficient × base salary, exact. The base salary is a multiple of 100 đồng,
 * so that hundredths of it are whole.
 *
 * @param coefficient in hundredths: 450 is 4,5
 */
export function bonusOf(coefficient: number, base: bigint): bigint {
  const hundredfold = BigInt(coefficient) * base;
  if (hundredfold % 100n !== 0n) throw new RangeError('A bonus must be whole đồng');
  return hundredfold / 100n;
}

/** `4,5` of 450, as decrees write coefficients. */
export function sayCoefficient(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths % 100).padStart(2, '0');
  return `${whole},${rest.endsWith('0') ? rest.slice(0, 1) : rest}`;
}
