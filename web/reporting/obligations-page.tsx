import { useTranslation } from 'react-i18next';
import { useMe } from '../app/me.ts';
import { useView } from '../app/use-view.ts';
import { Segments } from '../kit/segments.tsx';
import { MatrixTab } from './obligations/matrix-tab.tsx';
import { OwedTab } from './obligations/owed-tab.tsx';

/** Roles that report for a unit of their own. */
const REPORTERS = ['head', 'officer', 'commune'];

/** Nghĩa vụ báo cáo: what my unit owes, or who owes what. */
export function Page() {
  const { t } = useTranslation('reporting');
  const view = useView();
  const { role } = useMe().acting;
  const reports = REPORTERS.includes(role);
  const scope = reports && view.view !== 'all' ? 'mine' : 'all';
  const scopes = reports && (
    <Segments
      label={t('matrix.scope')}
      value={scope}
      data={(['mine', 'all'] as const).map((value) => ({
        value,
        label: t(`matrix.scopes.${value}`),
      }))}
      onChange={(value) => view.set({ view: value === 'all' ? 'all' : '' })}
    />
  );
  return scope === 'mine' ? <OwedTab scopes={scopes} /> : <MatrixTab scopes={scopes} />;
}
