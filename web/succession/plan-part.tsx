import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reorganisation } from '../../server/succession/contract.ts';
import type { Rule, Step } from '../../server/succession/plan-contract.ts';
import { useAsOf } from '../app/use-view.ts';
import { toastProblem } from '../kit/toast.tsx';
import { NewUnitSheet } from './new-unit-sheet.tsx';
import { RuleSheet } from './rule-sheet.tsx';
import { StepSheet } from './step-sheet.tsx';
import classes from './succession.module.css';
import { unitsOfPlan, useSavePlan } from './use-plan.ts';

type Opened = { readonly part: 'step' | 'rule' | 'unit'; readonly at: number | null } | null;

/** What the plan says: its steps, its rules, the units that it founds; changed here while it is a draft. */
export function PlanPart({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const { t } = useTranslation('succession');
  const { asOf } = useAsOf();
  const [opened, setOpened] = useState<Opened>(null);
  const save = useSavePlan(reorganisation);
  const { words, may } = reorganisation;
  const mayChange = may.includes('change') && asOf === null;
  const close = () => setOpened(null);
  const edit = (part: 'step' | 'rule', at: number) =>
    mayChange && (
      <span className={classes.lineActs} data-screen>
        <button type="button" className="link-button" onClick={() => setOpened({ part, at })}>
          {t('act.edit')}
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() =>
            void save(
              part === 'step'
                ? { steps: words.steps.toSpliced(at, 1) }
                : { rules: words.rules.toSpliced(at, 1) },
            ).catch(toastProblem)
          }
        >
          {t('act.remove')}
        </button>
      </span>
    );
  const add = (part: 'step' | 'rule' | 'unit', label: string) =>
    mayChange && (
      <Button variant="default" onClick={() => setOpened({ part, at: null })} data-screen>
        {label}
      </Button>
    );
  return (
    <section className={classes.section}>
      <h2>{t('page.steps')}</h2>
      <ol className={classes.lines}>
        {words.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place in the plan
          <li key={at}>
            <SaidStep step={step} reorganisation={reorganisation} /> {edit('step', at)}
          </li>
        ))}
      </ol>
      {add('step', t('act.addStep'))}
      {(words.newUnits.length > 0 || mayChange) && (
        <>
          <h2>{t('page.newUnits')}</h2>
          <ul className={classes.lines}>
            {words.newUnits.map(({ key, name }) => (
              <li key={key}>{name}</li>
            ))}
          </ul>
          {add('unit', t('act.addUnit'))}
        </>
      )}
      <h2>{t('page.rules')}</h2>
      {words.rules.length === 0 && <p className="meta">{t('page.noRules')}</p>}
      <ol className={classes.lines}>
        {words.rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place in the plan
          <li key={at}>
            <SaidRule rule={rule} reorganisation={reorganisation} /> {edit('rule', at)}
          </li>
        ))}
      </ol>
      {add('rule', t('act.addRule'))}
      {opened?.part === 'step' && (
        <StepSheet reorganisation={reorganisation} at={opened.at} onClose={close} />
      )}
      {opened?.part === 'rule' && (
        <RuleSheet reorganisation={reorganisation} at={opened.at} onClose={close} />
      )}
      {opened?.part === 'unit' && <NewUnitSheet reorganisation={reorganisation} onClose={close} />}
    </section>
  );
}

interface Said {
  readonly reorganisation: Reorganisation;
}

function SaidStep({ step, reorganisation }: Said & { readonly step: Step }) {
  const { t } = useTranslation('succession');
  const known = unitsOfPlan(reorganisation);
  const names = (keys: readonly string[]) =>
    keys.map((key) => known.get(key)?.name ?? key).join(', ');
  const ends =
    step.kind === 'rename' ? (step.name ?? '') : names(step.parent ? [step.parent] : step.to);
  return (
    <span>
      <strong>{t(`step.${step.kind}`)}:</strong> {names(step.from)}
      {ends && ` → ${ends}`}
    </span>
  );
}

function SaidRule({ rule, reorganisation }: Said & { readonly rule: Rule }) {
  const { t } = useTranslation('succession');
  const known = unitsOfPlan(reorganisation);
  const { fields, words, under, thingIds } = rule.match;
  const asks = [
    ...(fields.length > 0 ? [t('page.fieldsAre', { names: fields.join(', ') })] : []),
    ...(words.length > 0 ? [t('page.wordsAre', { names: words.join(', ') })] : []),
    ...(under.length > 0 ? [t('page.underAre', { count: under.length })] : []),
    ...(thingIds.length > 0 ? [t('page.namedAre', { count: thingIds.length })] : []),
    ...rule.kinds.map((kind) => t(`kind.${kind}`)),
  ];
  const to =
    rule.to === 'parent' || rule.to === 'stay' || rule.to === 'end'
      ? t(`form.to${rule.to === 'parent' ? 'Parent' : rule.to === 'stay' ? 'Stay' : 'End'}`)
      : (known.get(rule.to)?.name ?? rule.to);
  return (
    <span>
      {rule.label && <strong>{rule.label}: </strong>}
      {asks.length > 0 ? asks.join(' · ') : t('page.everything')} → {to}
    </span>
  );
}
