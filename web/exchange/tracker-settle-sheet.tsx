import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addTracker,
  changeTracker,
  getTracker,
  listTrackers,
  readTrackerFile,
  type SeenSheet,
  type Tracker,
} from '../../server/exchange/trackers/contract.ts';
import {
  STANDINGS,
  type StatusWords,
  statusKey,
  type TrackerStanding,
} from '../../server/exchange/trackers/rules/their-status.ts';
import {
  TRACKER_COLUMNS,
  type TrackerColumn,
} from '../../server/exchange/trackers/rules/tracker-columns.ts';
import { upload } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { useAct } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './trackers.module.css';

type Heads = Partial<Readonly<Record<TrackerColumn, string>>>;

/** A new tracker: first a file of it, then what its columns mean. */
export function AddTrackerSheet({
  onClose,
  onSaved,
}: {
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { t } = useTranslation('trackers');
  const [sheets, setSheets] = useState<readonly SeenSheet[] | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refused, setRefused] = useState('');

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    setIsReading(true);
    setProblem(null);
    setRefused('');
    try {
      setSheets((await upload(readTrackerFile, file)).sheets);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setIsReading(false);
    }
  }

  if (sheets && sheets.length > 0) {
    return <SettleForm sheets={sheets} tracker={null} onClose={onClose} onSaved={onSaved} />;
  }
  return (
    <Sheet opened onClose={onClose} title={t('settle.add')}>
      <FileCatch
        label={t('drop.title')}
        accept=".xlsx"
        disabled={isReading}
        onFiles={([file]) => void read(file)}
        onRefused={setRefused}
      />
      {refused && <p role="alert">{refused}</p>}
      {isReading && <LoadingState what={t('drop.reading')} rows={3} />}
      {problem && <ErrorState error={problem} />}
    </Sheet>
  );
}

/** How a tracker that is kept is read: its columns by the heads that were settled. */
export function ChangeTrackerSheet({
  tracker,
  onClose,
}: {
  tracker: Tracker;
  onClose: () => void;
}) {
  const { sheet, heads } = tracker;
  const seen: SeenSheet = {
    ...{ name: sheet, headLine: null, heads: [...new Set(Object.values(heads))], found: heads },
    ...{ tasks: 0, words: [] },
  };
  return <SettleForm sheets={[seen]} tracker={tracker} onClose={onClose} onSaved={onClose} />;
}

interface Values {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly owner: string;
  readonly sheet: string;
  readonly heads: Heads;
  readonly statuses: StatusWords;
  readonly isClosed: boolean;
}

interface SettleFormProps {
  readonly sheets: readonly SeenSheet[];
  readonly tracker: Tracker | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

function SettleForm({ sheets, tracker, onClose, onSaved }: SettleFormProps) {
  const { t } = useTranslation('trackers');
  const add = useAct(addTracker, { stale: [listTrackers] });
  const change = useAct(changeTracker, { stale: [listTrackers, getTracker] });
  const likely = sheets.find(({ found }) => found.title !== undefined) ?? sheets[0];
  const form = useForm<Values>({
    key: tracker ? `tracker-${tracker.id}` : 'tracker',
    first: {
      ...{ name: tracker?.name ?? '', owner: tracker?.owner ?? '' },
      ...{ sheet: likely?.name ?? '', heads: likely?.found ?? {} },
      statuses: tracker?.statuses ?? knownWords(likely),
      isClosed: tracker?.isClosed ?? false,
    },
    check: ({ name, owner, heads }) => {
      const errors: FormErrors<Values> = {};
      if (name.trim().length < 2) errors.name = t('settle.nameMissing');
      if (owner.trim().length < 2) errors.owner = t('settle.ownerMissing');
      if (!heads.title || Object.keys(heads).length < 2) errors.heads = t('settle.titleMissing');
      return errors;
    },
  });
  const { sheet, heads, statuses, isClosed } = form.values;
  const seen = sheets.find(({ name }) => name === sheet);
  const words = tracker ? Object.keys(statuses) : (seen?.words ?? []).map(({ word }) => word);

  async function send({ name, owner, ...values }: Values): Promise<void> {
    const body = {
      ...{ name, owner, sheet: values.sheet, heads: { ...values.heads } },
      statuses: { ...values.statuses },
    };
    if (!tracker) {
      onSaved((await add.mutateAsync({ body })).id);
      return;
    }
    const { id, version } = tracker;
    await change.mutateAsync({ params: { id }, body: { ...body, version, isClosed } });
  }

  return (
    <SheetForm
      form={form}
      title={tracker ? t('settle.change') : t('settle.add')}
      send={t('settle.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('settle.name')} hint={t('settle.nameHint')} />
      <TextField form={form} name="owner" label={t('settle.owner')} hint={t('settle.ownerHint')} />
      {sheets.length > 1 && (
        <NativeSelect
          label={t('settle.sheet')}
          value={sheet}
          data={sheets.map(({ name }) => name)}
          onChange={({ currentTarget: { value } }) => {
            const next = sheets.find(({ name }) => name === value);
            form.set({ sheet: value, heads: next?.found ?? {}, statuses: knownWords(next) });
          }}
        />
      )}
      <fieldset className={classes.columns} id={fieldId(form, 'heads')}>
        <legend>{t('settle.columns')}</legend>
        <p className="meta">{t('settle.columnsHint')}</p>
        {TRACKER_COLUMNS.map((column) => (
          <NativeSelect
            key={column}
            label={t(`column.${column}`)}
            value={heads[column] ?? ''}
            data={[
              { value: '', label: t('settle.none') },
              ...(seen?.heads ?? []).map((head) => ({ value: head, label: head })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              form.set({ heads: withHead(heads, column, value) })
            }
          />
        ))}
        {form.errorOf('heads') && (
          <p className={classes.error} role="alert">
            {form.errorOf('heads')}
          </p>
        )}
      </fieldset>
      {words.length > 0 && (
        <fieldset className={classes.columns}>
          <legend>{t('settle.words')}</legend>
          <p className="meta">{t('settle.wordsHint')}</p>
          {words.map((word) => (
            <NativeSelect
              key={word}
              label={word}
              value={statuses[statusKey(word)] ?? ''}
              data={[
                { value: '', label: t('settle.unknown') },
                ...STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                form.set({ statuses: withWord(statuses, word, value) })
              }
            />
          ))}
        </fieldset>
      )}
      {tracker && (
        <Checkbox
          label={t('settle.close')}
          checked={isClosed}
          onChange={({ currentTarget: { checked } }) => form.set({ isClosed: checked })}
        />
      )}
    </SheetForm>
  );
}

/** What its words were taken for, to be looked over. */
function knownWords(sheet: SeenSheet | undefined): StatusWords {
  const known = (sheet?.words ?? []).flatMap(({ word, means }) =>
    means === null ? [] : [[statusKey(word), means] as const],
  );
  return Object.fromEntries(known);
}

/** A head stands for one meaning only. */
function withHead(heads: Heads, column: TrackerColumn, head: string): Heads {
  const others = Object.entries(heads).filter(([name, each]) => name !== column && each !== head);
  return Object.fromEntries(head === '' ? others : [...others, [column, head]]);
}

function withWord(words: StatusWords, word: string, standing: string): StatusWords {
  const key = statusKey(word);
  const found: TrackerStanding | undefined = STANDINGS.find((each) => each === standing);
  const others = Object.entries(words).filter(([each]) => each !== key);
  return Object.fromEntries(found ? [...others, [key, found]] : others);
}
