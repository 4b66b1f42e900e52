import { codeOf, numberOf, readDocumentId } from './document-id.ts';
import { PRIORITIES, STEERING_TYPES } from './edxml-codes.ts';
import type {
  Code,
  DocumentId,
  Organ,
  PackageHeader,
  ResponseFor,
  StaffInfo,
} from './edxml-package.ts';
import type { XmlElement } from './parse-xml.ts';
import { missingFault, oddFault } from './refused-words.ts';
import { allBelow, child, childrenOf, textOf, type ValueReader } from './walk-xml.ts';

/** MessageHeader of a package; null where it names no sender or no document, with the faults that say so. */
export function readHeader(element: XmlElement, read: ValueReader): PackageHeader | null {
  const from = readOrgan(child(element, 'From'));
  if (!from) read.faults.push(missingFault('MessageHeader/From/OrganId'));
  const promulgation = child(element, 'PromulgationInfo');
  const issuedOn = read.day(
    promulgation,
    'PromulgationDate',
    'MessageHeader/PromulgationInfo/PromulgationDate',
  );
  const named = documentIdIn(element, 'DocumentId', 'MessageHeader/DocumentId', read);
  const code = readCode(child(element, 'Code')) ?? (named ? codeOf(named.number) : null);
  const documentId = named ?? documentFrom(from, issuedOn, code);
  if (!documentId || !code) read.faults.push(missingFault('MessageHeader/DocumentId'));
  if (!from || !documentId || !code) return null;
  const to = childrenOf(element, 'To').flatMap((each) => readOrgan(each) ?? []);
  const type = child(element, 'DocumentType');
  const signer = child(element, 'SignerInfo');
  const other = child(element, 'OtherInfo');
  return {
    ...{ from, to, documentId, code },
    place: textOf(promulgation, 'Place'),
    issuedOn: issuedOn ?? documentId.day,
    type: textOf(type, 'Type'),
    typeDetail: textOf(type, 'TypeDetail'),
    typeName: textOf(type, 'TypeName'),
    subject: textOf(element, 'Subject') ?? numberOf(code),
    content: textOf(element, 'Content'),
    signerCompetence: textOf(signer, 'Competence'),
    signerPosition: textOf(signer, 'Position'),
    signerName: textOf(signer, 'FullName'),
    dueOn: read.day(element, 'DueDate', 'MessageHeader/DueDate'),
    toPlaces: textsOf(child(element, 'ToPlaces'), 'Place'),
    priority: read.oneOf(other, 'Priority', 'OtherInfo/Priority', PRIORITIES, 0),
    sphere: textOf(other, 'SphereOfPromulgation'),
    typist: textOf(other, 'TyperNotation'),
    copies: read.count(other, 'PromulgationAmount', 'OtherInfo/PromulgationAmount'),
    pages: read.count(other, 'PageAmount', 'OtherInfo/PageAmount'),
    appendixes: textsOf(child(other, 'Appendixes'), 'Appendix'),
    responseFor: childrenOf(element, 'ResponseFor').flatMap(
      (each) => readResponseFor(each, read) ?? [],
    ),
    steeringType: read.oneOf(
      ...([element, 'SteeringType', 'MessageHeader/SteeringType'] as const),
      ...([STEERING_TYPES, 0] as const),
    ),
    vendor: {
      taskCodes: allBelow(element, 'ResponseForTask').flatMap((each) => textsOf(each, 'TaskCode')),
      applicationType: textOf(element, 'ApplicationType'),
    },
  };
}

/** A body; null where it bears no identifier and no name. */
export function readOrgan(element: XmlElement | undefined): Organ | null {
  const organId = textOf(element, 'OrganId');
  const name = textOf(element, 'OrganName');
  if (organId === null && name === null) return null;
  return {
    organId: organId ?? '',
    inCharge: textOf(element, 'OrganizationInCharge'),
    name,
    address: textOf(element, 'OrganAdd'),
    email: textOf(element, 'Email'),
    telephone: textOf(element, 'Telephone'),
    fax: textOf(element, 'Fax'),
    website: textOf(element, 'Website'),
  };
}

/** What is answered: by its document id, or by organ, number and day as older senders write. */
export function readResponseFor(element: XmlElement, read: ValueReader): ResponseFor | null {
  const documentId = documentIdIn(element, 'DocumentId', 'ResponseFor/DocumentId', read);
  const organId = textOf(element, 'OrganId') ?? documentId?.organId ?? '';
  const code = textOf(element, 'Code') ?? documentId?.number ?? '';
  if (organId === '' && code === '') return null;
  const day = read.day(element, 'PromulgationDate', 'ResponseFor/PromulgationDate');
  return { organId, code, day: day ?? documentId?.day ?? null, documentId };
}

export function readStaff(element: XmlElement | undefined): StaffInfo | null {
  const staff = {
    department: textOf(element, 'Department'),
    staff: textOf(element, 'Staff'),
    mobile: textOf(element, 'Mobile'),
    email: textOf(element, 'Email'),
  };
  return Object.values(staff).every((value) => value === null) ? null : staff;
}

/** The document that a child names; what is not of the form is noted. */
export function documentIdIn(
  element: XmlElement | undefined,
  name: string,
  place: string,
  read: ValueReader,
): DocumentId | null {
  const written = textOf(element, name);
  const documentId = written === null ? null : readDocumentId(written);
  if (written !== null && !documentId) {
    read.faults.push(oddFault(place, written, 'OrganId,yyyy/MM/dd,số/ký hiệu'));
  }
  return documentId;
}

function readCode(element: XmlElement | undefined): Code | null {
  const number = textOf(element, 'CodeNumber');
  const notation = textOf(element, 'CodeNotation');
  if (number === null && notation === null) return null;
  // Some senders put all of it into one of the two.
  if (notation === null || number === null) return codeOf(number ?? notation ?? '');
  return { number, notation };
}

/** Without DocumentId: sender, day and number say the same. */
function documentFrom(
  from: Organ | null,
  day: DocumentId['day'],
  code: Code | null,
): DocumentId | null {
  return from && day && code ? { organId: from.organId, day, number: numberOf(code) } : null;
}

function textsOf(element: XmlElement | undefined, name: string): string[] {
  return childrenOf(element, name)
    .map(({ text }) => text.normalize('NFC').replace(/\s+/g, ' '))
    .filter((text) => text !== '');
}
