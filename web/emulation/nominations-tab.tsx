import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportNominations,
  listNominations,
  type NominationRow,
} from '../../server/emulation/nomination-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { day, number, say } from '../kit/format.ts';
import { EmptyState, ErrorState, LoadingState, NoMatchState } from '../kit/states.tsx';
import classes from './emulation.module.css';
import { NominateSheet } from './nominate-sheet.tsx';
import { NominationsFilters, useNominationView } from './nominations-filters.tsx';
import { ScrollBox } from './scroll-box.tsx';
import type { StageProps } from './stage-props.ts';
import { Suspensions } from './suspensions.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';

type Opened =
  | { readonly sheet: 'nominate' }
  | { readonly sheet: 'change' | 'withdraw'; readonly row: NominationRow };

/** Đề nghị khen thưởng: everything that stands against each, at once. */
export function NominationsTab({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const [opened, setOpened] = useState<Opened | null>(null);
  const shown = useNominationView();
  const query = { ...shown.query, stageId: stage.id };
  const list = usePages(listNominations, { params: { id: campaign.id }, query });
  const close = () => setOpened(null);
  return (
    <>
      <NominationsFilters
        shown={shown}
        list={list}
        acts={
          <>
            <Button
              variant="default"
              component="a"
              href={addressOf(exportNominations, { params: { id: campaign.id }, query })}
              download
            >
              {t('nominations.export')}
            </Button>
            {campaign.may.nominate && (
              <Button onClick={() => setOpened({ sheet: 'nominate' })}>{t('act.nominate')}</Button>
            )}
          </>
        }
      />
      {list.first && <Quotas first={list.first} />}
      {list.error && <ErrorState error={list.error} onAgain={list.again} />}
      {list.loading && <LoadingState />}
      {!list.loading &&
        list.rows.length === 0 &&
        !list.error &&
        (shown.inForce.length > 0 ? (
          <NoMatchState
            what={t('nominations.what')}
            filters={shown.inForce}
            onClear={shown.view.clearFilters}
          />
        ) : (
          <EmptyState>{t('nominations.empty')}</EmptyState>
        ))}
      {list.rows.length > 0 && <Table rows={list.rows} onOpen={setOpened} />}
      {list.hasMore && (
        <Button variant="default" onClick={list.more}>
          {t('nominations.more')}
        </Button>
      )}
      <Suspensions campaign={campaign} />
      {opened?.sheet === 'nominate' && (
        <NominateSheet campaign={campaign} stage={stage} row={null} onClose={close} />
      )}
      {opened?.sheet === 'change' && (
        <NominateSheet campaign={campaign} stage={stage} row={opened.row} onClose={close} />
      )}
      {opened?.sheet === 'withdraw' && <WithdrawSheet row={opened.row} onClose={close} />}
    </>
  );
}

interface QuotasProps {
  readonly first: {
    readonly quotas: readonly {
      kind: 'unit' | 'person';
      percent: number;
      base: number;
      rounding: 'down' | 'nearest' | 'up';
      allowed: number;
      awarded: number;
    }[];
    readonly dossierBy: string | null;
  };
}

/** How each quota comes about: `10 % × 13 = 1,3 → 1`. */
function Quotas({ first: { quotas, dossierBy } }: QuotasProps) {
  const { t } = useTranslation('emulation');
  return (
    <p className="meta">
      {quotas.map(({ kind, percent, base, rounding, allowed, awarded }) => (
        <span key={kind}>
          {t('nominations.quota', {
            kind: t(`nominations.kind.${kind}`),
            ...{ percent, base: number(base), exact: number((percent * base) / 100) },
            ...{ allowed, awarded, rounding: t(`rounding.${rounding}`) },
          })}
          .{' '}
        </span>
      ))}
      {dossierBy && t('nominations.dossierBy', { day: day(dossierBy) })}
    </p>
  );
}

interface TableProps {
  readonly rows: readonly NominationRow[];
  readonly onOpen: (opened: Opened) => void;
}

function Table({ rows, onOpen }: TableProps) {
  const { t } = useTranslation('emulation');
  return (
    <ScrollBox label={t('nominations.caption')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('nominations.who')}</th>
            <th scope="col">{t('nominations.award')}</th>
            <th scope="col">{t('nominations.dossier')}</th>
            <th scope="col">{t('nominations.vote')}</th>
            <th scope="col">{t('nominations.reasons')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Row({ row, onOpen }: { row: NominationRow; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation('emulation');
  const { dossier } = row;
  return (
    <tr>
      <th scope="row">
        {row.personName ?? row.unit.name}
        {row.personName && (
          <>
            <br />
            <span className="meta">{row.unit.name}</span>
          </>
        )}
      </th>
      <td data-label={t('nominations.award')}>{say(row.awardName)}</td>
      <td data-label={t('nominations.dossier')}>
        <span className="tnum">{day(row.proposedOn)}</span>
        {dossier.papers.map(({ kind, number: symbol }) => (
          <span key={kind} className="meta">
            <br />
            {t(`nominate.paper.${kind}`)} {symbol}
          </span>
        ))}
        {row.tasks && (
          <span className="meta">
            <br />
            {t('nominations.tasks', row.tasks)}
          </span>
        )}
        {dossier.maternity && (
          <span className="meta">
            <br />
            {t('nominations.maternity', { words: dossier.maternity })}
          </span>
        )}
        {row.mayChange && (
          <span className={classes.rowActs} data-screen>
            <button
              type="button"
              className="link-button"
              onClick={() => onOpen({ sheet: 'change', row })}
            >
              {t('nominations.change')}
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => onOpen({ sheet: 'withdraw', row })}
            >
              {t('nominations.withdraw')}
            </button>
          </span>
        )}
      </td>
      <td data-label={t('nominations.vote')}>
        {row.vote ? say(row.vote.say) : t('nominations.notVoted')}
      </td>
      <td data-label={t('nominations.reasons')}>
        <Reasons row={row} />
      </td>
    </tr>
  );
}

/** All reasons against a nomination, or the word that there is none. */
export function Reasons({ row }: { row: Pick<NominationRow, 'state' | 'reasons'> }) {
  const { t } = useTranslation('emulation');
  if (row.state === 'withdrawn') return t('nominations.withdrawn');
  if (row.state === 'awarded' || row.reasons.length === 0) {
    return (
      <span className={classes.sound}>
        <IconCircleCheck size={16} stroke={1.75} aria-hidden />
        {t(row.state === 'awarded' ? 'nominations.awarded' : 'nominations.sound')}
      </span>
    );
  }
  return (
    <ul className={classes.reasons}>
      {row.reasons.map((reason) => (
        <li key={reason.say.vi}>{say(reason.say)}</li>
      ))}
    </ul>
  );
}
