import type { Unit } from '../../server/organisation/contract.ts';
import type { DraftUnit } from '../../server/plans/contract.ts';
import { writtenUnit } from './draft-shape.ts';
import { EditableUnit } from './editable-unit.tsx';
import classes from './item.module.css';
import { matched, UnitSearch } from './unit-search.tsx';

interface UnitsFieldProps {
  readonly label: string;
  readonly units: readonly DraftUnit[];
  readonly onChange: (units: DraftUnit[]) => void;
  /** A name as written was taken for a unit of the register: a second time offers the rule. */
  readonly onMatch: (written: string, unit: Unit) => void;
  readonly issuedOn: string | null;
  /** Moves a unit to the other role. */
  readonly move?: { readonly label: string; readonly to: (unit: DraftUnit) => void };
  readonly only?: boolean;
}

/** Units of a role as chips with their match, and a box that finds more without accents. */
export function UnitsField(props: UnitsFieldProps) {
  const { label, units, onChange, onMatch, move, only, issuedOn } = props;
  const replace = (index: number, unit: DraftUnit | null) =>
    onChange(units.flatMap((each, at) => (at !== index ? [each] : unit ? [unit] : [])));
  return (
    <fieldset>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.chips}>
        {units.map((unit, index) => (
          <EditableUnit
            // biome-ignore lint/suspicious/noArrayIndexKey: the same unit may be written twice
            key={`${unit.written}-${index}`}
            unit={unit}
            onChange={(next) => replace(index, next)}
            onMatch={onMatch}
            issuedOn={issuedOn}
            move={move && { label: move.label, run: () => move.to(unit) }}
          />
        ))}
        {!(only && units.length > 0) && (
          <UnitSearch
            label={label}
            issuedOn={issuedOn}
            onPick={(unit, typed) =>
              onChange([...units, matched(writtenUnit(typed ?? unit.name, null), unit)])
            }
          />
        )}
      </div>
    </fieldset>
  );
}
