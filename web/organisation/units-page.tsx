import { LoadingState } from '../kit/states.tsx';

export function Page() {
  return <LoadingState />;
}
