import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import classes from './drop-down.module.css';

interface DropDownProps {
  /** The button's content and name. */
  readonly face: ReactNode;
  readonly label: string;
  readonly className?: string;
  readonly side: 'start' | 'end';
  /** Fetched and drawn when it is opened. */
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A panel below a button of the top bar. The browser's own disclosure: it costs the first page nothing,
 * and its content is fetched when it is first opened. Esc and a press elsewhere close it.
 */
export function DropDown({ face, label, className, side, children }: DropDownProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => setOpen(false);
  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || place.current?.contains(event.target)) return;
      // Lists and calendars of a field in the panel float at the end of the page; they belong to it.
      if (event.target.closest('[data-portal]') === null) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      place.current?.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <details
      ref={place}
      className={classes.drop}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={className} aria-label={label} title={label}>
        {face}
      </summary>
      {open && (
        <div className={`${classes.panel} ${classes[side]}`}>
          <Suspense fallback={null}>{children(close)}</Suspense>
        </div>
      )}
    </details>
  );
}
