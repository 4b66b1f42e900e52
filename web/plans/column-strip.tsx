import { useTranslation } from 'react-i18next';
import type { UnreadColumn } from '../../server/plans/contract.ts';
import { type ColumnMeaning, labelKey } from '../../server/plans/rules/task-columns.ts';
import { toast } from '../kit/toast.tsx';
import { ColumnChoice, ColumnOffer } from './column-choice.tsx';
import classes from './desk.module.css';
import { answerColumn } from './table-columns.ts';
import { useColumnRules } from './use-column-rules.ts';
import { useReviewHere } from './use-review.ts';
import { withMatches } from './with-matches.ts';

/** Columns of an uploaded or pasted list whose labels say nothing: asked once, filled in at once. */
export function ColumnStrip() {
  const { t } = useTranslation('plans');
  const { reading, desk, edit, send, readOnly } = useReviewHere();
  const rules = useColumnRules();
  const answered = desk.draft.columns ?? {};
  const open = reading.unread.filter(({ label }) => !(labelKey(label) in answered));
  if (readOnly || (open.length === 0 && !rules.offer)) return null;
  const choose = async (column: UnreadColumn, means: ColumnMeaning) => {
    rules.note(column.label, means);
    edit(await withMatches(answerColumn(column, means), desk.draft));
    if (means === 'none') return;
    toast(t('column.filled', { count: column.cells.length, label: column.label }), {
      undo: () => send({ type: 'undo' }),
    });
  };
  return (
    <>
      {open.length > 0 && (
        <div className={classes.columns} data-screen>
          {open.map((column) => (
            <ColumnChoice
              key={column.label}
              label={column.label}
              onChoose={(means) => void choose(column, means)}
            />
          ))}
        </div>
      )}
      <ColumnOffer rules={rules} />
    </>
  );
}
