import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../server/organisation/rules/unit-kind.ts';
import type { Subjects } from '../../server/scorecards/contract.ts';
import { say } from '../kit/format.ts';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';

interface SubjectsFieldsProps {
  readonly value: Subjects;
  /** Names of the units that are chosen already. */
  readonly known?: readonly UnitRef[];
  readonly onChange: (subjects: Subjects) => void;
}

const WAYS = ['level', 'kind', 'list', 'blocks'] as const;

/** Which units are ranked: those of a kind or level under a unit, a list, or blocks of peers. */
export function SubjectsFields({ value, known = [], onChange }: SubjectsFieldsProps) {
  const { t } = useTranslation('scorecards');
  const [picked, setPicked] = useState<readonly UnitRef[]>(known);
  const refs = (ids: readonly string[]) =>
    ids.map((id) => [...picked, ...known].find((unit) => unit.id === id) ?? bare(id));
  const idsOf = (units: readonly UnitRef[]) => {
    setPicked((before) => [...before, ...units]);
    return units.map(({ id }) => id);
  };

  function choose(kind: (typeof WAYS)[number]): void {
    const underUnitId = 'underUnitId' in value ? value.underUnitId : null;
    if (kind === 'level') onChange({ kind, underUnitId, depth: 1 });
    else if (kind === 'kind') onChange({ kind, underUnitId, unitKind: 'commune' });
    else if (kind === 'list') onChange({ kind, unitIds: [] });
    else onChange({ kind, blocks: [{ name: t('table.block', { name: 'I' }), unitIds: [] }] });
  }

  return (
    <fieldset className={classes.fields}>
      <NativeSelect
        label={t('subjects.label')}
        value={value.kind}
        data={WAYS.map((way) => ({ value: way, label: t(`subjects.${way}`) }))}
        onChange={({ currentTarget }) =>
          choose(WAYS.find((way) => way === currentTarget.value) ?? 'level')
        }
      />
      {(value.kind === 'level' || value.kind === 'kind') && (
        <UnitPicker
          label={t('subjects.under')}
          optional
          hint={t('subjects.wholeAuthority')}
          value={value.underUnitId === null ? [] : refs([value.underUnitId])}
          onChange={(units) => onChange({ ...value, underUnitId: idsOf(units)[0] ?? null })}
        />
      )}
      {value.kind === 'level' && (
        <NumberBox
          label={t('subjects.depth')}
          value={value.depth}
          onChange={(depth) => onChange({ ...value, depth: Math.max(1, Math.round(depth ?? 1)) })}
        />
      )}
      {value.kind === 'kind' && (
        <NativeSelect
          label={t('subjects.unitKind')}
          value={value.unitKind}
          data={UNIT_KINDS.map((kind) => ({ value: kind, label: say(UNIT_KIND_NAMES[kind]) }))}
          onChange={({ currentTarget }) => onChange({ ...value, unitKind: currentTarget.value })}
        />
      )}
      {value.kind === 'list' && (
        <UnitPicker
          label={t('subjects.units')}
          max={2_000}
          value={refs(value.unitIds)}
          onChange={(units) => onChange({ ...value, unitIds: idsOf(units) })}
        />
      )}
      {value.kind === 'blocks' && (
        <Blocks
          blocks={value.blocks}
          refs={refs}
          idsOf={idsOf}
          onChange={(blocks) => onChange({ ...value, blocks })}
        />
      )}
    </fieldset>
  );
}

type Block = Extract<Subjects, { kind: 'blocks' }>['blocks'][number];

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly refs: (ids: readonly string[]) => UnitRef[];
  readonly idsOf: (units: readonly UnitRef[]) => string[];
  readonly onChange: (blocks: Block[]) => void;
}

function Blocks({ blocks, refs, idsOf, onChange }: BlocksProps) {
  const { t } = useTranslation('scorecards');
  const put = (at: number, change: Partial<Block>) =>
    onChange(blocks.map((block, index) => (index === at ? { ...block, ...change } : block)));
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block has no other name while it is typed
        <div key={index} className={classes.block}>
          <TextInput
            label={t('subjects.blockName')}
            value={block.name}
            onChange={({ currentTarget }) => put(index, { name: currentTarget.value })}
          />
          <UnitPicker
            label={t('subjects.units')}
            max={2_000}
            value={refs(block.unitIds)}
            onChange={(units) => put(index, { unitIds: idsOf(units) })}
          />
          <button
            type="button"
            className="link-button"
            onClick={() => onChange(blocks.filter((_, at) => at !== index))}
          >
            {t('subjects.dropBlock')}
          </button>
        </div>
      ))}
      <Button
        variant="default"
        onClick={() =>
          onChange([
            ...blocks,
            { name: t('table.block', { name: String(blocks.length + 1) }), unitIds: [] },
          ])
        }
      >
        {t('subjects.addBlock')}
      </Button>
    </>
  );
}

function bare(id: string): UnitRef {
  return { id, name: id, shortName: null };
}
