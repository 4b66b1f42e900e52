import { asDay } from '../../../calendar/rules/day.ts';
import { encodeAttachments } from '../encode-attachments.ts';
import type { EdxmlPackage, Organ } from '../rules/edxml-package.ts';

/** A body with a name and a code, the rest left out. */
export function organ(organId: string, name: string): Organ {
  return {
    ...{ organId, name, inCharge: null, address: null, email: null },
    ...{ telephone: null, fax: null, website: null },
  };
}

/** The directive that the samples carry: two pieces of work with their deadlines. */
export const SAMPLE_TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG
Số: 77/QĐ-BTTTT
Hà Nội, ngày 05 tháng 10 năm 2026

QUYẾT ĐỊNH
Về việc giao nhiệm vụ rà soát hạ tầng số

Điều 1. Nhiệm vụ
1. Sở Thông tin và Truyền thông chủ trì rà soát trạm phát sóng trên địa bàn, báo cáo kết quả trước ngày 30/11/2026.
2. Sở Thông tin và Truyền thông chủ trì xây dựng bản đồ hạ tầng số của thành phố.
`;

/** A package of kind 2 (văn bản chỉ đạo) from a ministry to a city. */
export function samplePackage(changes: Partial<EdxmlPackage['header']> = {}): EdxmlPackage {
  const day = asDay('2026-10-05');
  return {
    header: {
      from: organ('G14', 'Bộ Thông tin và Truyền thông'),
      to: [organ('H26', 'UBND thành phố Hà Nội')],
      documentId: { organId: 'G14', day, number: '77/QĐ-BTTTT' },
      code: { number: '77', notation: 'QĐ-BTTTT' },
      place: 'Hà Nội',
      issuedOn: day,
      ...{ type: '2', typeDetail: null, typeName: 'Quyết định' },
      subject: 'Giao nhiệm vụ rà soát hạ tầng số',
      content: null,
      ...{ signerCompetence: null, signerPosition: 'Thứ trưởng', signerName: 'Phạm Quốc Bình' },
      dueOn: asDay('2026-12-15'),
      ...{ toPlaces: [], priority: 1, sphere: null, typist: null, copies: null, pages: 2 },
      ...{ appendixes: [], responseFor: [], steeringType: 2 },
      vendor: { taskCodes: [], applicationType: null },
      ...changes,
    },
    traces: [{ organId: 'G14', at: '2026/10/05 09:30:00' }],
    business: {
      ...{ kind: 'new', reason: null, changesDocument: false, changesReceivers: false },
      ...{ receivers: [], documentId: null, staff: null, replaces: [] },
    },
    signature: null,
    attachments: [],
  };
}

/** The same with its text as an attachment. */
export async function packageWithText(
  sample: EdxmlPackage = samplePackage(),
  text = SAMPLE_TEXT,
): Promise<EdxmlPackage> {
  const file = {
    name: '77-qd-btttt.txt',
    bytes: new TextEncoder().encode(text),
    mediaType: 'text/plain',
    description: null,
  };
  return { ...sample, attachments: await encodeAttachments([file], (at) => `tep-${at}`) };
}
