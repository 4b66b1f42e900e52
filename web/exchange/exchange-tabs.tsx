import { type LinkProps, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Right } from '../../server/organisation/rules/may.ts';
import { useMe } from '../app/me.ts';
import { PageTabs } from '../kit/page-tabs.tsx';
import type { exchange } from '../words/vi/exchange.ts';

interface ExchangeTab {
  /** Its word: `exchange.tab.<key>`. */
  readonly key: keyof Omit<(typeof exchange)['tab'], 'label'>;
  readonly to: LinkProps['to'];
  /** Other addresses that belong to it. */
  readonly under?: string;
  /** Shown to posts that have this right somewhere. */
  readonly right: Right;
}

/** The pages of Trao đổi với hệ thống khác, in order; each part adds its line. */
const TABS: readonly ExchangeTab[] = [
  {
    ...{ key: 'partners', to: '/admin/exchange', under: '/admin/exchange/partners' },
    right: 'exchange.read',
  },
  { key: 'webhooks', to: '/admin/exchange/webhooks', right: 'webhook.manage' },
  { key: 'edxml', to: '/admin/exchange/edxml', right: 'edxml.read' },
  { key: 'trackers', to: '/admin/exchange/trackers', right: 'tracker.read' },
];

/** Đối tác · Webhook · edXML · Biểu của cấp trên: those that the post may open; their words are those of `exchange`. */
export function ExchangeTabs() {
  const { t } = useTranslation('exchange');
  const { scopes } = useMe();
  const path = useLocation({ select: (location) => location.pathname });
  const tabs = TABS.filter(({ right }) => scopes.includes(right));
  if (tabs.length < 2) return null;
  return (
    <PageTabs
      label={t('tab.label')}
      tabs={tabs.map(({ key, to, under = to }) => ({
        ...{ key, to, label: t(`tab.${key}`) },
        current: path === to || path.startsWith(`${under}`),
      }))}
    />
  );
}
