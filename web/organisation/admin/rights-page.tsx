import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GRID } from '../../../server/organisation/rules/grid.ts';
import {
  REACH_WORDS,
  RIGHT_WORDS,
  rightsByThing,
  thingOf,
} from '../../../server/organisation/rules/right-words.ts';
import { type Reach, RIGHTS } from '../../../server/organisation/rules/rights.ts';
import { ROLES } from '../../../server/organisation/session-contract.ts';
import { exportRights } from '../../../server/organisation/why-not-contract.ts';
import { addressOf } from '../../app/client.ts';
import { say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import classes from './admin.module.css';

const REACHES: readonly Reach[] = ['own', 'below', 'assigner', 'party', 'coordinator', 'authority'];

/** Ai làm được gì: the grid by which the server decides, role × right × reach, fit to be printed. */
export function Page() {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const groups = rightsByThing(RIGHTS);
  const reaches = REACHES.map(
    (reach) => `${t(`rights.reach.${reach}`)}: ${say(REACH_WORDS[reach])}`,
  ).join('; ');
  return (
    <PageFrame
      title={t('rights.title')}
      facts={
        <Link to="/admin/people" search={{ view: 'posts' }}>
          {t('rights.holders')}
        </Link>
      }
      lookActs={
        <>
          <Button variant="default" component="a" href={addressOf(exportRights, {})} download>
            {t('export')}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('rights.print')}
          </Button>
        </>
      }
    >
      <p className="meta">{t('rights.legend', { reaches })}</p>
      <div className={classes.scroll} data-landscape>
        <table className={classes.grid}>
          <caption>{t('rights.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rights.right')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {shell(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([thing, rights]) => (
            <tbody key={thing}>
              <tr>
                <th scope="rowgroup" colSpan={ROLES.length + 1}>
                  {rights[0] && say(thingOf(rights[0]))}
                </th>
              </tr>
              {rights.map((right) => (
                <tr key={right}>
                  <th scope="row">{say(RIGHT_WORDS[right])}</th>
                  {ROLES.map((role) => {
                    const held = GRID[role][right];
                    return (
                      <td
                        key={role}
                        data-of={shell(`role.${role}`)}
                        data-none={held ? undefined : true}
                      >
                        {held
                          ? held.map((reach) => t(`rights.reach.${reach}`)).join(', ')
                          : t('rights.none')}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </PageFrame>
  );
}
