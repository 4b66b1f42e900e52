import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockKind } from '../../server/portal/articles/rules/article-text.ts';
import classes from './article.module.css';
import { asKind, retyped, type TypedBlock } from './article-blocks.ts';

export const BLOCK_KINDS = [
  ...(['paragraph', 'heading', 'list', 'table', 'quote'] as const),
] as const satisfies readonly BlockKind[];

/** What the keys and buttons of a block do to the list that it stands in. */
export interface BlockMoves {
  readonly change: (block: TypedBlock) => void;
  readonly addAfter: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly remove: () => void;
  readonly focus: () => void;
}

interface BlockFieldProps {
  readonly block: TypedBlock;
  /** Its place in the list, from 1. */
  readonly at: number;
  readonly lang: 'vi' | 'en';
  /** Sentences whose figures have changed since. */
  readonly outdated: number;
  readonly isCurrent: boolean;
  readonly moves: BlockMoves;
}

/** One block under the hands: words, kind, place; all of it by keys. */
export function BlockField({ block, at, lang, outdated, isCurrent, moves }: BlockFieldProps) {
  const { t } = useTranslation('portalArticles');
  const { kind, typed, aside } = block;
  const hint = t(`edit.hint.${kind}`);
  return (
    <li className={classes.block} data-current={isCurrent || undefined}>
      <div className={classes.blockHead}>
        <NativeSelect
          size="xs"
          aria-label={t('edit.kind')}
          value={kind}
          data={BLOCK_KINDS.map((value) => ({ value, label: t(`edit.kinds.${value}`) }))}
          onFocus={moves.focus}
          onChange={(event) => {
            const chosen = BLOCK_KINDS.find((each) => each === event.currentTarget.value);
            if (chosen) moves.change(asKind(block, chosen));
          }}
        />
        {outdated > 0 && (
          <span className={classes.old}>{t('source.count', { count: outdated })}</span>
        )}
        <span className={classes.room} />
        <Button size="compact-xs" variant="subtle" onClick={() => moves.move(-1)}>
          {t('edit.up')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => moves.move(1)}>
          {t('edit.down')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={moves.remove}>
          {t('edit.remove')}
        </Button>
      </div>
      {kind === 'table' && (
        <TextInput
          aria-label={t('edit.caption')}
          placeholder={t('edit.caption')}
          value={aside}
          onChange={(event) => moves.change({ ...block, aside: event.currentTarget.value })}
        />
      )}
      <Textarea
        id={fieldOf(block)}
        aria-label={t('edit.text', { at })}
        lang={lang}
        autosize
        minRows={kind === 'heading' ? 1 : 2}
        value={typed}
        onFocus={moves.focus}
        onKeyDown={(event) => onKey(event, block, moves)}
        onChange={(event) => moves.change(retyped(block, event.currentTarget.value))}
      />
      {hint !== '' && <p className={classes.meta}>{hint}</p>}
      {kind === 'quote' && (
        <TextInput
          aria-label={t('edit.by')}
          placeholder={t('edit.by')}
          value={aside}
          onChange={(event) => moves.change({ ...block, aside: event.currentTarget.value })}
        />
      )}
    </li>
  );
}

/** The id of the field of a block, to put the cursor there. */
export function fieldOf({ key }: Pick<TypedBlock, 'key'>): string {
  return `block-${key}`;
}

function onKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { typed }: TypedBlock,
  moves: BlockMoves,
): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isWith = ctrlKey || metaKey;
  const act =
    isWith && key === 'Enter'
      ? moves.addAfter
      : altKey && key === 'ArrowUp'
        ? () => moves.move(-1)
        : altKey && key === 'ArrowDown'
          ? () => moves.move(1)
          : isWith && key === 'Backspace' && typed === ''
            ? moves.remove
            : null;
  if (!act) return;
  event.preventDefault();
  act();
}
