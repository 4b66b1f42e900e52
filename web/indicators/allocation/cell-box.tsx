import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../../server/calendar/rules/numbers.ts';
import { say } from '../../kit/format.ts';
import classes from './allocation.module.css';
import { readCell } from './draft-grid.ts';

export type WayOn = 'down' | 'right' | 'left' | 'stay';

interface CellBoxProps {
  readonly label: string;
  readonly value: number | null;
  /** What opened the box, where a digit was typed on the cell; null leaves the value to be changed. */
  readonly typed: string | null;
  readonly onSave: (value: number | null, way: WayOn) => void;
  readonly onCancel: () => void;
}

/** The box of one cell: Enter saves and goes down, Tab right, Esc leaves it as it was. */
export function CellBox({ label, value, typed, onSave, onCancel }: CellBoxProps) {
  const first = value === null ? '' : formatNumber(value, { decimals: 6 });
  const [text, setText] = useState(typed ?? first);
  const [why, setWhy] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    if (typed === null) box.current?.select();
  }, [typed]);

  function save(way: WayOn): void {
    const read = readCell(text);
    if ('why' in read) {
      setWhy(say(read.why));
      box.current?.focus();
    } else onSave(read.value, way);
  }
  return (
    <span className={classes.box}>
      <input
        ref={box}
        value={text}
        aria-label={label}
        aria-invalid={why !== null}
        inputMode="decimal"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWhy(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') save('down');
          else if (event.key === 'Tab') save(event.shiftKey ? 'left' : 'right');
          else if (event.key === 'Escape') onCancel();
          else {
            event.stopPropagation();
            return;
          }
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={() => save('stay')}
      />
      {why !== null && <span role="alert">{why}</span>}
    </span>
  );
}
