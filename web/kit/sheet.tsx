import { lazy, type ReactNode, Suspense } from 'react';

export { usePhone } from './use-phone.ts';

export interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the foot, at the thumb on a phone. */
  readonly acts?: ReactNode;
}

export interface DialogProps extends SheetProps {
  readonly size?: string;
  /** Off where the question must be answered first. */
  readonly closable?: boolean;
  readonly place?: 'middle' | 'top';
}

// No page needs them before something is opened.
const OpenedSheet = lazy(async () => ({
  default: (await import('./opened-sheet.tsx')).OpenedSheet,
}));
const OpenedDialog = lazy(async () => ({
  default: (await import('./opened-sheet.tsx')).OpenedDialog,
}));

/**
 * A side sheet (480 px; the whole page on a phone) with facts above and a form below.
 * Formal acts show in it exactly what will happen.
 */
export function Sheet(props: SheetProps) {
  if (!props.opened) return null;
  return (
    <Suspense fallback={null}>
      <OpenedSheet {...props} />
    </Suspense>
  );
}

/** A dialog in the middle of the page, for questions that everything else waits for. */
export function Dialog(props: DialogProps) {
  if (!props.opened) return null;
  return (
    <Suspense fallback={null}>
      <OpenedDialog {...props} />
    </Suspense>
  );
}
