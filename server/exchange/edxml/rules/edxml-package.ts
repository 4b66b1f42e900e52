import type { Day } from '../../../calendar/rules/day.ts';
import type { PackageKind, Priority, StatusCode, SteeringType } from './edxml-codes.ts';

/*
 * A package (gói tin) and a status message of edXML, QCVN 102:2016/BTTTT, as this program understands them.
 * Texts that a sender left out are null; nothing is ever guessed here.
 */

/** A body as a message names it; `organId` is its identifier (mã định danh, QĐ 20/2020/QĐ-TTg). */
export interface Organ {
  readonly organId: string;
  readonly inCharge: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly fax: string | null;
  readonly website: string | null;
}

/** Which document: `OrganId,yyyy/MM/dd,số/ký hiệu`. */
export interface DocumentId {
  readonly organId: string;
  readonly day: Day | null;
  /** `601/QĐ-BTTTT` */
  readonly number: string;
}

/** CodeNumber and CodeNotation: `601` and `QĐ-BTTTT`. */
export interface Code {
  readonly number: string;
  readonly notation: string;
}

/** Another document that this one answers. */
export interface ResponseFor {
  readonly organId: string;
  readonly code: string;
  readonly day: Day | null;
  readonly documentId: DocumentId | null;
}

export interface StaffInfo {
  readonly department: string | null;
  readonly staff: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
}

/** Bussiness: what the package does to an earlier document, and who handles it. */
export interface Business {
  readonly kind: PackageKind;
  readonly reason: string | null;
  /** What an update changes: the document itself, its receivers. */
  readonly changesDocument: boolean;
  readonly changesReceivers: boolean;
  /** ReceiverType: 0 taken off the receivers, 1 added to them. */
  readonly receivers: readonly { readonly isAdded: boolean; readonly organId: string }[];
  /** The document that is recalled or updated. */
  readonly documentId: DocumentId | null;
  readonly staff: StaffInfo | null;
  readonly replaces: readonly {
    readonly documentId: DocumentId;
    readonly organIds: readonly string[];
  }[];
}

/** An attachment as it travels: zipped or not, in base64. */
export interface EncodedAttachment {
  readonly contentId: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly contentType: string | null;
  /** Base64 without white space. */
  readonly encoded: string;
}

/** The Signature element, as far as it is read. Nothing here says that a signature is good. */
export interface SignatureElement {
  readonly method: string | null;
  readonly subjectName: string | null;
  /** Base64 of the certificate (DER). */
  readonly certificate: string | null;
  readonly hasValue: boolean;
  readonly references: number;
}

/** What VNPT's library adds to the standard; kept, and written where a setting says so. */
export interface VendorParts {
  /** ResponseForTask/TaskCode: the tasks that a report answers, in the sender's own numbers. */
  readonly taskCodes: readonly string[];
  readonly applicationType: string | null;
}

export interface PackageHeader {
  readonly from: Organ;
  readonly to: readonly Organ[];
  readonly documentId: DocumentId;
  readonly code: Code;
  readonly place: string | null;
  readonly issuedOn: Day | null;
  /** Type 1 is a legal document, 2 an administrative one; TypeName is its name in words. */
  readonly type: string | null;
  readonly typeDetail: string | null;
  readonly typeName: string | null;
  readonly subject: string;
  readonly content: string | null;
  readonly signerCompetence: string | null;
  readonly signerPosition: string | null;
  readonly signerName: string | null;
  /** Hạn trả lời. */
  readonly dueOn: Day | null;
  readonly toPlaces: readonly string[];
  readonly priority: Priority;
  readonly sphere: string | null;
  readonly typist: string | null;
  readonly copies: number | null;
  readonly pages: number | null;
  readonly appendixes: readonly string[];
  readonly responseFor: readonly ResponseFor[];
  readonly steeringType: SteeringType;
  readonly vendor: VendorParts;
}

/** A body through which the message went, `yyyy/MM/dd HH:mm:ss` in Vietnam. */
export interface Trace {
  readonly organId: string;
  readonly at: string;
}

/** A whole package. */
export interface EdxmlPackage {
  readonly header: PackageHeader;
  readonly traces: readonly Trace[];
  readonly business: Business;
  readonly signature: SignatureElement | null;
  readonly attachments: readonly EncodedAttachment[];
}

/** A status message: how far a receiver has come with a document. */
export interface EdxmlStatus {
  readonly from: Organ;
  /** The document of which it speaks. */
  readonly responseFor: ResponseFor;
  /** As understood. */
  readonly code: StatusCode;
  /** As written. */
  readonly rawCode: string;
  readonly description: string | null;
  readonly at: string;
  readonly staff: StaffInfo | null;
}

/** The cover that the axis of a province puts around a message. */
export interface Cover {
  readonly sendingSystem: string | null;
  readonly receivingSystem: string | null;
  readonly documentType: string | null;
  readonly documentCode: string | null;
}

/** Something found in a message; `blocks` where it cannot be taken in as it is. */
export interface EdxmlFault {
  /** Path of the element: `MessageHeader/DueDate`; `dòng 12` where the XML itself is broken. */
  readonly place: string;
  readonly blocks: boolean;
  readonly vi: string;
  readonly en: string;
}
