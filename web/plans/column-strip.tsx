import { useTranslation } from 'react-i18next';
import type { UnreadColumn } from '../../server/plans/contract.ts';
import type { ColumnMeaning } from '../../server/plans/rules/task-columns.ts';
import { toast } from '../kit/toast.tsx';
import { useKept } from '../kit/use-kept.ts';
import { ColumnChoice, ColumnOffer } from './column-choice.tsx';
import classes from './desk.module.css';
import { fillColumn } from './table-columns.ts';
import { useColumnRules } from './use-column-rules.ts';
import { useReviewHere } from './use-review.ts';
import { withMatches } from './with-matches.ts';

/** Columns of an uploaded or pasted list whose labels say nothing: asked once, filled in at once. */
export function ColumnStrip() {
  const { t } = useTranslation('plans');
  const { reading, desk, edit, send, readOnly } = useReviewHere();
  const rules = useColumnRules();
  const settled = useKept<readonly string[]>(`columns:${reading.id}`, []);
  const open = reading.unread.filter(({ label }) => !settled.value.includes(label));
  if (readOnly || (open.length === 0 && !rules.offer)) return null;
  const choose = async (column: UnreadColumn, means: ColumnMeaning) => {
    settled.set((before) => [...before, column.label]);
    rules.note(column.label, means);
    if (means === 'none') return;
    const matched = await withMatches(fillColumn(column, means), desk.draft);
    edit(matched);
    toast(t('column.filled', { count: column.cells.length, label: column.label }), {
      undo: () => {
        settled.set((before) => before.filter((label) => label !== column.label));
        send({ type: 'undo' });
      },
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
