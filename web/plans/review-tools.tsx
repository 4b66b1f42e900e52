import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../kit/format.ts';
import classes from './desk.module.css';
import { isInTab } from './review-items.ts';
import { TABS } from './review-state.ts';
import { useReviewHere } from './use-review.ts';

interface ReviewToolsProps {
  readonly before?: ReactNode;
  /** Undo and redo stand elsewhere (on a phone, beside the steps). */
  readonly plain?: boolean;
}

/** The four ways to look at the list, each with its count, and undo beside them. */
export function ReviewTools({ before, plain }: ReviewToolsProps) {
  const { t } = useTranslation('plans');
  const { items, desk, send } = useReviewHere();
  return (
    <div className={classes.tools} data-screen>
      {before}
      <div className={classes.tabs} role="tablist" aria-label={t('review.list')}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            aria-selected={desk.tab === tab}
            className={classes.tab}
            onClick={() => send({ type: 'tab', tab })}
          >
            {t(`tab.${tab}`)}{' '}
            <span className="tnum">
              {number(items.filter((item) => isInTab(item, tab)).length)}
            </span>
          </button>
        ))}
      </div>
      {!plain && <UndoButtons />}
    </div>
  );
}

/** Undo and redo, grey while there is nothing to take back. */
export function UndoButtons() {
  const { t } = useTranslation('plans');
  const { desk, send, readOnly } = useReviewHere();
  if (readOnly) return null;
  return (
    <div className={classes.toolsEnd}>
      <ActionIcon
        variant="subtle"
        aria-label={t('act.undo')}
        disabled={desk.past.length === 0}
        onClick={() => send({ type: 'undo' })}
      >
        <IconArrowBackUp size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t('act.redo')}
        disabled={desk.future.length === 0}
        onClick={() => send({ type: 'redo' })}
      >
        <IconArrowForwardUp size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
