import type { Draft, DraftTask, DraftUnit } from '../contract.ts';

/** A unit of a draft that is matched to the register. */
export function aUnit(unitId: string, written = `Đơn vị ${unitId}`): DraftUnit {
  return {
    written,
    span: null,
    implied: false,
    unitId,
    unitName: written,
    group: false,
    memberIds: [],
  };
}

/** A class of bodies with its members. */
export function aClass(memberIds: string[], written = 'các địa phương'): DraftUnit {
  return { ...aUnit('0', written), unitId: null, unitName: null, group: true, memberIds };
}

/** A deadline on one day. */
export function deadlineOn(dueOn: string): NonNullable<DraftTask['deadline']> {
  return {
    raw: `ngày ${dueOn}`,
    kind: 'FIXED',
    precision: 'day',
    norm: dueOn,
    startsOn: null,
    dueOn,
    span: null,
  };
}

/** A task that nothing stands against. */
export function aTask(key: string, change: Partial<DraftTask> = {}): DraftTask {
  return {
    key,
    label: null,
    title: 'Xây dựng kho dữ liệu dùng chung của ngành',
    quote: 'Xây dựng kho dữ liệu dùng chung của ngành, trình lãnh đạo phê duyệt',
    path: [],
    fieldKey: null,
    lead: [aUnit('7')],
    coord: [],
    deadline: deadlineOn('2024-12-31'),
    product: { text: 'Kho dữ liệu', span: null },
    earlyReason: null,
    state: 'unseen',
    span: null,
    confidence: 0.9,
    rule: 'L-1',
    ...change,
  };
}

/** A draft that could be issued as it stands. */
export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    identity: {
      type: 'KH',
      number: '12/KH-BTTTT',
      issuedOn: '2024-03-01',
      issuer: aUnit('1', 'Bộ Thông tin và Truyền thông'),
      signer: null,
      title: 'Kế hoạch dữ liệu năm 2024',
      spans: {},
    },
    citations: [],
    declared: { tasks: null, fields: null },
    fields: [],
    tasks: [aTask('t1')],
    targets: [],
    money: [],
    phases: [],
    duties: [],
    mottos: [],
    notUnderstood: [],
    ...change,
  };
}
