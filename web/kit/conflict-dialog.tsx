import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './conflict-dialog.module.css';
import type { DifferenceOf409 } from './conflict-of.ts';
import { clock } from './format.ts';
import { Dialog } from './sheet.tsx';

export { conflictOf, type DifferenceOf409 } from './conflict-of.ts';

interface ConflictDialogProps {
  readonly difference: DifferenceOf409 | null;
  /** How a field is called, and how its value is said. */
  readonly nameOf: (field: string) => string;
  readonly say?: (field: string, value: unknown) => string;
  /** The chosen value of each field, to be sent with `version`. */
  readonly onMerge: (values: Record<string, unknown>, version: number) => void;
  readonly onClose: () => void;
}

/** Someone saved first: Trường, Của mình, Đã lưu; chosen field by field, nothing overwritten in silence. */
export function ConflictDialog({ difference, onClose, ...rest }: ConflictDialogProps) {
  const { t } = useTranslation('kit');
  return (
    <Dialog
      opened={difference !== null}
      onClose={onClose}
      size="48rem"
      title={
        difference
          ? t('conflict.title', { name: difference.savedBy, at: clock(difference.savedAt) })
          : ''
      }
    >
      {difference && <Choice difference={difference} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

type ChoiceProps = Omit<ConflictDialogProps, 'difference'> & { difference: DifferenceOf409 };

function Choice({ difference, nameOf, say, onMerge, onClose }: ChoiceProps) {
  const { t } = useTranslation('kit');
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const words = (field: string, value: unknown) => {
    const text = say ? say(field, value) : value == null ? '' : String(value);
    return text === '' ? t('conflict.empty') : text;
  };
  const choose = (field: string, isMine: boolean) =>
    setMine((before) => {
      const next = new Set(before);
      if (isMine) next.add(field);
      else next.delete(field);
      return next;
    });
  return (
    <>
      <p>{t('conflict.body')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.saved')}</th>
          </tr>
        </thead>
        <tbody>
          {difference.fields.map(({ field, yours, saved }) => (
            <tr key={field}>
              <th scope="row">{nameOf(field)}</th>
              {[true, false].map((isMine) => (
                <td key={String(isMine)}>
                  <label className={classes.side}>
                    <input
                      type="radio"
                      name={field}
                      checked={mine.has(field) === isMine}
                      onChange={() => choose(field, isMine)}
                    />
                    <span>{words(field, isMine ? yours : saved)}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div style={{ display: 'flex', gap: '0.5rem', justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          {t('act.back')}
        </Button>
        <Button
          onClick={() => {
            const values = difference.fields.map(({ field, yours, saved }) => [
              field,
              mine.has(field) ? yours : saved,
            ]);
            onMerge(Object.fromEntries(values), difference.version);
          }}
        >
          {t('conflict.save')}
        </Button>
      </div>
    </>
  );
}
