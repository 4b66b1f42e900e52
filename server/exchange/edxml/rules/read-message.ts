import { PACKAGE_KINDS, type PackageKind } from './edxml-codes.ts';
import { readEdxmlMoment } from './edxml-days.ts';
import type {
  Business,
  Cover,
  EdxmlFault,
  EdxmlPackage,
  EdxmlStatus,
  EncodedAttachment,
  SignatureElement,
  Trace,
} from './edxml-package.ts';
import { guardXml } from './guard-xml.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import { documentIdIn, readHeader, readStaff } from './read-header.ts';
import { readStatus } from './read-status.ts';
import { brokenFault, missingFault, refusedFault } from './refused-words.ts';
import {
  allBelow,
  below,
  child,
  childrenOf,
  textOf,
  type ValueReader,
  valueReader,
} from './walk-xml.ts';

/** What a text was found to be, with everything that is odd about it, all at once. */
export interface ReadMessage {
  readonly message:
    | { readonly kind: 'package'; readonly package: EdxmlPackage }
    | { readonly kind: 'status'; readonly status: EdxmlStatus }
    | null;
  readonly cover: Cover | null;
  readonly faults: readonly EdxmlFault[];
}

/**
 * Reads an edXML message (QCVN 102:2016), however its sender writes it: with any prefix, with or without
 * optional parts, inside the cover of a province's axis, attachments inside the envelope or out of it.
 *
 * @param text decoded characters, not yet looked at
 * @returns no message where a fault blocks; every fault in any case
 */
export function readMessage(text: string): ReadMessage {
  return readWithin(text, null);
}

function readWithin(text: string, cover: Cover | null): ReadMessage {
  const guarded = guardXml(text);
  if ('refused' in guarded) return nothing([refusedFault(guarded.refused)], cover);
  const root = parseXml(guarded.xml, guarded.lifted);
  if ('line' in root) return nothing([brokenFault(root.line, root.reason)], cover);
  const content = child(root, 'content');
  if (root.name.toLowerCase() === 'message' && content) {
    if (cover) return nothing([missingFault('edXMLEnvelope')], cover);
    const inner = innerText(content);
    return readWithin(inner, coverOf(root));
  }
  const read = valueReader();
  const status = readStatus(root, read);
  const message = status ? { kind: 'status' as const, status } : asPackage(readPackage(root, read));
  return { message, cover, faults: read.faults };
}

function asPackage(found: EdxmlPackage | null): ReadMessage['message'] {
  return found && { kind: 'package', package: found };
}

/** The message in a cover is base64; a few axes put the elements there as they are, as text. */
function innerText({ text }: XmlElement): string {
  if (text.startsWith('<')) return text;
  return Buffer.from(text, 'base64')
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function coverOf(root: XmlElement): Cover {
  return {
    sendingSystem: textOf(root, 'sending-system-id'),
    receivingSystem: textOf(root, 'receiving-system-id'),
    documentType: textOf(root, 'document-type'),
    documentCode: textOf(root, 'document-code'),
  };
}

function readPackage(root: XmlElement, read: ValueReader): EdxmlPackage | null {
  const element = below(root, 'MessageHeader');
  if (!element) {
    read.faults.push(missingFault('edXMLHeader/MessageHeader'));
    return null;
  }
  const header = readHeader(element, read);
  if (!header) return null;
  const traced = below(root, 'TraceHeaderList');
  return {
    header,
    traces: childrenOf(traced, 'TraceHeader').flatMap((each) => traceOf(each) ?? []),
    // Some senders put Bussiness beside the list of traces.
    business: readBusiness(below(root, 'Bussiness'), read),
    signature: signatureOf(below(root, 'Signature')),
    attachments: attachmentsOf(root),
  };
}

function traceOf(element: XmlElement): Trace | null {
  const organId = textOf(element, 'OrganId');
  const at = readEdxmlMoment(textOf(element, 'Timestamp') ?? '');
  return organId === null || at === null ? null : { organId, at };
}

function readBusiness(element: XmlElement | undefined, read: ValueReader): Business {
  const place = 'Bussiness/BussinessDocType';
  const kind = read.oneOf(element, 'BussinessDocType', place, [0, 1, 2, 3], 0);
  const info = child(element, 'BussinessDocumentInfo');
  const replaced = childrenOf(child(element, 'ReplacementInfoList'), 'ReplacementInfo');
  return {
    kind: kindOf(kind),
    reason: textOf(element, 'BussinessDocReason'),
    changesDocument: textOf(info, 'DocumentInfo') === '1',
    changesReceivers: textOf(info, 'DocumentReceiver') === '1',
    receivers: childrenOf(child(info, 'ReceiverList'), 'Receiver').flatMap((each) => {
      const organId = textOf(each, 'OrganId');
      return organId === null ? [] : [{ isAdded: textOf(each, 'ReceiverType') !== '0', organId }];
    }),
    documentId: documentIdIn(element, 'DocumentId', 'Bussiness/DocumentId', read),
    staff: readStaff(child(element, 'StaffInfo')),
    replaces: replaced.flatMap((each) => {
      const place = 'ReplacementInfo/DocumentId';
      const documentId = documentIdIn(each, 'DocumentId', place, read);
      const organIds = childrenOf(child(each, 'OrganIdList'), 'OrganId').map(({ text }) => text);
      return documentId ? [{ documentId, organIds }] : [];
    }),
  };
}

function kindOf(written: number): PackageKind {
  return PACKAGE_KINDS[written] ?? 'new';
}

function signatureOf(element: XmlElement | undefined): SignatureElement | null {
  if (!element) return null;
  const signed = child(element, 'SignedInfo');
  const data = below(element, 'X509Data');
  const certificate = textOf(data, 'X509Certificate');
  return {
    method:
      child(signed, 'SignatureMethod')?.attributes.get('Algorithm') ??
      textOf(signed, 'SignatureMethod'),
    subjectName: textOf(data, 'X509SubjectName'),
    certificate: certificate?.replace(/\s+/g, '') ?? null,
    hasValue: textOf(element, 'SignatureValue') !== null,
    references: childrenOf(signed, 'Reference').length,
  };
}

/**
 * Attachments stand outside the envelope; some senders put them inside. Names and kinds that stand only in the
 * manifest of the body are taken from there, by the content id.
 */
function attachmentsOf(root: XmlElement): EncodedAttachment[] {
  const manifest = below(root, 'edXMLManifest');
  const listed = manifest ? allBelow(manifest, 'Reference') : [];
  return allBelow(root, 'Attachment').map((element, at) => {
    const contentId = textOf(element, 'ContentId');
    const entry =
      listed.find((each) => contentId !== null && sameId(textOf(each, 'ContentId'), contentId)) ??
      (contentId === null ? listed[at] : undefined);
    const content = child(element, 'ContentTransferEncoded');
    return {
      contentId: contentId && plainId(contentId),
      name: textOf(element, 'AttachmentName') ?? textOf(entry, 'AttachmentName'),
      description: textOf(element, 'Description') ?? textOf(entry, 'Description'),
      contentType: textOf(element, 'ContentType') ?? textOf(entry, 'ContentType'),
      encoded: (content?.text ?? '').replace(/\s+/g, ''),
    };
  });
}

/** Some write `cid:uuid` in both places, some in one. */
function plainId(id: string): string {
  return id.replace(/^cid:/i, '');
}
function sameId(one: string | null, other: string): boolean {
  return one !== null && plainId(one) === plainId(other);
}

function nothing(faults: readonly EdxmlFault[], cover: Cover | null): ReadMessage {
  return { message: null, cover, faults };
}
