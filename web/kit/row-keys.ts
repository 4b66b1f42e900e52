import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './keys/use-keys.ts';

interface RowKeys {
  readonly ids: readonly string[];
  readonly peek: string | null;
  readonly onPeek?: (id: string | null) => void;
  readonly onOpen: (index: number) => void;
  readonly onTick?: (id: string) => void;
  /** Scrolls a row into sight and gives it the focus. */
  readonly show: (index: number) => void;
}

/** Moving through rows: ↓ j, ↑ k, Home, End, Enter opens, Space looks, Shift+Space ticks. */
export function useRowKeys({ ids, peek, onPeek, onOpen, onTick, show }: RowKeys) {
  const { t } = useTranslation('kit');
  const [current, setCurrent] = useState(0);
  const [started, setStarted] = useState(false);
  const at = Math.min(current, ids.length - 1);

  function go(to: number): void {
    const index = Math.max(0, Math.min(ids.length - 1, to));
    setStarted(true);
    setCurrent(index);
    show(index);
    const id = ids[index];
    if (peek !== null && id !== undefined) onPeek?.(id);
  }
  const id = ids[at];
  useKeys([
    {
      keys: ['j', 'ArrowDown'],
      label: t('table.key.next'),
      run: () => go(started ? at + 1 : at),
    },
    { keys: ['k', 'ArrowUp'], label: t('table.key.last'), run: () => go(at - 1) },
    { keys: ['Home'], run: () => go(0) },
    { keys: ['End'], run: () => go(ids.length - 1) },
    { keys: ['Enter'], label: t('table.key.open'), run: () => onOpen(at) },
    ...(onPeek && id !== undefined
      ? [
          {
            keys: ['Space'],
            label: t('table.key.peek'),
            run: () => onPeek(peek === id ? null : id),
          },
        ]
      : []),
    ...(onTick && id !== undefined
      ? [{ keys: ['Shift+Space'], label: t('table.key.select'), run: () => onTick(id) }]
      : []),
  ]);
  return {
    current: at,
    setCurrent: (index: number) => {
      setStarted(true);
      setCurrent(index);
    },
  };
}
