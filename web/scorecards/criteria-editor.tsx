import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowDown,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import {
  CRITERION_ROLES,
  type Criterion,
  type Definition,
  type IndicatorRef,
  type Scorecard,
  saveDefinition,
} from '../../server/scorecards/contract.ts';
import { checkDefinition } from '../../server/scorecards/rules/check-definition.ts';
import { mostInAll, mostPoints } from '../../server/scorecards/rules/criteria-tree.ts';
import { useAct } from '../app/use-endpoint.ts';
import { say } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { CriterionSheet } from './criterion-sheet.tsx';
import { DefinitionSettings } from './definition-settings.tsx';
import * as edit from './edit-criteria.ts';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';
import { useFormulaWords } from './use-formula-words.ts';

interface CriteriaEditorProps {
  readonly card: Scorecard;
  readonly start: Definition;
  readonly onClose: () => void;
}

/**
 * The tree of criteria to be written: names and points in place, sums beside them, faults where they
 * stand. Every act has a button and a key.
 */
export function CriteriaEditor({ card, start, onClose }: CriteriaEditorProps) {
  const { t } = useTranslation('scorecards');
  const { t: kit } = useTranslation('kit');
  const [definition, setDefinition] = useState(start);
  const [opened, setOpened] = useState<string | null>(null);
  const [indicators, setIndicators] = useState<readonly IndicatorRef[]>(card.indicators);
  const focus = useRef<string | null>(null);
  const place = useRef<HTMLTableElement>(null);
  const save = useAct(saveDefinition);
  const { criteria } = definition;
  const most = mostPoints(definition);
  const unsound = checkDefinition(definition);
  const put = (next: edit.Criteria) => setDefinition({ ...definition, criteria: [...next] });
  const change = (key: string, what: Partial<Criterion>) => put(edit.changed(criteria, key, what));

  // What was added takes the focus once it is there.
  useEffect(() => {
    if (focus.current === null) return;
    place.current?.querySelector<HTMLInputElement>(`[data-name="${focus.current}"]`)?.focus();
    focus.current = null;
  });
  function add(parentKey: string | null, afterKey: string | null = null): void {
    const made = edit.added(criteria, parentKey, t('criteria.newName'), afterKey);
    focus.current = made.key;
    put(made.criteria);
  }
  function onKey(event: React.KeyboardEvent, { key, parentKey }: Criterion): void {
    const next = event.altKey ? edit.byArrow(criteria, key, event.key) : null;
    if (next) {
      focus.current = key;
      put(next);
    } else if (event.ctrlKey && event.key === 'Enter') add(parentKey, key);
    else if (event.ctrlKey && event.key === 'Delete') put(edit.removed(criteria, key));
    else return;
    event.preventDefault();
  }
  function keep(): void {
    const body = { version: card.draft?.version ?? null, definition };
    save.mutate(
      { params: { id: card.id }, body },
      {
        onSuccess: () => {
          toast(t('criteria.saved'));
          onClose();
        },
        onError: (problem) => toastProblem(problem),
      },
    );
  }

  const openedCriterion = criteria.find(({ key }) => key === opened);
  return (
    <div className={classes.editor}>
      <p className="meta">{t('criteria.keys')}</p>
      <table ref={place} className={classes.criteria}>
        <caption className={classes.hidden}>{t('criteria.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criteria.name')}</th>
            <th scope="col">{t('criteria.role')}</th>
            <th scope="col" className="right">
              {t(definition.scale === 'points' ? 'criteria.share' : 'criteria.weight')}
            </th>
            <th scope="col" className="right">
              {t('criteria.most')}
            </th>
            <th scope="col">{t('criteria.source')}</th>
            <th scope="col">{t('criteria.act')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <Row
              key={criterion.key}
              criterion={criterion}
              criteria={criteria}
              indicators={indicators}
              most={most.get(criterion.key) ?? 0}
              asksShare={definition.scale === 'weights' || !isBranch(criteria, criterion.key)}
              faults={unsound
                .filter(({ key }) => key === criterion.key)
                .map(({ what }) => say(what))}
              onChange={(what) => change(criterion.key, what)}
              onPut={put}
              onAdd={() => add(criterion.key)}
              onOpen={() => setOpened(criterion.key)}
              onKey={(event) => onKey(event, criterion)}
            />
          ))}
        </tbody>
      </table>
      <p className={classes.sums} role="status">
        <strong>{t('criteria.total', { total: formatNumber(mostInAll(definition)) })}</strong>{' '}
        {unsound.length > 0 && t('criteria.unsound', { count: unsound.length })}
      </p>
      <ul className={classes.faults}>
        {unsound
          .filter(({ key }) => key === null)
          .map(({ what }) => (
            <li key={what.vi}>{say(what)}</li>
          ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} />}
        onClick={() => add(null)}
      >
        {t('criteria.addRoot')}
      </Button>
      <DefinitionSettings definition={definition} units={card.units} onChange={setDefinition} />
      <div className={classes.saveBar} data-screen>
        <Button variant="default" onClick={onClose}>
          {kit('act.cancel')}
        </Button>
        <Button onClick={keep} loading={save.isPending}>
          {t('criteria.save')}
        </Button>
      </div>
      {openedCriterion && (
        <CriterionSheet
          criterion={openedCriterion}
          isBranch={isBranch(criteria, openedCriterion.key)}
          indicators={indicators}
          onIndicator={(chosen) => setIndicators((before) => [...before, chosen])}
          onChange={(what) => change(openedCriterion.key, what)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function isBranch(criteria: edit.Criteria, key: string): boolean {
  return criteria.some(({ parentKey }) => parentKey === key);
}

interface RowProps {
  readonly criterion: Criterion;
  readonly criteria: edit.Criteria;
  readonly indicators: readonly IndicatorRef[];
  readonly most: number;
  readonly asksShare: boolean;
  readonly faults: readonly string[];
  readonly onChange: (change: Partial<Criterion>) => void;
  readonly onPut: (criteria: edit.Criteria) => void;
  readonly onAdd: () => void;
  readonly onOpen: () => void;
  readonly onKey: (event: React.KeyboardEvent) => void;
}

function Row(props: RowProps) {
  const { criterion, criteria, most, asksShare, faults, onChange, onPut } = props;
  const { t } = useTranslation('scorecards');
  const words = useFormulaWords(props.indicators);
  const { key, name, role, share, source, formula } = criterion;
  const branch = isBranch(criteria, key);
  const roles = CRITERION_ROLES.map((value) => ({ value, label: t(`role.${value}`) }));
  return (
    <tr onKeyDown={props.onKey} data-fault={faults.length > 0 || undefined}>
      <td style={{ paddingInlineStart: `${edit.depthOf(criteria, key)}rem` }}>
        <TextInput
          aria-label={t('criteria.name')}
          value={name}
          data-name={key}
          error={faults.length > 0 ? faults.join(' ') : undefined}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
      </td>
      <td>
        <NativeSelect
          aria-label={`${t('criteria.role')}: ${name}`}
          value={role}
          data={roles}
          onChange={({ currentTarget }) =>
            onChange({ role: CRITERION_ROLES.find((each) => each === currentTarget.value) ?? role })
          }
        />
      </td>
      <td className={classes.shareCell}>
        {asksShare && role !== 'gate' && (
          <NumberBox
            bare
            label={`${t('criteria.share')}: ${name}`}
            value={share}
            onChange={(value) => onChange({ share: Math.max(0, value ?? 0) })}
          />
        )}
      </td>
      <td className="right">{role === 'gate' ? '' : formatNumber(most)}</td>
      <td>
        <button
          type="button"
          className="link-button"
          aria-label={t('criteria.open', { name })}
          onClick={props.onOpen}
        >
          <IconAdjustments size={16} stroke={1.75} aria-hidden />{' '}
          {branch || !source
            ? t('criteria.branch', {
                count: criteria.filter((each) => each.parentKey === key).length,
              })
            : `${words.source(source)}; ${formula ? words.formula(formula) : ''}`}
        </button>
      </td>
      <td className={classes.rowActs}>
        <Act label={t('criteria.addBelow', { name })} icon={<IconPlus />} run={props.onAdd} />
        <Act
          label={t('criteria.up', { name })}
          icon={<IconArrowUp />}
          run={() => onPut(edit.shifted(criteria, key, -1))}
        />
        <Act
          label={t('criteria.down', { name })}
          icon={<IconArrowDown />}
          run={() => onPut(edit.shifted(criteria, key, 1))}
        />
        <Act
          label={t('criteria.inward', { name })}
          icon={<IconIndentIncrease />}
          run={() => onPut(edit.inward(criteria, key))}
        />
        <Act
          label={t('criteria.outward', { name })}
          icon={<IconIndentDecrease />}
          run={() => onPut(edit.outward(criteria, key))}
        />
        <Act
          label={t('criteria.remove', { name })}
          icon={<IconX />}
          run={() => onPut(edit.removed(criteria, key))}
        />
      </td>
    </tr>
  );
}

interface ActProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly run: () => void;
}

function Act({ label, icon, run }: ActProps) {
  return (
    <ActionIcon variant="subtle" size={26} aria-label={label} title={label} onClick={run}>
      <span className={classes.icon}>{icon}</span>
    </ActionIcon>
  );
}
