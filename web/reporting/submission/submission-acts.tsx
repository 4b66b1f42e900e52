import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  askSubmissionBack,
  freezeSubmission,
  getSubmissionDocument,
  getSubmissionTables,
  reviseSubmission,
  type Submission,
  type SubmissionAct,
  thawSubmission,
} from '../../../server/reporting/submission-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { say } from '../../kit/format.ts';
import { useKeys } from '../../kit/keys/use-keys.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';

/** Formal acts, each of which first shows what will happen. */
const IN_SHEET: readonly SubmissionAct[] = [
  ...(['present', 'give_back', 'sign', 'withdraw', 'accept', 'return'] as const),
];
/** Which buttons stand in each state, the filled one last; those of other posts are left out. */
const SHOWN: Readonly<Record<Submission['state'], readonly SubmissionAct[]>> = {
  draft: ['thaw', 'freeze', 'present'],
  signing: ['ask_back', 'give_back', 'sign'],
  submitted: ['withdraw', 'return', 'accept'],
  accepted: ['return'],
  returned: ['revise'],
};
const FORWARD: readonly SubmissionAct[] = ['freeze', 'present', 'sign', 'accept', 'revise'];

interface ActsProps {
  readonly submission: Submission;
  readonly onSheet: (act: SubmissionAct) => void;
  /** Saves what was typed; an act goes on only after it. */
  readonly before: () => Promise<boolean>;
}

/** The acts on a report for this post: at most one filled, an impossible one grey with its reason. */
export function SubmissionActs({ submission, onSheet, before }: ActsProps) {
  const { t } = useTranslation('submissions');
  const acts = {
    freeze: useAct(freezeSubmission),
    thaw: useAct(thawSubmission),
    ask_back: useAct(askSubmissionBack),
    revise: useAct(reviseSubmission),
  };
  const { id, version, state, frozenAt } = submission;
  const isAtOnce = (act: SubmissionAct): act is keyof typeof acts => act in acts;
  const shown = SHOWN[state].filter((act) =>
    act === 'freeze' ? frozenAt === null : act !== 'thaw' || frozenAt !== null,
  );
  const mine = submission.acts.filter(
    ({ act, yours }) =>
      yours && shown.includes(act) && !(act === 'ask_back' && maySign(submission)),
  );
  const filled = shown.findLast((act) =>
    mine.some((each) => each.act === act && each.allowed && FORWARD.includes(act)),
  );
  async function run(act: SubmissionAct): Promise<void> {
    if (!(await before())) return;
    if (!isAtOnce(act)) return onSheet(act);
    acts[act].mutate(
      { params: { id }, body: { version } },
      { onSuccess: () => toast(t(`done.${act}`)), onError: toastProblem },
    );
  }
  return (
    <>
      {shown.map((act) => {
        const found = mine.find((each) => each.act === act);
        if (!found) return null;
        return (
          <Button
            key={act}
            variant={act === filled ? 'filled' : 'default'}
            disabled={!found.allowed}
            title={found.why ? say(found.why) : undefined}
            loading={isAtOnce(act) && acts[act].isPending}
            onClick={() => void run(act)}
            {...(IN_SHEET.includes(act) ? { 'aria-haspopup': 'dialog' as const } : {})}
          >
            {t(`act.${act}`)}
          </Button>
        );
      })}
    </>
  );
}

/** Whoever may give it back need not ask for it. */
function maySign({ acts }: Submission): boolean {
  return acts.some(({ act, yours }) => act === 'give_back' && yours);
}

interface LooksProps {
  readonly submission: Submission;
  readonly mayWrite: boolean;
  readonly isPaper: boolean;
}

/** What only looks: the sheet of paper, the files. */
export function SubmissionLooks({ submission, mayWrite, isPaper }: LooksProps) {
  const { t } = useTranslation('submissions');
  const view = useView();
  const toggle = () => view.set({ view: isPaper ? '' : 'paper' });
  useKeys(mayWrite ? [{ keys: ['v'], label: t('view.paper'), run: toggle }] : []);
  const parts = {
    params: { id: submission.id },
    query: { asOf: view.asOf ?? undefined },
  };
  const document = (format: 'docx' | 'pdf') =>
    addressOf(getSubmissionDocument, { ...parts, query: { ...parts.query, format } });
  return (
    <>
      {mayWrite && (
        <Button variant="default" onClick={toggle}>
          {t(isPaper ? 'view.write' : 'view.paper')}
        </Button>
      )}
      <Button variant="default" component="a" href={document('docx')} download>
        {t('view.docx')}
      </Button>
      <Button variant="default" component="a" href={document('pdf')} download>
        {t('view.pdf')}
      </Button>
      <Button variant="default" component="a" href={addressOf(getSubmissionTables, parts)} download>
        {t('view.xlsx')}
      </Button>
    </>
  );
}
