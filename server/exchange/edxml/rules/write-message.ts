import { XMLBuilder } from 'fast-xml-parser';
import { writeDocumentId } from './document-id.ts';
import { PACKAGE_KINDS } from './edxml-codes.ts';
import { writeEdxmlDay } from './edxml-days.ts';
import type {
  Business,
  EdxmlPackage,
  EncodedAttachment,
  Organ,
  PackageHeader,
  ResponseFor,
  StaffInfo,
} from './edxml-package.ts';

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** One element after another; null and undefined are left out, an empty text is written. */
export interface Elements {
  readonly [name: string]: Content | readonly Content[] | null | undefined;
}
type Content = string | Elements;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: false,
});

/** How a package is written where an office has said so. */
export interface WritingSettings {
  /** Whether what one vendor adds to the standard (ResponseForTask) is written too. */
  readonly vendorParts: boolean;
}

/**
 * Writes a package as receivers want it, strictly: the prefix `edXML` itself, because .NET receivers compare
 * it; attachments outside the envelope and without a prefix, zipped and in base64; slashes in dates; the
 * spelling `Bussiness`; elements in the order of the standard.
 *
 * @param attachments zipped already
 */
export function writePackage(
  { header, traces, business, attachments }: EdxmlPackage,
  { vendorParts }: WritingSettings,
): string {
  const message = {
    'edXML:edXML': {
      '@xmlns:edXML': NAMESPACE,
      'edXML:edXMLEnvelope': prefixed({
        edXMLHeader: {
          MessageHeader: headerElements(header, vendorParts),
          TraceHeaderList: {
            '@edXML:id': writeDocumentId(header.documentId),
            '@edXML:version': '1.0',
            TraceHeader: traces.map(({ organId, at }) => ({ OrganId: organId, Timestamp: at })),
            Bussiness: businessElements(business),
          },
        },
        edXMLBody: {
          edXMLManifest: { '@version': '1.0', Reference: attachments.map(manifestEntry) },
        },
      }),
      AttachmentEncoded: { Attachment: attachments.map(attachmentElements) },
    },
  };
  return asXml(message);
}

/** A text of elements under the declaration, with characters that XML cannot hold taken out. */
export function asXml(elements: Elements): string {
  const xml: unknown = builder.build(storable(elements));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(xml)}`;
}

/** The root and namespace of every message. */
export function envelope(header: Elements): Elements {
  return {
    'edXML:edXML': {
      '@xmlns:edXML': NAMESPACE,
      'edXML:edXMLEnvelope': prefixed({ edXMLHeader: header }),
    },
  };
}

function headerElements(header: PackageHeader, vendorParts: boolean): Elements {
  const { vendor } = header;
  return {
    From: organElements(header.from),
    To: header.to.map(organElements),
    DocumentId: writeDocumentId(header.documentId),
    Code: { CodeNumber: header.code.number, CodeNotation: header.code.notation },
    PromulgationInfo: {
      Place: header.place ?? '',
      PromulgationDate: header.issuedOn ? writeEdxmlDay(header.issuedOn) : '',
    },
    DocumentType: {
      Type: header.type,
      TypeDetail: header.typeDetail,
      TypeName: header.typeName,
    },
    Subject: header.subject,
    Content: header.content ?? '',
    SignerInfo: {
      Competence: header.signerCompetence ?? '',
      Position: header.signerPosition ?? '',
      FullName: header.signerName ?? '',
    },
    DueDate: header.dueOn ? writeEdxmlDay(header.dueOn) : null,
    ToPlaces: { Place: header.toPlaces },
    OtherInfo: {
      Priority: String(header.priority),
      SphereOfPromulgation: header.sphere ?? '',
      TyperNotation: header.typist ?? '',
      PromulgationAmount: String(header.copies ?? 0),
      PageAmount: String(header.pages ?? 0),
      Appendixes: { Appendix: header.appendixes },
    },
    ResponseFor: header.responseFor.map(responseElements),
    SteeringType: String(header.steeringType),
    ...(vendorParts && vendor.taskCodes.length > 0
      ? { ResponseForTask: { TaskCode: vendor.taskCodes } }
      : {}),
    ...(vendorParts && vendor.applicationType ? { ApplicationType: vendor.applicationType } : {}),
  };
}

export function organElements(organ: Organ): Elements {
  return {
    OrganId: organ.organId,
    OrganizationInCharge: organ.inCharge ?? '',
    OrganName: organ.name ?? '',
    OrganAdd: organ.address ?? '',
    Email: organ.email ?? '',
    Telephone: organ.telephone ?? '',
    Fax: organ.fax ?? '',
    Website: organ.website ?? '',
  };
}

export function responseElements({ organId, code, day, documentId }: ResponseFor): Elements {
  return {
    OrganId: organId,
    Code: code,
    PromulgationDate: day ? writeEdxmlDay(day) : '',
    DocumentId: documentId ? writeDocumentId(documentId) : '',
  };
}

export function staffElements(staff: StaffInfo | null): Elements {
  return {
    Department: staff?.department ?? '',
    Staff: staff?.staff ?? '',
    Mobile: staff?.mobile ?? '',
    Email: staff?.email ?? '',
  };
}

function businessElements(business: Business): Elements {
  const { kind, receivers, replaces } = business;
  return {
    BussinessDocType: String(PACKAGE_KINDS.indexOf(kind)),
    BussinessDocReason: business.reason ?? '',
    ...(kind === 'update'
      ? {
          BussinessDocumentInfo: {
            DocumentInfo: business.changesDocument ? '1' : '0',
            DocumentReceiver: business.changesReceivers ? '1' : '0',
            ReceiverList: {
              Receiver: receivers.map(({ isAdded, organId }) => ({
                ReceiverType: isAdded ? '1' : '0',
                OrganId: organId,
              })),
            },
          },
        }
      : {}),
    DocumentId: business.documentId ? writeDocumentId(business.documentId) : null,
    StaffInfo: staffElements(business.staff),
    Paper: '0',
    ...(replaces.length > 0
      ? {
          ReplacementInfoList: {
            ReplacementInfo: replaces.map(({ documentId, organIds }) => ({
              DocumentId: writeDocumentId(documentId),
              OrganIdList: { OrganId: organIds },
            })),
          },
        }
      : {}),
  };
}

function manifestEntry(attachment: EncodedAttachment): Elements {
  return {
    ContentId: `cid:${attachment.contentId ?? ''}`,
    ContentType: attachment.contentType ?? '',
    Description: attachment.description ?? '',
    AttachmentName: attachment.name ?? '',
  };
}

function attachmentElements(attachment: EncodedAttachment): Elements {
  return {
    ContentId: attachment.contentId ?? '',
    AttachmentName: attachment.name ?? '',
    Description: attachment.description ?? '',
    ContentType: attachment.contentType ?? '',
    ContentTransferEncoded: attachment.encoded,
  };
}

/** Every element of the envelope bears the prefix; attributes say their own. */
function prefixed(elements: Elements): Elements {
  return Object.fromEntries(
    Object.entries(elements).map(([name, content]) => [
      name.startsWith('@') ? name : `edXML:${name}`,
      isMany(content) ? content.map(prefixedContent) : prefixedContent(content),
    ]),
  );
}
function prefixedContent<T extends Content | null | undefined>(content: T): T | Elements {
  return typeof content === 'object' && content !== null ? prefixed(content) : content;
}

/** Without control characters and halves of pairs, which no XML can hold; and without what is left out. */
function storable(elements: Elements): Elements {
  const kept = Object.entries(elements).filter(([, content]) => content != null);
  return Object.fromEntries(
    kept.map(([name, content]) => [
      name,
      isMany(content) ? content.map(storableContent) : storableContent(content),
    ]),
  );
}
function storableContent<T extends Content | null | undefined>(content: T): T | Content {
  if (typeof content === 'string') return content.replace(UNSTORABLE, '');
  return typeof content === 'object' && content !== null ? storable(content) : content;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function isMany(
  content: Content | readonly Content[] | null | undefined,
): content is readonly Content[] {
  return Array.isArray(content);
}
