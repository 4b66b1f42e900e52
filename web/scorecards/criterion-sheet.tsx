import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Criterion,
  type Formula,
  Formula as FormulaShape,
  type IndicatorRef,
  type Source,
  Source as SourceShape,
} from '../../server/scorecards/contract.ts';
import { FORMULAS_OF } from '../../server/scorecards/rules/check-definition.ts';
import { Sheet } from '../kit/sheet.tsx';
import { FormulaFields } from './formula-fields.tsx';
import { IndicatorField } from './indicator-field.tsx';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';

interface CriterionSheetProps {
  readonly criterion: Criterion;
  readonly isBranch: boolean;
  /** Names of the indicators that are chosen already. */
  readonly indicators: readonly IndicatorRef[];
  /** One whose name is to be known from now on. */
  readonly onIndicator: (indicator: IndicatorRef) => void;
  readonly onChange: (change: Partial<Criterion>) => void;
  readonly onClose: () => void;
}

const KINDS = [
  ...(['on_time', 'reports', 'accepted', 'answered', 'fresh', 'key_tasks', 'by_head'] as const),
  ...(['early', 'overdue', 'products', 'money', 'indicator', 'targets'] as const),
  ...(['entered', 'survey', 'yes_no', 'appraisal'] as const),
];

/** Where the number of a criterion comes from, how it becomes points, and what proves it. */
export function CriterionSheet(props: CriterionSheetProps) {
  const { criterion, isBranch, indicators, onIndicator, onChange, onClose } = props;
  const { t } = useTranslation('scorecards');
  const { t: kit } = useTranslation('kit');
  const { source, formula, note, name } = criterion;

  function choose(kind: (typeof KINDS)[number]): void {
    const next = firstSource(kind);
    const [fits] = FORMULAS_OF[kind];
    const stays = formula !== null && FORMULAS_OF[kind].includes(formula.kind);
    onChange({ source: next, ...(stays || !fits ? {} : { formula: firstFormula(fits) }) });
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={name}
      acts={<Button onClick={onClose}>{kit('act.close')}</Button>}
    >
      <div className={classes.fields}>
        {!isBranch && (
          <>
            <NativeSelect
              label={t('criteria.source')}
              value={source?.kind ?? ''}
              data={[
                ...(source ? [] : [{ value: '', label: '' }]),
                ...KINDS.map((value) => ({ value, label: t(`source.${value}`) })),
              ]}
              onChange={({ currentTarget }) => {
                const kind = KINDS.find((each) => each === currentTarget.value);
                if (kind) choose(kind);
              }}
            />
            {source && (
              <SourceFields
                source={source}
                indicators={indicators}
                onIndicator={onIndicator}
                onChange={(next) => onChange({ source: next })}
              />
            )}
            {source && (
              <NativeSelect
                label={t('criteria.formula')}
                value={formula?.kind ?? ''}
                data={FORMULAS_OF[source.kind].map((value) => ({
                  value,
                  label: t(`formula.${value}`),
                }))}
                onChange={({ currentTarget }) => {
                  const kind = FORMULAS_OF[source.kind].find(
                    (each) => each === currentTarget.value,
                  );
                  if (kind) onChange({ formula: firstFormula(kind) });
                }}
              />
            )}
            {formula && (
              <FormulaFields formula={formula} onChange={(next) => onChange({ formula: next })} />
            )}
          </>
        )}
        <Textarea
          label={t('criteria.note')}
          autosize
          minRows={2}
          value={note}
          maxLength={1_000}
          onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
        />
      </div>
    </Sheet>
  );
}

function firstSource(kind: Source['kind']): Source {
  return SourceShape.parse(kind === 'survey' ? { kind, answers: 100 } : { kind });
}

function firstFormula(kind: Formula['kind']): Formula {
  const firsts: Readonly<Record<Formula['kind'], object>> = {
    ...{ ratio: {}, given: {}, reached: { least: 1 }, linear: { none: 0, full: 100 } },
    ...{ bands: { bands: [{ from: 50, points: 5 }] }, each: { points: 1 }, penalty: { points: 1 } },
  };
  return FormulaShape.parse({ kind, ...firsts[kind] });
}

interface SourceFieldsProps extends Pick<CriterionSheetProps, 'indicators' | 'onIndicator'> {
  readonly source: Source;
  readonly onChange: (source: Source) => void;
}

/** What a source asks to know, each kind its own. */
function SourceFields({ source, indicators, onIndicator, onChange }: SourceFieldsProps) {
  const { t } = useTranslation('scorecards');
  const choice = <Value extends string>(
    label: string,
    value: Value,
    options: readonly (readonly [Value, string])[],
    put: (value: Value) => void,
  ) => (
    <NativeSelect
      label={label}
      value={value}
      data={options.map(([each, text]) => ({ value: each, label: text }))}
      onChange={({ currentTarget }) => {
        const found = options.find(([each]) => each === currentTarget.value);
        if (found) put(found[0]);
      }}
    />
  );
  const whole = (value: number | null, least: number) =>
    Math.max(least, Math.round(value ?? least));
  return (
    <>
      {'days' in source && (
        <NumberBox
          label={t('field.days')}
          value={source.days}
          onChange={(days) => onChange({ ...source, days: whole(days, 0) })}
        />
      )}
      {'minimum' in source && (
        <NumberBox
          label={t('field.minimum')}
          value={source.minimum}
          onChange={(minimum) => onChange({ ...source, minimum: whole(minimum, 1) })}
        />
      )}
      {'reach' in source &&
        choice(
          t('field.reach'),
          source.reach,
          [
            ['below', t('field.reachBelow')],
            ['unit', t('field.reachUnit')],
          ],
          (reach) => onChange({ ...source, reach }),
        )}
      {'layer' in source &&
        choice(
          t('field.layer'),
          source.layer,
          [
            ['given', t('field.layerGiven')],
            ['all', t('field.layerAll')],
          ],
          (layer) => onChange({ ...source, layer }),
        )}
      {source.kind === 'key_tasks' &&
        choice(
          t('field.of'),
          source.of,
          [
            ['either', t('field.either')],
            ['focus', t('field.focus')],
            ['holding', t('field.holding')],
          ],
          (of) => onChange({ ...source, of }),
        )}
      {source.kind === 'money' &&
        choice(
          t('field.against'),
          source.against,
          [
            ['planned', t('field.planned_money')],
            ['allotted', t('field.allotted_money')],
          ],
          (against) => onChange({ ...source, against }),
        )}
      {source.kind === 'indicator' && (
        <>
          <IndicatorField
            value={source.indicatorId}
            known={indicators}
            onChange={(chosen) => {
              onIndicator(chosen);
              onChange({ ...source, indicatorId: chosen.id });
            }}
          />
          <NumberBox
            label={t('field.planned')}
            value={source.planned}
            onChange={(planned) => onChange({ ...source, planned })}
          />
        </>
      )}
      {source.kind === 'targets' && (
        <NumberBox
          label={t('field.beyond')}
          value={source.beyond}
          onChange={(beyond) => onChange({ ...source, beyond: Math.max(0, beyond ?? 0) })}
        />
      )}
      {source.kind === 'entered' && (
        <TextInput
          label={t('field.unitOfMeasure')}
          value={source.unitOfMeasure}
          maxLength={40}
          onChange={({ currentTarget }) =>
            onChange({ ...source, unitOfMeasure: currentTarget.value })
          }
        />
      )}
      {source.kind === 'survey' && (
        <NumberBox
          label={t('field.answers')}
          value={source.answers}
          onChange={(answers) => onChange({ ...source, answers: whole(answers, 1) })}
        />
      )}
    </>
  );
}
