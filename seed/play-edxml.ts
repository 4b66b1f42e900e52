import { addDays, type Day } from '../server/calendar/rules/day.ts';
import { acceptPackage } from '../server/exchange/edxml/decide-package.ts';
import { encodeAttachments } from '../server/exchange/edxml/encode-attachments.ts';
import { acknowledgeOutgoing, outgoingView } from '../server/exchange/edxml/outgoing.ts';
import { receiveMessage } from '../server/exchange/edxml/receive-message.ts';
import { edxmlMoment } from '../server/exchange/edxml/rules/edxml-days.ts';
import type { EdxmlPackage, Organ } from '../server/exchange/edxml/rules/edxml-package.ts';
import { writePackage } from '../server/exchange/edxml/rules/write-message.ts';
import type { Platform } from '../server/platform/act.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface EdxmlStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

const NUMBER = '4021/VPCP-KSTT';

/**
 * A letter of the Government Office comes to the ministry by edXML six days before the demonstration opens; it
 * is taken on the day after, and the axis has carried the first of the two statuses.
 */
export function playEdxml({ platform, agenda, ministry, opensOn }: EdxmlStage): void {
  const chance = createChance(102);
  const { planner } = ministry;
  const sentOn = addDays(opensOn, -6);
  agenda.add(officeMoment(sentOn, chance), async () => {
    const sample = await letter(sentOn, addDays(opensOn, 20), platform.clock());
    const bytes = new TextEncoder().encode(writePackage(sample, { vendorParts: false }));
    const { packageId } = await receiveMessage(platform, planner, bytes, null);
    const { rows } = await outgoingView(platform, planner, { limit: 1 });
    for (const { id } of rows) await acknowledgeOutgoing(platform, planner, id, null);
    agenda.add(officeMoment(addDays(opensOn, -4), chance), async () => {
      await acceptPackage(platform, planner, { id: packageId, version: 1 }, null);
    });
  });
}

async function letter(day: Day, dueOn: Day, at: Date): Promise<EdxmlPackage> {
  const from = organ('G22', 'Văn phòng Chính phủ');
  const text = new TextEncoder().encode(words(day, dueOn));
  const file = { name: '4021-vpcp-kstt.txt', bytes: text, mediaType: 'text/plain' };
  return {
    header: {
      ...{ from, to: [organ('G14', 'Bộ Thông tin và Truyền thông')], place: 'Hà Nội' },
      documentId: { organId: from.organId, day, number: NUMBER },
      code: { number: '4021', notation: 'VPCP-KSTT' },
      ...{ issuedOn: day, type: '2', typeDetail: null, typeName: 'Công văn' },
      subject: 'Cung cấp số liệu kết nối văn bản điện tử',
      ...{ content: null, signerCompetence: 'KT. BỘ TRƯỞNG, CHỦ NHIỆM' },
      ...{ signerPosition: 'PHÓ CHỦ NHIỆM', signerName: 'Lê Đình Phong', dueOn },
      ...{ toPlaces: ['Như trên'], priority: 1, sphere: null, typist: null, copies: 2, pages: 1 },
      ...{ appendixes: [], responseFor: [], steeringType: 2 },
      vendor: { taskCodes: [], applicationType: null },
    },
    traces: [{ organId: from.organId, at: edxmlMoment(at) }],
    business: {
      ...{ kind: 'new', reason: null, changesDocument: false, changesReceivers: false },
      ...{ receivers: [], documentId: null, staff: null, replaces: [] },
    },
    signature: null,
    attachments: await encodeAttachments([{ ...file, description: null }], () => 'tep-1'),
  };
}

function words(day: Day, dueOn: Day): string {
  const said = (each: Day) => each.split('-').reverse().join('/');
  const [year, month, date] = day.split('-');
  return `VĂN PHÒNG CHÍNH PHỦ
Số: ${NUMBER}
V/v cung cấp số liệu kết nối văn bản điện tử
Hà Nội, ngày ${date} tháng ${month} năm ${year}

Kính gửi: Bộ Thông tin và Truyền thông

1. Bộ Thông tin và Truyền thông chủ trì tổng hợp số liệu gửi, nhận văn bản điện tử của các đơn vị, báo cáo trước ngày ${said(dueOn)}.
2. Bộ Thông tin và Truyền thông chủ trì rà soát mã định danh của các đơn vị thuộc Bộ.
`;
}

function organ(organId: string, name: string): Organ {
  return {
    ...{ organId, name, inCharge: null, address: null, email: null },
    ...{ telephone: null, fax: null, website: null },
  };
}
