import { useMediaQuery } from '@mantine/hooks';

const PHONE = '(max-width: 40em)';

/** True on a screen as narrow as a phone. */
export function usePhone(): boolean {
  return useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
}
