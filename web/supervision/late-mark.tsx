import { IconAlertTriangleFilled } from '@tabler/icons-react';
import classes from './oversight.module.css';

/** Overdue in a word and a shape, wherever days late are told beside something. */
export function LateMark({ children }: { readonly children: string }) {
  return (
    <span className={classes.late}>
      <IconAlertTriangleFilled size={14} aria-hidden />
      {children}
    </span>
  );
}
