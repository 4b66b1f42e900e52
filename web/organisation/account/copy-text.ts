import { toast } from '../../kit/toast.tsx';

/** Copies a text and says so. A browser that lets no page copy says nothing: the text stands there to be marked. */
export function copyText(text: string, said: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast(said),
    () => undefined,
  );
}
