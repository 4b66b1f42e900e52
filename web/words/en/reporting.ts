// long: every sentence of one capability, to be read beside the other language
import type { Answers } from '../shape.ts';
import type { reporting as vietnamese } from '../vi/reporting.ts';

export const reporting: Answers<typeof vietnamese> = {
  tab: {
    label: 'Pages of reports',
    obligations: 'Owed',
    submissions: 'Reports',
    regimes: 'Regimes',
  },
};
