import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Piece } from '../../../server/reporting/piece-contract.ts';
import { useKeys } from '../../kit/keys/use-keys.ts';
import { Segments } from '../../kit/segments.tsx';
import { ReadState } from '../../kit/states.tsx';
import { groupsOf, neighbour } from './groups-of.ts';
import classes from './merge.module.css';
import { PieceItem } from './piece-item.tsx';
import { useMerge } from './use-merge.ts';

interface MergePanelProps {
  readonly submissionId: string;
  readonly heading: string;
  readonly canEdit: boolean;
}

/**
 * Tổng hợp: what lower units wrote under a heading, near duplicates together, to be taken, edited or dropped.
 * n, s, b act on the chosen sentence; arrows within the list choose another; every key has its button.
 */
export function MergePanel({ submissionId, heading, canEdit }: MergePanelProps) {
  const { t } = useTranslation('figures');
  const merge = useMerge(submissionId, heading);
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const place = useRef<HTMLUListElement>(null);
  const data = merge.found.data;
  const rows = data?.rows ?? [];
  const shown = rows.filter(({ mark, id }) => all || mark === 'waiting' || id === merge.editing);
  const decides = canEdit && (data?.canDecide ?? false);
  const current =
    shown.find(({ id }) => id === chosen) ?? shown.find(({ mark }) => mark === 'waiting');
  const onWaiting = (act: (piece: Piece) => void) => {
    if (current?.mark === 'waiting' && !merge.busy) act(current);
  };
  useKeys(
    [
      {
        keys: ['n'],
        label: t('merge.keys.take'),
        run: () => onWaiting((piece) => void merge.settle(piece, 'taken')),
      },
      {
        keys: ['s'],
        label: t('merge.keys.edit'),
        run: () => onWaiting((piece) => merge.edit(piece.id)),
      },
      {
        keys: ['b'],
        label: t('merge.keys.drop'),
        run: () => onWaiting((piece) => void merge.settle(piece, 'dropped')),
      },
    ],
    decides && merge.editing === null,
  );
  const onArrow = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target instanceof HTMLTextAreaElement) return;
    const next = neighbour(shown, current?.id ?? null, step);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
    place.current?.querySelector<HTMLElement>(`[data-piece="${next}"] button`)?.focus();
  };
  return (
    <section className={classes.panel} aria-label={t('merge.title')}>
      <div className={classes.head}>
        <h2>{t('merge.title')}</h2>
        {data && (
          <span className="meta">{t('merge.sent', { sent: data.sent, owed: data.owed })}</span>
        )}
        {decides && (
          <Button
            variant="default"
            data-size="xs"
            disabled={merge.busy}
            onClick={() => void merge.gather()}
          >
            {t('merge.gather')}
          </Button>
        )}
      </div>
      <ReadState query={merge.found} what={t('merge.list')}>
        {({ counts }) => (
          <>
            <Segments
              label={t('merge.show')}
              value={all ? 'all' : 'waiting'}
              data={[
                { value: 'waiting', label: t('merge.onlyWaiting', { count: counts.waiting ?? 0 }) },
                { value: 'all', label: t('merge.all') },
              ]}
              onChange={(value) => setAll(value === 'all')}
            />
            {merge.problem && <p role="alert">{merge.problem.sentence}</p>}
            {shown.length === 0 && (
              <p className="meta">{t(rows.length === 0 ? 'merge.none' : 'merge.allDecided')}</p>
            )}
            <ul
              ref={place}
              className={classes.list}
              aria-label={t('merge.list')}
              onKeyDown={onArrow}
            >
              {groupsOf(shown).map((group) => (
                <Group key={group[0]?.id} group={group}>
                  {group.map((piece) => (
                    <PieceItem
                      key={piece.id}
                      piece={piece}
                      others={group.filter(({ id }) => id !== piece.id)}
                      canEdit={decides}
                      isCurrent={decides && piece.id === current?.id}
                      onCurrent={() => setChosen(piece.id)}
                      merge={merge}
                    />
                  ))}
                </Group>
              ))}
            </ul>
          </>
        )}
      </ReadState>
    </section>
  );
}

function Group({
  group,
  children,
}: {
  readonly group: readonly Piece[];
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation('figures');
  if (group.length === 1) return children;
  return (
    <li className={classes.group}>
      <span className="meta">{t('merge.alike', { count: group.length })}</span>
      <ul>{children}</ul>
    </li>
  );
}
