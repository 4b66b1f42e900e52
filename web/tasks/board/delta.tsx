import { signed } from '../../kit/format.ts';
import classes from './board.module.css';

/** "+3": by how much a figure grew since the day compared with; nothing where it stands as it did. */
export function Delta({ value }: { value: number }) {
  return value === 0 ? null : <sup className={classes.delta}>{signed(value)}</sup>;
}
