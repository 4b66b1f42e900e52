import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sureness } from '../../server/plans/rules/sureness.ts';
import { number } from '../kit/format.ts';
import classes from './desk.module.css';
import { isInTab } from './review-items.ts';
import { TABS } from './review-state.ts';
import { useReviewHere } from './use-review.ts';

const SURENESSES = ['sure', 'check', 'guess'] as const satisfies readonly Sureness[];

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
      {!plain && <SurenessChoice />}
      {!plain && <UndoButtons />}
    </div>
  );
}

/** Of everything, only what was read with one sureness: the guesses first, then the rest. */
function SurenessChoice() {
  const { t } = useTranslation('plans');
  const { desk, send } = useReviewHere();
  return (
    <NativeSelect
      className={classes.sureness}
      aria-label={t('sureness.filter')}
      size="xs"
      value={desk.sureness ?? ''}
      data={[
        { value: '', label: t('sureness.any') },
        ...SURENESSES.map((value) => ({ value, label: t(`sureness.${value}`) })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        send({
          type: 'sureness',
          sureness: SURENESSES.find((each) => each === value) ?? null,
        });
      }}
    />
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
