import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BudgetEntry,
  closeLine,
  getLine,
  type LineStory,
} from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { Form, TextField } from '../kit/form.tsx';
import { dayAndClock, number, day as written } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './budget.module.css';
import { EntryForm, MONEY_READINGS, useEntryName } from './entry-form.tsx';
import { ExcessMarks } from './money-cell.tsx';
import { exactText, fractionText, lineWords, sumText } from './money-text.ts';

interface LineSheetProps {
  readonly lineId: string;
  readonly unit: AmountUnit;
  /** Opens with the form of a new sum. */
  readonly entering?: boolean;
  readonly onClose: () => void;
}

type Mode =
  | { readonly kind: 'story' }
  | { readonly kind: 'enter' }
  | { readonly kind: 'close' }
  | { readonly kind: 'correct'; readonly entry: BudgetEntry };

/** One line: its sums, its story, and what may be entered or corrected. */
export function LineSheet({ lineId, unit, entering = false, onClose }: LineSheetProps) {
  const { t } = useTranslation('budget');
  const { asOf } = useAsOf();
  const story = useRead(getLine, { params: { id: lineId }, query: asOf ? { asOf } : {} });
  return (
    <Sheet opened onClose={onClose} title={t('line.title')}>
      <ReadState query={story} what={t('what')}>
        {(line) => <Story line={line} unit={unit} entering={entering} onClose={onClose} />}
      </ReadState>
    </Sheet>
  );
}

function Story({
  line,
  unit,
  entering,
  onClose,
}: {
  line: LineStory;
  unit: AmountUnit;
  entering: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('budget');
  const mayEnter = line.canEdit || line.canReport;
  const [mode, setMode] = useState<Mode>(
    entering && mayEnter ? { kind: 'enter' } : { kind: 'story' },
  );
  const back = () => setMode({ kind: 'story' });
  return (
    <div className={classes.stack}>
      <div>
        <p>
          <b>{line.node.title}</b>
        </p>
        <p className="meta">
          {lineWords(line)}
          {line.carriedFrom !== null && `, ${t('carriedFrom', { year: line.carriedFrom })}`} ·{' '}
          {line.unit.name}
        </p>
        <dl className={classes.facts}>
          {(['planned', 'allotted', 'disbursed'] as const).map((measure) => (
            <Fact key={measure} name={t(`measureOf.${measure}`)}>
              {line[measure] === null ? t('noSum') : sumText(line[measure], unit)}
            </Fact>
          ))}
          {line.rate !== null && (
            <Fact name={t('column.rate')}>
              {fractionText(line, unit)} = {number(line.rate)} %
            </Fact>
          )}
        </dl>
        <ExcessMarks
          excess={line.excess.map(({ kind }) => ({
            ...{ lineId: line.id, kind, decision: line.decision },
          }))}
        />
        {line.orderedBy && (
          <section aria-label={t('line.orderedBy')}>
            <p className="meta">
              {t('line.orderedBy')} · {line.orderedBy.planNumber}
            </p>
            <blockquote>{line.orderedBy.quote}</blockquote>
            {line.orderedBy.span && (
              <Link
                to="/directives/$id"
                params={{ id: line.orderedBy.directiveId }}
                search={{ at: `${line.orderedBy.span.start}-${line.orderedBy.span.end}` }}
              >
                {t('offers.words')}
              </Link>
            )}
          </section>
        )}
        {line.node.kind === 'task' && (
          <Link to="/tasks/$id" params={{ id: line.node.id }}>
            {t('line.goToTask')}
          </Link>
        )}
      </div>
      {mode.kind === 'enter' && (
        <EntryForm line={line} unit={unit} canEdit={line.canEdit} onDone={back} onCancel={back} />
      )}
      {mode.kind === 'correct' && (
        <section>
          <h3>{t('entry.correctTitle')}</h3>
          <EntryForm
            key={mode.entry.id}
            {...{ line, unit, canEdit: line.canEdit, wrong: mode.entry }}
            onDone={back}
            onCancel={back}
          />
        </section>
      )}
      {mode.kind === 'close' && <CloseForm line={line} onDone={onClose} onCancel={back} />}
      {mode.kind === 'story' && (
        <>
          {mayEnter && (
            <div className={classes.tools}>
              <Button onClick={() => setMode({ kind: 'enter' })}>{t('entry.title')}</Button>
              {line.canEdit && (
                <Button variant="default" onClick={() => setMode({ kind: 'close' })}>
                  {t('line.close')}
                </Button>
              )}
            </div>
          )}
          <Entries
            line={line}
            unit={unit}
            onCorrect={(entry) => setMode({ kind: 'correct', entry })}
          />
        </>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Every sum that was ever said of the line, the corrected ones struck through. */
function Entries({
  line,
  unit,
  onCorrect,
}: {
  line: LineStory;
  unit: AmountUnit;
  onCorrect: (entry: BudgetEntry) => void;
}) {
  const { t } = useTranslation('budget');
  const nameOf = useEntryName(unit);
  const mayCorrect = ({ measure, ended }: BudgetEntry) =>
    ended === null && (line.canEdit || (line.canReport && measure === 'disbursed'));
  return (
    <section>
      <h3>{t('line.story')}</h3>
      <ul className={classes.entries}>
        {line.entries.toReversed().map((entry) => (
          <li key={entry.id}>
            <span>
              <span className={entry.ended ? classes.ended : undefined}>
                {t(`measure.${entry.measure}`)} <b>{exactText(entry.amount, unit)}</b>,{' '}
                {written(entry.onDay)}
                {entry.basis && `, ${t('line.basis', { basis: entry.basis })}`}
              </span>
              {entry.decision && <> · {t('line.decision', { decision: entry.decision })}</>}
              <br />
              <span className="meta">
                {entry.ended
                  ? t('line.ended', {
                      ...{ at: dayAndClock(entry.ended.at), by: entry.ended.by },
                      reason: entry.ended.reason ?? '',
                    })
                  : t('line.entered', { by: entry.by, at: dayAndClock(entry.at) })}
              </span>
            </span>
            {mayCorrect(entry) && (
              <button
                type="button"
                className="link-button"
                aria-label={nameOf(entry)}
                onClick={() => onCorrect(entry)}
              >
                {t('entry.correct')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CloseForm({
  line,
  onDone,
  onCancel,
}: {
  line: LineStory;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('budget');
  const { t: kit } = useTranslation('kit');
  const close = useAct(closeLine, { stale: MONEY_READINGS });
  const form = useForm<{ readonly [field: string]: unknown; readonly reason: string }>({
    key: `budget-close:${line.id}`,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 5 ? { reason: t('entry.shortReason') } : {}),
  });
  return (
    <Form
      form={form}
      onSubmit={() =>
        void form.submit(async ({ reason }) => {
          await close.mutateAsync({
            params: { id: line.id },
            body: { version: line.version, reason },
          });
          toast(t('line.closed'));
          onDone();
        })
      }
      acts={
        <>
          <Button variant="default" onClick={onCancel}>
            {kit('act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('line.close')}
          </Button>
        </>
      }
    >
      <TextField form={form} name="reason" label={t('line.closeWhy')} />
    </Form>
  );
}
