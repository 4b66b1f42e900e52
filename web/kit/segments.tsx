import { useId } from 'react';
import classes from './segments.module.css';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SegmentsProps<Value extends string> {
  /** What is chosen, for those who hear the page; a legend in sight is named by `labelledBy`. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly value: NoInfer<Value>;
  readonly data: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** Takes the whole width of its place. */
  readonly wide?: boolean;
}

/**
 * One choice of a few, all in sight. The browser's own radio buttons in one frame:
 * arrows move, the chosen one is told by weight and edge, not by colour alone.
 */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, labelledBy, value, data, onChange, wide = false } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      className={classes.segments}
      data-wide={wide || undefined}
    >
      {data.map((each) => (
        <label key={each.value} className={classes.segment}>
          <input
            type="radio"
            name={name}
            value={each.value}
            checked={each.value === value}
            disabled={each.disabled}
            onChange={() => onChange(each.value)}
          />
          <span>{each.label}</span>
        </label>
      ))}
    </div>
  );
}
