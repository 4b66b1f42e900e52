import type { KnownAddress } from '../../organisation/why-not.ts';
import { packageView } from './package-view.ts';
import { factsOfPackage } from './store/package-facts.ts';

/** The addresses of packages, for whoever asks why somebody does not see one. */
export const EDXML_ADDRESSES: readonly KnownAddress[] = [
  { pattern: '/admin/exchange/edxml', right: 'edxml.read' },
  {
    ...{ pattern: '/admin/exchange/edxml/:id', right: 'edxml.read', factsOf: factsOfPackage },
    see: packageView,
  },
];
