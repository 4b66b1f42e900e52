import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  DraftDuty,
  DraftMoney,
  DraftMotto,
  DraftPhase,
  DraftTarget,
  type Plan,
} from '../../server/plans/contract.ts';
import { number } from '../kit/format.ts';
import { sayTarget } from './other-summary.tsx';
import classes from './plan.module.css';

type Provision = Plan['provisions'][number];
/** Targets stand apart: followed ones with how they are, found ones with the way to follow them. */
const KINDS = ['money', 'phase', 'duty', 'motto'] as const;
const HEADS = {
  target: 'targets',
  money: 'money',
  phase: 'phases',
  duty: 'duties',
  motto: 'mottos',
} as const;

/** What else the text orders: targets, money, phases, duties to report, mottos; each leads to its words. */
export function PlanProvisions({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  return (
    <>
      {KINDS.map((kind) => {
        const own = plan.provisions.filter((provision) => provision.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind}>
            <h2>
              {t(`plan.${HEADS[kind]}`)} <span className="tnum">{number(own.length)}</span>
            </h2>
            <ul className={classes.provisions}>
              {own.map((provision) => (
                <ProvisionLine key={provision.id} plan={plan} provision={provision} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function ProvisionLine({ plan, provision }: { plan: Plan; provision: Provision }) {
  const { t } = useTranslation('plans');
  const { words, facts } = useWords(provision);
  const { span } = provision;
  return (
    <li className={classes.provision}>
      <span>
        {words}
        {facts && <strong className={classes.figure}> {facts}</strong>}
      </span>
      {span && (
        <Link
          to="/directives/$id"
          params={{ id: plan.directiveId }}
          search={{ at: `${span.start}-${span.end}` }}
          data-screen
        >
          {t('plan.source')}
        </Link>
      )}
    </li>
  );
}

/** A provision in words. What was reviewed is stored as it stood in the draft. */
function useWords({ kind, data }: Provision): { words: string; facts: string } {
  const { t } = useTranslation('plans');
  const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
  switch (kind) {
    case 'target': {
      const read = DraftTarget.partial().safeParse(data).data;
      const facts =
        read?.comparator && read.direction
          ? sayTarget(t, {
              ...read,
              comparator: read.comparator,
              direction: read.direction,
              value: read.value ?? null,
              unit: read.unit ?? null,
              year: read.year ?? null,
            })
          : '';
      return { words: read?.name ?? oneLine(read?.quote ?? ''), facts };
    }
    case 'money': {
      const read = DraftMoney.partial().safeParse(data).data;
      const sum = read?.amount == null ? '' : `${number(read.amount)} ${read.unit ?? ''}`.trim();
      return {
        words: oneLine(read?.quote ?? read?.source ?? ''),
        facts: [sum, read?.source].filter(Boolean).join(', '),
      };
    }
    case 'phase': {
      const read = DraftPhase.partial().safeParse(data).data;
      const facts = [read?.start, read?.end].filter(Boolean).join(' – ');
      return { words: read?.name ?? '', facts };
    }
    case 'duty': {
      const read = DraftDuty.partial().safeParse(data).data;
      const when = read?.when?.join(', ') || t('plan.notStated');
      return {
        words: oneLine(read?.quote ?? ''),
        facts: [read?.who, read?.to && `→ ${read.to}`, when].filter(Boolean).join(', '),
      };
    }
    case 'motto':
      return { words: DraftMotto.partial().safeParse(data).data?.text ?? '', facts: '' };
  }
}
