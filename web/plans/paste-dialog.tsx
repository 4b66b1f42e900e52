import { Button, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LearntLabels, labelKey } from '../../server/plans/rules/task-columns.ts';
import { yearOf } from '../../server/plans/rules/workbook-sheets.ts';
import { Dialog } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useKept } from '../kit/use-kept.ts';
import { ColumnChoice, ColumnOffer } from './column-choice.tsx';
import classes from './item.module.css';
import { mergedTable } from './pasted-html.ts';
import { addPasted, readPasted } from './pasted-tasks.ts';
import { useColumnRules } from './use-column-rules.ts';
import { useReviewHere } from './use-review.ts';
import { withMatches } from './with-matches.ts';

const SHOWN = 5;

/** Tasks pasted from Excel: looked at first, every fault at once, all of them or none. */
export function PasteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const { t: kit } = useTranslation('kit');
  const { desk, edit, reading, send } = useReviewHere();
  const kept = useKept(`paste:${reading.id}`, { text: '', field: '' });
  const { text, field } = kept.value;
  const rules = useColumnRules();
  const [chosen, setChosen] = useState<LearntLabels>(new Map());
  const year = yearOf(desk.draft.identity.issuedOn);
  const labels = new Map([...rules.learnt, ...chosen]);
  const { tasks, faults, unread } = readPasted(text, labels, year);
  const asked = readPasted(text, rules.learnt, year).unread;
  const { fields } = desk.draft;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('paste.title')}
      size="48rem"
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button
            disabled={tasks.length === 0 || faults.length + unread.length > 0}
            onClick={async () => {
              const added = await withMatches(addPasted(tasks, field || null), desk.draft);
              edit(added);
              toast(t('paste.done', { count: tasks.length }), {
                undo: () => send({ type: 'undo' }),
              });
              kept.clear();
              onClose();
            }}
          >
            {t('paste.send', { count: tasks.length })}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        {fields.length > 0 && (
          <Select
            label={t('paste.under')}
            value={field}
            allowDeselect={false}
            data={[
              { value: '', label: t('field.noField') },
              ...fields.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            onChange={(value) => kept.set((before) => ({ ...before, field: value ?? '' }))}
          />
        )}
        <Textarea
          label={t('paste.label')}
          description={t('paste.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          autosize
          minRows={6}
          maxRows={12}
          data-autofocus
          value={text}
          onPaste={(event) => {
            const table = mergedTable(event.clipboardData);
            if (table === null) return;
            event.preventDefault();
            const { selectionStart, selectionEnd } = event.currentTarget;
            const next = text.slice(0, selectionStart) + table + text.slice(selectionEnd);
            kept.set((before) => ({ ...before, text: next }));
          }}
          onChange={(event) => {
            const next = event.currentTarget.value;
            kept.set((before) => ({ ...before, text: next }));
          }}
        />
        {asked.map((label) => (
          <ColumnChoice
            key={label}
            label={label}
            value={chosen.get(labelKey(label)) ?? null}
            onChoose={(means) => {
              setChosen((before) => new Map(before).set(labelKey(label), means));
              rules.note(label, means);
            }}
          />
        ))}
        <ColumnOffer rules={rules} />
        {faults.length > 0 && (
          <div role="alert">
            <p className={classes.fault}>{t('paste.faults', { count: faults.length })}</p>
            <ul>
              {faults.map(({ line, kind, value }) => (
                <li key={`${line} ${kind}`} className={classes.fault}>
                  {kind === 'title'
                    ? t('paste.faultTitle', { line })
                    : t('paste.faultDeadline', { line, value })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {tasks.length > 0 && faults.length === 0 && (
          <div role="status">
            <p className={classes.label}>{t('paste.preview', { count: tasks.length })}</p>
            <ol className={classes.members}>
              {tasks.slice(0, SHOWN).map((task) => (
                <li key={task.line}>
                  {[task.title, task.lead.join(', '), task.deadline, task.product]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ol>
          </div>
        )}
      </Stack>
    </Dialog>
  );
}
