import type { Endpoint } from '../../../platform/contract.ts';
import { RIGHTS_OF_ENDPOINTS } from '../data/rights-of-endpoints.ts';

/** The rights of which one opens an endpoint, as measured (see the table); empty where it asks for none. */
export function rightsOfEndpoint(endpoint: Pick<Endpoint, 'method' | 'path'>): readonly string[] {
  return RIGHTS_OF_ENDPOINTS[`${endpoint.method} ${endpoint.path}`]?.split(' ') ?? [];
}
