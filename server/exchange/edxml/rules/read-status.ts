import { readDocumentId } from './document-id.ts';
import { STATUS_CODES, type StatusCode } from './edxml-codes.ts';
import { readEdxmlMoment } from './edxml-days.ts';
import type { EdxmlStatus } from './edxml-package.ts';
import type { XmlElement } from './parse-xml.ts';
import { readOrgan, readResponseFor, readStaff } from './read-header.ts';
import { missingFault, oddFault } from './refused-words.ts';
import { below, child, textOf, type ValueReader } from './walk-xml.ts';

/**
 * A status message: `MessageStatus`, or `MessageHeader` with the same children as one library writes it.
 *
 * @returns null where the message is none, or where a fault that blocks was noted
 */
export function readStatus(root: XmlElement, read: ValueReader): EdxmlStatus | null {
  const element = below(root, 'MessageStatus') ?? below(root, 'MessageHeader');
  const rawCode = textOf(element, 'StatusCode');
  if (!element || rawCode === null) return null;
  const code = statusCodeOf(rawCode);
  if (!code) {
    read.faults.push({
      ...oddFault('MessageStatus/StatusCode', rawCode, STATUS_CODES.join(', ')),
      blocks: true,
    });
  }
  const from = readOrgan(child(element, 'From'));
  if (!from) read.faults.push(missingFault('MessageStatus/From'));
  const answered = child(element, 'ResponseFor');
  const responseFor = answered ? responseIn(answered, read) : null;
  if (!responseFor) read.faults.push(missingFault('MessageStatus/ResponseFor'));
  if (!code || !from || !responseFor) return null;
  return {
    ...{ from, responseFor, code, rawCode },
    description: textOf(element, 'Description'),
    at: readEdxmlMoment(textOf(element, 'Timestamp') ?? '') ?? '',
    staff: readStaff(child(element, 'StaffInfo')),
  };
}

/**
 * The code that a text means: `1` and `01` are the same. Of 04 and 05 there are two readings in the field
 * (“waits for assignment, then assigned” and “assigned, then in process”). Both come to the same order here,
 * assigned before in process; what was written stays beside it.
 */
export function statusCodeOf(written: string): StatusCode | null {
  const code = /^\d{1,2}$/.test(written) ? written.padStart(2, '0') : written;
  return STATUS_CODES.find((each) => each === code) ?? null;
}

function responseIn(element: XmlElement, read: ValueReader): EdxmlStatus['responseFor'] | null {
  const found = readResponseFor(element, read);
  if (found) return found;
  // The document id alone, as the text of the element.
  const documentId = readDocumentId(element.text);
  return (
    documentId && {
      organId: documentId.organId,
      code: documentId.number,
      day: documentId.day,
      documentId,
    }
  );
}
