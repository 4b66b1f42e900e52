import type { Formula } from '../definition-contract.ts';
import { levelOf, type Measure } from './measure.ts';

/**
 * The points that a formula gives, from 0 to the most of the criterion; null where the number says
 * nothing (no case, nothing planned). The mechanics are those of provincial schemes: b / a × standard
 * points, at most the standard; bands of a rate; so many points an answer.
 */
export function pointsOf(formula: Formula, measure: Measure, most: number): number | null {
  if (measure.state !== 'known' || measure.value === null) return null;
  const points = rawPoints(formula, measure, most);
  return points === null ? null : clamp(points, 0, most);
}

function rawPoints(formula: Formula, measure: Measure, most: number): number | null {
  const { value } = measure;
  const level = levelOf(measure);
  if (value === null || level === null) return null;
  switch (formula.kind) {
    case 'ratio':
      return measure.of === null ? value * most : (value / measure.of) * most;
    case 'bands': {
      const reached = formula.bands.filter(({ from }) => level >= from);
      return reached.reduce((best, band) => (band.from >= best.from ? band : best), NO_BAND).points;
    }
    case 'reached':
      return level >= formula.least ? most : 0;
    case 'linear':
      return formula.full === formula.none
        ? level >= formula.full
          ? most
          : 0
        : ((level - formula.none) / (formula.full - formula.none)) * most;
    case 'each':
      return value * formula.points;
    case 'penalty':
      return Math.max(most - value * formula.points, formula.floor);
    case 'given':
      return value;
  }
}

/**
 * Whether a gate (điều kiện) is passed: its formula would give anything but nothing. Too few cases keep
 * nobody out; a figure that is missing does, until it is entered.
 */
export function passesGate(formula: Formula, measure: Measure): boolean {
  if (measure.state === 'too_few') return true;
  if (measure.state === 'missing') return false;
  const points = pointsOf(formula, measure, GATE);
  return points === null || (formula.kind === 'reached' ? points === GATE : points > 0);
}

const GATE = 1;
const NO_BAND = { from: Number.NEGATIVE_INFINITY, points: 0 };

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Half up at so many decimals, as a reader of the table would. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = value * scale;
  // A product such as 1.005 × 100 falls a hair short of what stands on paper.
  return Math.round(scaled + Math.sign(scaled) * 1e-9 * Math.max(1, Math.abs(scaled))) / scale;
}
