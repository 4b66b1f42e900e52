import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AddressQuery } from '../../app/address-query.ts';

/** Changes several parts of the address at once; undefined takes a part away. */
export function useAddress(): (change: AddressQuery, options?: { push?: boolean }) => void {
  const query: AddressQuery = useSearch({ strict: false });
  const navigate = useNavigate();
  return (change, { push = false } = {}) =>
    void navigate({ to: '.', search: { ...query, ...change }, replace: !push });
}
