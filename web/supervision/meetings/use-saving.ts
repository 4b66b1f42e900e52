import type { z } from 'zod';
import { type Meeting, saveMeeting } from '../../../server/supervision/meeting-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';

type Body = z.input<typeof saveMeeting.body>;

/** Saves a meeting with a part of it changed: all of it travels, on the version that was seen. */
export function useSaving(): (
  meeting: Meeting,
  change: Partial<Omit<Body, 'version'>>,
) => Promise<unknown> {
  const save = useAct(saveMeeting);
  return (meeting, change) => {
    const { id, version, name, heldOn, head, agenda, minutes } = meeting;
    const body = { version, name, heldOn, head, agenda, minutes, ...change };
    return save.mutateAsync({ params: { id }, body });
  };
}
