import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { UNIT_KINDS } from '../../../server/organisation/rules/unit-kind.ts';
import { type Cascade, planCascade } from '../../../server/tasks/contract.ts';
import { type AddressQuery, listIn, textIn } from '../../app/address-query.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { Segments } from '../../kit/segments.tsx';
import { usePhone } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { useAddress } from '../../tasks/list/use-address.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import classes from './cascade.module.css';
import { CascadePicture } from './cascade-picture.tsx';
import { NodeWords } from './node-words.tsx';

interface CascadeViewProps {
  readonly planId: string;
  readonly shared: TaskList['shared'];
}

/** Phân cấp: from the superior texts down to the last plan that carries this one on, as a graph or a list. */
export function CascadeView({ planId, shared }: CascadeViewProps) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const phone = usePhone();
  const asked = listIn(query, 'open');
  const open = UNIT_KINDS.filter((kind) => asked.includes(kind));
  const { planId: _plan, ...conditions } = shared;
  const found = useRead(
    planCascade,
    { params: { id: planId }, query: { ...conditions, ...(open.length > 0 ? { open } : {}) } },
    { keep: true },
  );
  const asList = phone || textIn(query, 'as') === 'list';
  return (
    <div className={classes.page} data-landscape>
      {!phone && (
        <div data-screen>
          <Segments
            label={t('cascade.as')}
            value={asList ? 'list' : 'graph'}
            data={[
              { value: 'graph', label: t('cascade.graph') },
              { value: 'list', label: t('cascade.list') },
            ]}
            onChange={(as) => change({ as: as === 'list' ? 'list' : undefined })}
          />
        </div>
      )}
      <ReadState query={found}>
        {(cascade) =>
          asList ? (
            <CascadeList cascade={cascade} />
          ) : (
            <CascadePicture cascade={cascade} centre={planId} />
          )
        }
      </ReadState>
    </div>
  );
}

/** The same in words: layer by layer, each node with what it comes from and after how many days. */
function CascadeList({ cascade: { nodes, edges, waiting } }: { cascade: Cascade }) {
  const { t } = useTranslation('planViews');
  const layers = [...new Set(nodes.map(({ layer }) => layer))].toSorted((a, b) => a - b);
  const named = new Map(nodes.map((node) => [node.id, node]));
  return (
    <ol className={classes.layers}>
      {layers.map((layer) => (
        <li key={layer}>
          <h2>
            {t(
              layer < 0
                ? 'cascade.above'
                : layer === 0
                  ? 'cascade.here'
                  : layer === 1
                    ? 'cascade.units'
                    : 'cascade.below',
            )}
          </h2>
          <ul>
            {nodes
              .filter((node) => node.layer === layer)
              .map((node) => {
                const into = edges.filter(({ to }) => to === node.id);
                return (
                  <li key={node.id} className={classes.line}>
                    <NodeWords node={node} waiting={waiting[node.id]} />
                    {into.map(({ from, days }) =>
                      days === null ? null : (
                        <span key={from} className="meta">
                          {t('cascade.after', { count: days, name: named.get(from)?.name ?? '' })}
                        </span>
                      ),
                    )}
                  </li>
                );
              })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
