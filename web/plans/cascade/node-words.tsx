import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { UNIT_KIND_NAMES } from '../../../server/organisation/rules/unit-kind.ts';
import type { CascadeNode } from '../../../server/tasks/contract.ts';
import { type AddressQuery, listIn } from '../../app/address-query.ts';
import { day, number, say } from '../../kit/format.ts';
import { useAddress } from '../../tasks/list/use-address.ts';
import classes from './cascade.module.css';

interface NodeWordsProps {
  readonly node: CascadeNode;
  /** Days without a plan of its own. */
  readonly waiting: number | undefined;
}

/** A node in two lines: what it is, leading to its page, and its day or how much of its work it took up. */
export function NodeWords({ node, waiting }: NodeWordsProps) {
  const { t } = useTranslation('planViews');
  const { given, taken } = node;
  return (
    <span className={classes.words} title={node.title ?? undefined}>
      <NodeName node={node} />
      <span className="meta two-lines">
        {[
          node.day && day(node.day),
          node.kind === 'plan' && node.layer > 0 && node.title,
          given !== null &&
            taken !== null &&
            t('coverage.short', { taken: number(taken), given: number(given) }),
          waiting !== undefined && t('cascade.noPlanFor', { count: waiting }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function NodeName({ node }: { node: CascadeNode }) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const { kind, name, planId, directiveId, unitId, unitKind, units, layer } = node;
  if (kind === 'class' && unitKind !== null) {
    return (
      <button
        type="button"
        className={`link-button ${classes.name}`}
        onClick={() => change({ open: [...listIn(query, 'open'), unitKind] })}
      >
        {t('coverage.class', { name: say(UNIT_KIND_NAMES[unitKind]), count: units ?? 0 })}
      </button>
    );
  }
  if (kind === 'unit' && unitId !== null) {
    return (
      <Link to="/units/$id" params={{ id: unitId }} className={`one-line ${classes.name}`}>
        {name}
      </Link>
    );
  }
  if (kind === 'plan' && planId !== null && layer !== 0) {
    return (
      <Link to="/plans/$id" params={{ id: planId }} className={`one-line ${classes.name}`}>
        {name}
      </Link>
    );
  }
  if (directiveId !== null) {
    return (
      <Link
        to="/directives/$id"
        params={{ id: directiveId }}
        className={`one-line ${classes.name}`}
      >
        {name}
      </Link>
    );
  }
  return <strong className={`one-line ${classes.name}`}>{name}</strong>;
}
