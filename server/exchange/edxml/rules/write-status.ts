import type { EdxmlStatus } from './edxml-package.ts';
import {
  asXml,
  envelope,
  organElements,
  responseElements,
  staffElements,
} from './write-message.ts';

/** Writes a status message, with the code as it is understood here. */
export function writeStatus(status: EdxmlStatus): string {
  return asXml(
    envelope({
      MessageStatus: {
        ResponseFor: responseElements(status.responseFor),
        From: organElements(status.from),
        StatusCode: status.code,
        Description: status.description ?? '',
        Timestamp: status.at,
        StaffInfo: staffElements(status.staff),
      },
    }),
  );
}
