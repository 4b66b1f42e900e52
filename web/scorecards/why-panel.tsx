import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import {
  type CriterionScore,
  getWhy,
  type Part,
  type Ranking,
  type RankingQuery,
  type RankingRow,
} from '../../server/scorecards/contract.ts';
import { useMe } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { ReadState } from '../kit/states.tsx';
import { BehindList } from './behind-list.tsx';
import { knownPart } from './known-part.ts';
import classes from './scorecards.module.css';
import { useRankWords } from './use-rank-words.ts';

interface WhyPanelProps {
  readonly cardId: string;
  readonly row: RankingRow;
  readonly ranking: Ranking;
  readonly query: z.input<typeof RankingQuery>;
}

/** Vì sao 86,4?: every point of a unit, branch by branch, with the numbers behind it and their lists. */
export function WhyPanel({ cardId, row, ranking, query }: WhyPanelProps) {
  const { t } = useTranslation('scorecards');
  const words = useRankWords();
  const asked = { ...query, ...(ranking.edition ? { edition: ranking.edition.id } : {}) };
  const params = { id: cardId, unitId: row.unit.id };
  const found = useRead(getWhy, { params, query: asked });
  const [opened, setOpened] = useState<{ criterion: string; part: string } | null>(null);
  return (
    // The panel scrolls: where nothing in it takes the focus, keys reach it here.
    <section
      className={classes.why}
      data-testid="why"
      aria-label={row.unit.name}
      {...{ tabIndex: 0 }}
    >
      <p>
        <strong>{row.unit.name}</strong>
        {words.remarksOf(row).map((remark) => (
          <span key={remark} className="meta">
            {' '}
            {remark}
          </span>
        ))}
      </p>
      <ReadState query={found} what={t('tab.criteria')}>
        {({ criteria, asOf }) => (
          <Tree
            criteria={criteria}
            parentKey={null}
            asOf={asOf}
            onOpen={(criterion, part) => setOpened({ criterion, part })}
            opened={opened}
            behind={
              opened && (
                <BehindList
                  params={params}
                  query={{ ...asked, ...opened }}
                  onClose={() => setOpened(null)}
                />
              )
            }
          />
        )}
      </ReadState>
    </section>
  );
}

interface TreeProps {
  readonly criteria: readonly CriterionScore[];
  readonly parentKey: string | null;
  readonly asOf: string;
  readonly onOpen: (criterion: string, part: string) => void;
  readonly opened: { readonly criterion: string; readonly part: string } | null;
  readonly behind: React.ReactNode;
}

function Tree(props: TreeProps) {
  const { criteria, parentKey, behind, opened } = props;
  const here = criteria.filter((each) => each.parentKey === parentKey);
  return (
    <ul className={classes.tree}>
      {here.map((score) => {
        const isBranch = criteria.some((each) => each.parentKey === score.key);
        return (
          <li key={score.key}>
            <p className={isBranch ? classes.branchLine : classes.leafLine}>
              <span>{score.name}</span>
              <Points score={score} />
            </p>
            {isBranch ? (
              <Tree {...props} parentKey={score.key} />
            ) : (
              <>
                <Numbers score={score} asOf={props.asOf} onOpen={props.onOpen} />
                {opened?.criterion === score.key && behind}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Points({ score }: { readonly score: CriterionScore }) {
  const { t } = useTranslation('scorecards');
  const { role, points, most, state } = score;
  if (role === 'gate') {
    if (state === 'missing') return <strong>–</strong>;
    return <strong>{t(points === 1 ? 'why.passed' : 'why.failed')}</strong>;
  }
  const written = points === null ? '–' : formatNumber(points, { decimals: 4 });
  // Points that were given to the other criteria leave nothing to be had here.
  if (points === null && !most) return <strong>–</strong>;
  if (role === 'bonus') return <strong>{t('why.bonus', { points: written })}</strong>;
  if (role === 'penalty') return <strong>{t('why.penalty', { points: written })}</strong>;
  const whole = most === null ? '' : formatNumber(most);
  return (
    <strong className="tnum">
      <span aria-hidden>{t('why.ofMost', { points: written, most: whole })}</span>
      <span className={classes.hidden}>
        {t('why.ofMostSaid', { points: written, most: whole })}
      </span>
    </strong>
  );
}

interface NumbersProps {
  readonly score: CriterionScore;
  readonly asOf: string;
  readonly onOpen: (criterion: string, part: string) => void;
}

function Numbers({ score, asOf, onOpen }: NumbersProps) {
  const { t } = useTranslation('scorecards');
  const { state, value, of, parts, self, words, isNeutral } = score;
  const all = parts.find(({ key }) => key === 'all');
  const others = parts.filter(({ key }) => key !== 'all');
  const facts: string[] = [];
  if (state === 'missing') facts.push(t('why.missing'));
  else if (isNeutral) facts.push(t('why.neutral'));
  else if (state === 'too_few') {
    facts.push(of ? t('why.tooFew', { count: of }) : t('why.tooFewNone'));
  } else if (of !== null) {
    facts.push(t('why.share', { value: formatNumber(value ?? 0), of: formatNumber(of) }));
  } else if (parts.length === 0 && value !== null && self === null) {
    facts.push(value === 1 ? t('why.yes') : value === 0 ? t('why.no') : formatNumber(value));
  }
  if (self?.points !== null && self?.points !== undefined) {
    facts.push(t('why.self', { points: formatNumber(self.points) }));
    if (value !== null) facts.push(t('why.given', { points: formatNumber(value) }));
  }
  return (
    <div className={classes.numbers}>
      {facts.length > 0 && <span>{facts.join(' · ')}</span>}
      {others.map((part) => (
        <PartLink
          key={part.key}
          part={part}
          asOf={asOf}
          onOpen={() => onOpen(score.key, part.key)}
        />
      ))}
      {all && all.count > 0 && (
        <button type="button" className="link-button" onClick={() => onOpen(score.key, 'all')}>
          {t('why.open', { count: all.count })}
        </button>
      )}
      {all?.tasks && all.count > 0 && <ListLink part={all} asOf={asOf} />}
      {self?.words && <q>{self.words}</q>}
      {words && <q>{words}</q>}
    </div>
  );
}

function PartLink({
  part,
  onOpen,
}: {
  readonly part: Part;
  readonly asOf: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('scorecards');
  const name = knownPart(part.key);
  const what = part.name ?? (name === null ? part.key : t(`part.${name}`));
  const text = `${what} ${formatNumber(part.count)}`;
  if (part.href !== null) return <a href={part.href}>{text}</a>;
  if (name !== null && NO_TASKS.includes(name)) return <span>{text}</span>;
  return (
    <button type="button" className="link-button" onClick={onOpen}>
      {text}
    </button>
  );
}

/** Parts that are no tasks. */
const NO_TASKS: readonly string[] = [
  ...['answers', 'asked', 'entered', 'met', 'beyond', 'judged', 'indicator', 'planned'],
  ...['allotted', 'disbursed', 'products'],
];

/** The list of tasks filtered to exactly these, as of the day of the ranking. */
function ListLink({ part, asOf }: { readonly part: Part; readonly asOf: string }) {
  const { t } = useTranslation('scorecards');
  const { today } = useMe();
  const { asof, ...filters } = part.tasks ?? {};
  const day = asof ?? (asOf < today ? asOf : undefined);
  const search = Object.fromEntries([
    ...Object.entries(filters).map(([name, value]) => [`f.${name}`, value] as const),
    ...(day === undefined ? [] : [['asof', day] as const]),
  ]);
  return (
    <Link to="/tasks" search={search}>
      {t('why.inList')}
    </Link>
  );
}
