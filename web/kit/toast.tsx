import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactNode } from 'react';

/** How long an act can be undone from its notice, in milliseconds. */
const UNDO_MS = 10_000;
const NOTICE_MS = 5_000;

/**
 * Answers one's own act, with [Hoàn tác] for ten seconds where it can be undone.
 * Nothing else ever appears over the work.
 */
export function toast(message: ReactNode, options: { undo?: () => void } = {}): void {
  const { undo } = options;
  const id = notifications.show({
    message: undo ? (
      <span style={{ display: 'flex', alignItems: 'center', gap: '0.75rem' }}>
        <span style={{ flex: 1 }}>{message}</span>
        <Button
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t('act.undo', { ns: 'kit' })}
        </Button>
      </span>
    ) : (
      message
    ),
    autoClose: undo ? UNDO_MS : NOTICE_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('act.close', { ns: 'kit' }) },
  });
}

/** Says that an act did not happen, and what to do next. Stays until it is closed. */
export function toastProblem(error: { readonly sentence: string }): void {
  notifications.show({
    message: error.sentence,
    color: 'var(--late)',
    autoClose: false,
    withBorder: true,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('act.close', { ns: 'kit' }) },
  });
}
