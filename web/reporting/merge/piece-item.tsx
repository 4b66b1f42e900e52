import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Piece } from '../../../server/reporting/piece-contract.ts';
import classes from './merge.module.css';
import type { useMerge } from './use-merge.ts';

interface PieceItemProps {
  readonly piece: Piece;
  /** The others that say nearly the same. */
  readonly others: readonly Piece[];
  readonly canEdit: boolean;
  readonly isCurrent: boolean;
  readonly onCurrent: () => void;
  readonly merge: ReturnType<typeof useMerge>;
}

/** One sentence of a lower report: who wrote it, what was made of it, and the three acts. */
export function PieceItem(props: PieceItemProps) {
  const { piece, others, canEdit, isCurrent, onCurrent, merge } = props;
  const { t } = useTranslation('figures');
  const { mark, unit, source, sourceWords, words } = piece;
  return (
    <li
      className={classes.piece}
      data-mark={mark}
      data-current={isCurrent || undefined}
      data-piece={piece.id}
      onFocus={onCurrent}
    >
      <div className={classes.by}>
        <Link to="/submissions/$id" params={{ id: source.submissionId }}>
          {unit.name}
        </Link>
        <span>{t(`merge.mark.${mark}`)}</span>
        {source.isReturned && <Warning text={t('merge.returned')} />}
        {piece.isGone && <Warning text={t('merge.gone')} />}
      </div>
      {merge.editing === piece.id ? (
        <EditForm piece={piece} merge={merge} />
      ) : (
        <>
          <p className={classes.words}>{words ?? sourceWords}</p>
          {mark === 'edited' && (
            <p className="meta">{t('merge.saidFirst', { words: sourceWords })}</p>
          )}
          {canEdit && <Acts piece={piece} others={others} merge={merge} />}
        </>
      )}
    </li>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <span className={classes.warn}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      {text}
    </span>
  );
}

function Acts({ piece, others, merge }: Pick<PieceItemProps, 'piece' | 'others' | 'merge'>) {
  const { t } = useTranslation('figures');
  const { mark, sourceWords: words, source } = piece;
  const { busy } = merge;
  if (mark !== 'waiting') {
    return (
      <div className={classes.acts}>
        <Button
          variant="default"
          data-size="xs"
          disabled={busy}
          aria-label={t('merge.undoOf', { words })}
          onClick={() => merge.wait(piece)}
        >
          {t('merge.undo')}
        </Button>
      </div>
    );
  }
  const stays = busy || source.isReturned;
  return (
    <div className={classes.acts}>
      <Button
        variant="default"
        data-size="xs"
        disabled={stays}
        aria-label={t('merge.takeOf', { words })}
        onClick={() => void merge.settle(piece, 'taken')}
      >
        {t('merge.take')}
      </Button>
      <Button
        variant="default"
        data-size="xs"
        disabled={stays}
        aria-label={t('merge.editOf', { words })}
        onClick={() => merge.edit(piece.id)}
      >
        {t('merge.edit')}
      </Button>
      <Button
        variant="default"
        data-size="xs"
        disabled={busy}
        aria-label={t('merge.dropOf', { words })}
        onClick={() => void merge.settle(piece, 'dropped')}
      >
        {t('merge.drop')}
      </Button>
      {others.some((other) => other.mark === 'waiting') && (
        <button
          type="button"
          className="link-button"
          disabled={stays}
          onClick={() => void merge.takeOne(piece, others)}
        >
          {t('merge.takeThisDropOthers')}
        </button>
      )}
    </div>
  );
}

function EditForm({ piece, merge }: Pick<PieceItemProps, 'piece' | 'merge'>) {
  const { t } = useTranslation('figures');
  const [words, setWords] = useState(piece.words ?? piece.sourceWords);
  const save = () => void merge.settle(piece, 'edited', words.trim());
  return (
    <div className={classes.edit}>
      <Textarea
        label={t('merge.words')}
        description={t('merge.saidFirst', { words: piece.sourceWords })}
        autosize
        minRows={2}
        value={words}
        data-autofocus
        autoFocus
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') merge.edit(null);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <div className={classes.acts}>
        <Button
          variant="default"
          data-size="xs"
          disabled={merge.busy || words.trim() === ''}
          onClick={save}
        >
          {t('merge.saveEdit')}
        </Button>
        <button type="button" className="link-button" onClick={() => merge.edit(null)}>
          {t('merge.cancel')}
        </button>
      </div>
    </div>
  );
}
