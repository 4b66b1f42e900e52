import type { ReadDocument, Reading, ReadUnit, Span } from '../../../reader/reading.ts';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import { isDay } from '../../calendar/rules/day.ts';
import type { Draft, DraftUnit } from '../contract.ts';

/** The document that was read, and its identity as the officer reviews it. */
export function mainDocument(reading: Reading): {
  document: ReadDocument | null;
  identity: Draft['identity'];
} {
  const document = reading.documents.find(({ id }) => id === reading.main) ?? null;
  const spans: Record<string, { start: number; end: number }> = {};
  const mark = (name: string, span: Span | undefined) => {
    if (span) spans[name] = { start: span.start, end: span.end };
  };
  mark('number', document?.mentions[0]);
  mark('issuedOn', document?.dateSpan);
  mark('issuer', document?.issuerSpan);
  mark('signer', document?.signerSpan);
  mark('title', document?.titleSpan);
  const date = document?.date ?? null;
  return {
    document,
    identity: {
      type: document?.type ?? null,
      number: document?.number ?? null,
      // A month alone is no day of issue: it is left for the officer rather than made up.
      issuedOn: date !== null && isDay(date) ? date : null,
      issuer:
        document?.issuer == null ? null : unmatched(document.issuer, document.issuerSpan ?? null),
      signer: document?.signer ?? null,
      title: document?.title ?? null,
      spans,
    },
  };
}

/** A unit as written; one that is only understood ("ngầm hiểu") is the issuer unless a heading named it. */
export function draftUnit(unit: ReadUnit, issuer: DraftUnit | null): DraftUnit {
  const implied = unit.implied ?? false;
  const isIssuer =
    implied &&
    issuer !== null &&
    (unit.name === '' || accentFree(unit.name) === accentFree(issuer.written));
  return {
    ...unmatched(isIssuer ? issuer.written : unit.name, unit.span),
    implied,
    group: unit.group ?? false,
  };
}

function unmatched(written: string, span: Span | null): DraftUnit {
  return {
    written,
    span: span && { start: span.start, end: span.end },
    implied: false,
    unitId: null,
    unitName: null,
    group: false,
    memberIds: [],
  };
}
