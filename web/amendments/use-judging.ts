import { useTranslation } from 'react-i18next';
import {
  type Amendment,
  appraiseChanges,
  decideChanges,
  type ShownChange,
} from '../../server/amendments/contract.ts';
import type { Value } from '../../server/amendments/value-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { useKeys } from '../kit/keys/use-keys.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import type { Opened } from './opened.ts';

export type Judgement = 'agree' | 'other' | 'no';

/** What a post says of changes: an opinion while it appraises, a decision while it decides. */
export interface Judging {
  readonly as: 'appraise' | 'decide' | null;
  /** The change that is next, to which the letters a and x go. */
  readonly next: ShownChange | undefined;
  readonly judge: (
    changes: readonly ShownChange[],
    judgement: Judgement,
    more?: { readonly value?: Value | null; readonly words?: string },
  ) => Promise<void>;
  /** Agrees to everything that is not judged yet; null where there is nothing. */
  readonly all: (() => void) | null;
}

export function useJudging(amendment: Amendment, onOpen?: (opened: Opened) => void): Judging {
  const { t } = useTranslation('amendments');
  const appraise = useAct(appraiseChanges);
  const decide = useAct(decideChanges);
  const { id, version, may, list } = amendment;
  const as = may.includes('decide') ? 'decide' : may.includes('appraise') ? 'appraise' : null;
  const left =
    as === null
      ? []
      : list.filter(
          ({ merged, opinion, decision }) =>
            merged === null && (as === 'decide' ? decision : opinion) === null,
        );
  const judge: Judging['judge'] = async (changes, judgement, { value = null, words = '' } = {}) => {
    const params = { id };
    const each = changes.map(({ key }) => ({ key, value, words }));
    if (as === 'decide') {
      const outcome = ({ agree: 'agreed', other: 'other', no: 'refused' } as const)[judgement];
      const decisions = each.map((one) => ({ ...one, outcome }));
      await decide.mutateAsync({ params, body: { version, decisions } });
    } else {
      const opinions = each.map((one) => ({ ...one, opinion: judgement }));
      await appraise.mutateAsync({ params, body: { version, opinions } });
    }
    toast(t('done'));
  };
  const [next] = left;
  useKeys(
    next && onOpen
      ? [
          {
            ...{ keys: ['a'], label: t('act.key.agree') },
            run: () => onOpen({ act: 'agree', change: next }),
          },
          {
            ...{ keys: ['x'], label: t('act.key.no') },
            run: () => onOpen({ act: 'no', change: next }),
          },
        ]
      : [],
    next !== undefined && onOpen !== undefined,
  );
  return {
    ...{ as, next, judge },
    all: left.length > 1 ? () => void judge(left, 'agree').catch(toastProblem) : null,
  };
}
