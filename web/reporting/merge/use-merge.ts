import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  decidePieces,
  gatherAgain,
  listPieces,
  type Piece,
  type PieceMark,
} from '../../../server/reporting/piece-contract.ts';
import { getSubmission } from '../../../server/reporting/submission-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { toast } from '../../kit/toast.tsx';

/** What stands under one heading from below, and the acts on it; each decision can be undone. */
export function useMerge(submissionId: string, heading: string) {
  const { t } = useTranslation('figures');
  const { asOf } = useView();
  const found = useRead(
    listPieces,
    { params: { id: submissionId }, query: { heading, asOf: asOf ?? undefined } },
    { keep: true },
  );
  const stale = [listPieces, getSubmission];
  const decision = useAct(decidePieces, { stale });
  const gathering = useAct(gatherAgain, { stale });
  const [editing, setEditing] = useState<string | null>(null);

  async function decide(
    pieces: readonly Piece[],
    mark: PieceMark,
    words?: string,
  ): Promise<readonly { id: string; version: number }[] | null> {
    const sent = pieces.map(({ id, version }) => ({ id, version }));
    try {
      const body = { pieces: sent, mark, ...(words === undefined ? {} : { words }) };
      const reply = await decision.mutateAsync({ params: { id: submissionId }, body });
      setEditing(null);
      return reply.pieces;
    } catch {
      return null;
    }
  }

  /** Decides, and offers the way back: what was decided waits again. */
  async function settle(piece: Piece, mark: 'taken' | 'dropped' | 'edited', words?: string) {
    const done = await decide([piece], mark, words);
    if (done === null) {
      // Someone else was first, or the source was returned: the list is read again, nothing is lost.
      void found.refetch();
      return;
    }
    const message = mark === 'dropped' ? 'merge.wasDropped' : 'merge.wasTaken';
    toast(t(message, { unit: piece.unit.name }), {
      undo: () => {
        const [now] = done;
        if (now) void decide([{ ...piece, version: now.version }], 'waiting');
      },
    });
  }

  return {
    found,
    editing,
    edit: setEditing,
    settle,
    wait: (piece: Piece) => void decide([piece], 'waiting'),
    /** Takes one of a group and drops the others that wait. */
    takeOne: async (piece: Piece, others: readonly Piece[]) => {
      await settle(piece, 'taken');
      const waiting = others.filter(({ mark }) => mark === 'waiting');
      if (waiting.length > 0) await decide(waiting, 'dropped');
    },
    gather: async () => {
      try {
        const { added, removed } = await gathering.mutateAsync({ params: { id: submissionId } });
        toast(t('merge.gathered', { added, removed }));
      } catch {
        // What went wrong stands in the panel.
      }
    },
    problem: decision.error ?? gathering.error,
    busy: decision.isPending || gathering.isPending,
  };
}
