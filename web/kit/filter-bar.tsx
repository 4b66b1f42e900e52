import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useView } from '../app/use-view.ts';
import { DropDown } from './drop-down.tsx';
import classes from './filter-bar.module.css';
import { number } from './format.ts';
import { Sheet } from './sheet.tsx';
import { usePhone } from './use-phone.ts';

const ChoiceGroup = lazy(async () => ({
  default: (await import('./choice-group.tsx')).ChoiceGroup,
}));

/** One thing to filter by; its values stand in the address as `f.<name>`. */
export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The server understands one value at a time. */
  readonly single?: boolean;
}

/** A condition that is not a plain choice (a unit, a day), with its chip. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly drop: () => void;
}

interface FilterBarProps {
  readonly view: ReturnType<typeof useView>;
  readonly choices?: readonly FilterChoice[];
  readonly chips?: readonly FilterChip[];
  /** More fields of the panel: a unit picker, a day. */
  readonly more?: ReactNode;
  /** Saved views, tabs; stand first. */
  readonly views?: ReactNode;
  readonly searchable?: boolean;
  readonly shown?: number;
  readonly total?: number;
  /** Column chooser and the like; stand last. */
  readonly tools?: ReactNode;
}

/** The chips of the choices now in force, one for each value. */
export function chipsOf(
  view: ReturnType<typeof useView>,
  choices: readonly FilterChoice[],
): FilterChip[] {
  return choices.flatMap(({ name, label, options }) => {
    const values = view.filters[name] ?? [];
    return values.map((value) => ({
      key: `${name}=${value}`,
      label: `${label}: ${options.find((option) => option.value === value)?.label ?? value}`,
      drop: () =>
        view.setFilter(
          name,
          values.filter((each) => each !== value),
        ),
    }));
  });
}

/** Views, search, filters as chips, and "50/193" always. */
export function FilterBar(props: FilterBarProps) {
  const { view, choices = [], chips = [], more, searchable = true } = props;
  const { t } = useTranslation('kit');
  const shownChips = [...chipsOf(view, choices), ...chips];
  return (
    <div className={classes.bar}>
      {props.views}
      {searchable && <SearchField view={view} />}
      {(choices.length > 0 || more) && (
        <FilterPanel label={t('filter.add')}>
          {more}
          {choices.map((choice) => (
            <ChoiceGroup key={choice.name} choice={choice} view={view} />
          ))}
        </FilterPanel>
      )}
      {shownChips.map((chip) => (
        <span key={chip.key} className={classes.chip}>
          {chip.label}
          <button
            type="button"
            className={classes.drop}
            aria-label={t('filter.remove', { name: chip.label })}
            onClick={chip.drop}
          >
            <IconX size={14} aria-hidden />
          </button>
        </span>
      ))}
      {shownChips.length > 1 && (
        <button type="button" className="link-button" onClick={view.clearFilters}>
          {t('filter.clear')}
        </button>
      )}
      <span className={classes.end}>
        {props.total !== undefined && <RowCount shown={props.shown ?? 0} total={props.total} />}
        {props.tools}
      </span>
    </div>
  );
}

/** "50/193" */
export function RowCount({ shown, total }: { shown: number; total: number }) {
  const { t } = useTranslation('kit');
  const figures = { shown: number(shown), total: number(total) };
  return (
    <span className={classes.count} role="status" aria-label={t('table.countLabel', figures)}>
      {t('table.count', figures)}
    </span>
  );
}

function SearchField({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useTranslation('kit');
  const [typed, setTyped] = useState(view.q);
  const [settled, setSettled] = useState(view.q);
  // The address may change from outside (a link, "Xoá lọc"): then the field follows it.
  if (view.q !== settled) {
    setSettled(view.q);
    setTyped(view.q);
  }
  const write = useDebouncedCallback((q: string) => {
    setSettled(q);
    view.set({ q });
  }, 250);
  return (
    <span className={classes.search}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        type="search"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          write(event.currentTarget.value);
        }}
      />
    </span>
  );
}

function FilterPanel({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('kit');
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const face = (
    <>
      <IconFilter size={16} stroke={1.75} aria-hidden />
      {label}
    </>
  );
  if (phone) {
    return (
      <>
        <button
          type="button"
          className="plain-button"
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          {face}
        </button>
        <Sheet
          opened={open}
          onClose={() => setOpen(false)}
          title={t('filter.title')}
          acts={<Button onClick={() => setOpen(false)}>{t('act.close')}</Button>}
        >
          <Suspense fallback={null}>
            <div className={classes.panel}>{children}</div>
          </Suspense>
        </Sheet>
      </>
    );
  }
  return (
    <DropDown side="start" className="plain-button" label={label} face={face}>
      {() => <div className={classes.panel}>{children}</div>}
    </DropDown>
  );
}
