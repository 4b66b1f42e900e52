import type { ReactNode } from 'react';
import classes from './emulation.module.css';

/** A wide table scrolls in a box of its own, which keys can reach. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={classes.scroll} {...{ tabIndex: 0, 'aria-label': label }}>
      {children}
    </section>
  );
}
