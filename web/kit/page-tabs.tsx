import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './page-tabs.module.css';

/** One page of a place that has several. */
export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly to: LinkProps['to'];
  readonly current: boolean;
}

/** The pages of a place, in order, above each of them: the one that is open is marked. */
export function PageTabs({ label, tabs }: { readonly label: string; readonly tabs: PageTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          to={tab.to}
          activeOptions={{ exact: true }}
          className={classes.tab}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
