import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { byInterface } from './by-interface.ts';
import { madeText } from './made-text.ts';
import { submissionPage } from './pages/submission-page.ts';

withBrowser();

const TASKS = [
  '1. Phủ sóng di động các thôn lõm sóng. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý III/2025.',
  '2. Xếp hạng chỉ số công nghệ thông tin trong nhóm 40 nước. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý IV/2030.',
  '3. Mỗi hộ gia đình một địa chỉ số. Đơn vị chủ trì: Vụ Bưu chính. Thời gian hoàn thành: tháng 10/2025.',
];

async function read<Reply>(page: Page, path: string): Promise<Reply> {
  const reply = await page.request.get(path);
  expect(reply.status(), await reply.text()).toBe(200);
  const body: Reply = await reply.json();
  return body;
}

async function act<Reply>(page: Page, path: string, data: object = {}): Promise<Reply> {
  const headers = { 'x-chidao': '1', 'idempotency-key': crypto.randomUUID() };
  const reply = await page.request.post(path, { headers, data });
  expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200);
  const body: Reply = await reply.json();
  return body;
}

async function unitOf(page: Page, name: string): Promise<string> {
  const path = `/api/units?limit=1&q=${encodeURIComponent(name)}`;
  const { rows } = await read<{ rows: { id: string }[] }>(page, path);
  return rows[0]?.id ?? '';
}

/** This month by the calendar, from division to bureau to ministry to another body. */
async function defineMonth(planner: Page, number: string, toUnitId: string): Promise<void> {
  const month = `${dayInVietnam(new Date()).slice(0, 7)}-01`;
  const level = (unitIds: readonly string[], receiver: object) => ({
    ...{ reporters: { unitIds }, receiver },
    due: { kind: 'day', day: 5, monthsAfter: 1 },
  });
  const above = { kind: 'above' };
  await act(planner, '/api/regimes', {
    ...{ name: `Báo cáo tình hình thực hiện ${number}`, frequency: 'month' },
    ...{ calendar: 'statistical', validFrom: month },
    hops: [
      level([await unitOf(planner, 'Phòng Hạ tầng viễn thông')], above),
      level(
        [await unitOf(planner, 'Cục Viễn thông'), await unitOf(planner, 'Vụ Bưu chính')],
        above,
      ),
      level([await unitOf(planner, 'Bộ Thông tin và Truyền thông')], {
        kind: 'unit',
        unitId: toUnitId,
      }),
    ],
  });
}

/** Opens the report that the unit of the post owes for this month; gives its id. */
async function openOwed(page: Page, number: string): Promise<string> {
  interface Owed {
    rows: { id: string; regime: { name: string } }[];
  }
  const { rows } = await read<Owed>(page, '/api/obligations/mine?limit=50');
  const owed = rows.find(({ regime }) => regime.name.endsWith(number));
  const { id } = await act<{ id: string }>(page, `/api/obligations/${owed?.id}/submission`);
  return id;
}

interface Figures {
  facts: { sections: { figures: { key: string; period: string | null }[] }[] };
}
async function figureOf(page: Page, id: string, key: string): Promise<string> {
  const { facts } = await read<Figures>(page, `/api/submissions/${id}`);
  const figures = facts.sections.flatMap((section) => section.figures);
  return figures.find((figure) => figure.key === key)?.period ?? '';
}

test('a month of a programme is reported from division to bureau to ministry, to a document', async () => {
  const city = await signedIn('vp.thanh.pho');
  const planner = await signedIn('tong.hop');
  const cityUnit = await unitOf(city, 'Hà Nội');
  // Another one each time: a second try must not meet what the first has left.
  const number = `${1_000 + (Date.now() % 8_000)}/CTr-BTTTT`;
  const planId = await byInterface(planner).issue(madeText({ number, tasks: TASKS }));
  await defineMonth(planner, number, cityUnit);

  // The bureau gives a part to its division, which reports a difficulty.
  const bureau = await signedIn('cuc.vien.thong');
  await byInterface(bureau).acceptAll(planId);
  const tasks = await byInterface(bureau).tasksOf(planId);
  const [first] = [...tasks].filter(([title]) => title.startsWith('Phủ sóng'));
  const divisionUnit = await unitOf(bureau, 'Phòng Hạ tầng viễn thông');
  await act(bureau, `/api/tasks/${first?.[1].id}/break-down`, {
    version: first?.[1].version,
    parts: [
      { unitId: divisionUnit, title: 'Khảo sát các thôn lõm sóng', deadline: null, product: null },
    ],
  });
  const division = await signedIn('phong.ha.tang');
  await byInterface(division).acceptAll(planId);
  const part = [...(await byInterface(division).tasksOf(planId)).values()][0];
  await byInterface(division).act(part?.id ?? '', 'progress', {
    ...{ version: part?.version, percent: 40, body: 'Đã khảo sát 12 tỉnh.', fileIds: [] },
    difficulty: 'Địa phương gửi số liệu chậm.',
  });

  // Phòng: opened with what is known, written, frozen, presented, signed.
  const divisionReport = await openOwed(division, number);
  const own = submissionPage(division);
  await own.open(divisionReport);
  await own.says(/số liệu chưa chốt/);
  await own.write('Kết quả thực hiện nhiệm vụ', 'Phòng đã khảo sát xong 12 tỉnh.');
  await expectSound(division);
  await shoot(division, 'report draft');
  await own.press('Chốt số liệu');
  await own.says(/chốt số liệu \d/);
  await own.formally('Trình ký');
  await own.stands('Chờ ký');
  await own.formally('Ký, gửi', { 'Số, ký hiệu': '07/BC-HTVT' });
  await own.stands('Chờ duyệt');

  // Cục: accepts it, takes what it says into its own.
  const head = submissionPage(bureau);
  await head.open(divisionReport);
  await head.formally('Duyệt');
  await head.stands('Đã duyệt');
  const officer = await signedIn('cv.vien.thong');
  const bureauReport = await openOwed(officer, number);
  const desk = submissionPage(officer);
  await desk.open(bureauReport);
  await desk.write('Công tác chỉ đạo, điều hành', 'Cục giao ban đầu tuần về tiến độ Chương trình.');
  await officer.getByRole('button', { name: 'Kết quả thực hiện nhiệm vụ' }).first().click();
  const piece = officer.getByText('Phòng đã khảo sát xong 12 tỉnh.').first();
  await piece.waitFor();
  await officer.getByRole('button', { name: /^Nhận/ }).first().click();
  await officer.getByText('Đã nhận từ cấp dưới').waitFor();
  await expectSound(officer);
  await shoot(officer, 'report merge');
  await desk.press('Chốt số liệu');
  await desk.says(/chốt số liệu \d/);
  await desk.formally('Trình ký');
  await officer.getByText(/Thủ trưởng đang đọc, khoá sửa từ \d\d:\d\d/).waitFor();
  await head.open(bureauReport);
  await bureau.getByRole('heading', { name: /^BÁO CÁO/ }).waitFor();
  await shoot(bureau, 'report reading');
  await head.formally('Ký, gửi', { 'Số, ký hiệu': '88/BC-CVT' });
  await head.stands('Chờ duyệt');

  // Bộ: compiled, signed on a phone by whoever leads.
  const ministry = submissionPage(planner);
  await ministry.open(bureauReport);
  await ministry.formally('Duyệt');
  const ministryReport = await openOwed(planner, number);
  await ministry.open(ministryReport);
  await ministry.write('Kết quả thực hiện nhiệm vụ', 'Toàn Bộ triển khai đúng kế hoạch của tháng.');
  await ministry.press('Chốt số liệu');
  await ministry.says(/chốt số liệu \d/);
  await ministry.formally('Trình ký');
  const leader = await signedIn('thu.truong', { viewport: PHONE });
  const phone = submissionPage(leader);
  await phone.open(ministryReport);
  await leader.getByRole('heading', { name: /^BÁO CÁO/ }).waitFor();
  await expectSound(leader);
  await shoot(leader, 'report phone');
  await phone.formally('Ký, gửi', { 'Số, ký hiệu': '15/BC-BTTTT' });

  // The document says what the board says.
  await ministry.open(ministryReport);
  const { value: words } = await mammoth.extractRawText({
    buffer: await ministry.download('DOCX'),
  });
  const board = await read<{ total: { [status: string]: number } }>(planner, '/api/board');
  const overdue = await figureOf(planner, ministryReport, 'tasks.open_overdue');
  expect(Number(overdue)).toBeGreaterThan(0);
  expect(board.total.openOverdue).toBe(Number(overdue));
  const inTable = words.replace(/\s+/g, ' ');
  expect(inTable).toContain(`Quá hạn chưa hoàn thành nhiệm vụ ${overdue}`);
  for (const said of ['15/BC-BTTTT', 'Toàn Bộ triển khai đúng kế hoạch', 'Phủ sóng di động']) {
    expect(inTable).toContain(said);
  }
  const pdf = await ministry.download('PDF');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}, 90_000);
