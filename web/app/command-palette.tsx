import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { accentFree } from '../../server/calendar/rules/accent-free.ts';
import type { SearchHit } from '../../server/directives/contract.ts';
import { searchAll } from '../../server/tasks/contract.ts';
import { Dialog } from '../kit/sheet.tsx';
import classes from './command-palette.module.css';
import { type Command, useCommands } from './commands.ts';
import type { DayAsked } from './day-dialog.tsx';
import { decodeRawTyping } from './raw-telex.ts';
import { useRead } from './use-endpoint.ts';

type Hit = z.infer<typeof SearchHit>;

const GROUPS = ['directive', 'task', 'unit', 'person'] as const;

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly meta?: string;
  readonly refused?: string;
  /** The address of a thing, for a new tab. */
  readonly href?: string;
  readonly run: () => void;
}

function hrefOf(hit: Hit): string | null {
  switch (hit.kind) {
    case 'directive':
      return `/directives/${hit.id}`;
    case 'task':
      return `/tasks/${hit.id}`;
    case 'unit':
      return `/units/${hit.id}`;
    case 'person':
      return null;
  }
}

/** A refused verb shows only when it is typed exactly; an allowed one as soon as its words begin so. */
function matching(commands: readonly Command[], typed: string): Command[] {
  const q = accentFree(typed);
  return commands.filter(({ label, also = '', refused }) => {
    const name = accentFree(label);
    if (refused !== undefined) return q !== '' && name.startsWith(q) && q.length > 3;
    return q === '' || name.includes(q) || accentFree(also).includes(q);
  });
}

function useHits(typed: string): { hits: readonly Hit[]; decoded: string | null; busy: boolean } {
  const [q] = useDebouncedValue(typed.trim(), 120);
  const plain = useRead(searchAll, { query: { q } }, { enabled: q !== '', keep: true });
  const decoded = decodeRawTyping(q);
  const isMissed = q !== '' && plain.data?.hits.length === 0 && decoded !== null;
  const second = useRead(searchAll, { query: { q: decoded ?? '' } }, { enabled: isMissed });
  if (q === '') return { hits: [], decoded: null, busy: typed.trim() !== '' };
  if (isMissed) return { hits: second.data?.hits ?? [], decoded, busy: second.isFetching };
  return {
    hits: plain.data?.hits ?? [],
    decoded: null,
    busy: plain.isFetching || q !== typed.trim(),
  };
}

interface CommandPaletteProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
  readonly onDay: (asked: DayAsked) => void;
}

/** Ctrl+K: verbs first, then documents, tasks, units and people, without accents. */
export function CommandPalette({ onClose, onKeys, onDay }: CommandPaletteProps) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const commands = useCommands(onKeys, onDay);
  const { hits, decoded, busy } = useHits(typed);

  const verbs: Entry[] = matching(commands, typed)
    .slice(0, typed === '' ? 20 : 6)
    .map(({ id, label, refused, run }) => ({ key: id, label, refused, run }));
  const groups: { name: string; entries: Entry[] }[] = [
    { name: t('search.verbs'), entries: verbs },
  ];
  for (const kind of GROUPS) {
    const entries = hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => {
        const href = hrefOf(hit);
        return {
          key: `${kind} ${hit.id}`,
          label: hit.title,
          meta: hit.meta,
          ...(href ? { href } : {}),
          run: () => (href ? void navigate({ to: href }) : undefined),
        };
      });
    groups.push({ name: t(`search.${kind}`), entries });
  }
  // A document number or a task is what the person came for; verbs that merely contain it come after.
  const ordered =
    hits.length > 0 && /\d/.test(typed) ? [...groups.slice(1), ...groups.slice(0, 1)] : groups;
  const entries = ordered.flatMap((group) => group.entries);
  const current = Math.min(at, entries.length - 1);

  function choose(entry: Entry | undefined, newTab: boolean): void {
    if (!entry || entry.refused !== undefined) return;
    if (newTab && entry.href) window.open(entry.href, '_blank', 'noopener');
    else {
      onClose();
      entry.run();
    }
  }
  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((current + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(entries[current], event.ctrlKey || event.metaKey);
    }
  }

  let index = -1;
  const optionId = (place: number) => `${listId}-${place}`;
  return (
    <Dialog opened onClose={onClose} title={t('search.label')} size="40rem" place="top">
      <TextInput
        data-autofocus
        autoFocus
        value={typed}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.75} />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current >= 0 ? optionId(current) : undefined}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <p role="status" className={`meta ${classes.hint}`}>
        {decoded !== null && `${t('search.decoded', { q: decoded })}. `}
        {decoded === null && busy && t('search.searching')}
        {!busy && entries.length === 0 && t('search.none', { q: typed })}
      </p>
      <div id={listId} className={classes.list} role="listbox" aria-label={t('search.label')}>
        {ordered.map(
          (group) =>
            group.entries.length > 0 && (
              <Fragment key={group.name}>
                <div className={classes.group} role="presentation">
                  {group.name}
                </div>
                {group.entries.map((entry) => {
                  index += 1;
                  const place = index;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys stand at the combobox above
                    <div
                      key={entry.key}
                      id={optionId(place)}
                      role="option"
                      tabIndex={-1}
                      aria-selected={place === current}
                      aria-disabled={entry.refused !== undefined}
                      className={classes.option}
                      ref={(node) => {
                        if (place === current) node?.scrollIntoView({ block: 'nearest' });
                      }}
                      onClick={(event) => choose(entry, event.ctrlKey || event.metaKey)}
                    >
                      {entry.label}
                      {(entry.refused ?? entry.meta) && (
                        <div className="meta">{entry.refused ?? entry.meta}</div>
                      )}
                    </div>
                  );
                })}
              </Fragment>
            ),
        )}
      </div>
      <p className={`meta ${classes.hint}`}>{t('search.hint')}</p>
    </Dialog>
  );
}
