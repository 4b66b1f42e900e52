/** The unit that a sentence of prose speaks of: at its start, or behind an opening clause. */
import { isUpperAt } from '../text/fold.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import type { Clause, Reader } from './read-tasks.ts';

/** The unit that opens a sentence and acts in it, or null. */
export function subjectAt(
  reader: Reader,
  at: number,
  end: number,
): { at: number; own: Assignment } | null {
  if (
    !isUpperAt(reader.page.text, at) &&
    !/^(?:cac|toan) /.test(reader.page.folded.slice(at, at + 5))
  )
    return null;
  const own = readAssignment(reader.page, at, end);
  return own.lead.length > 0 &&
    /^lead\/(?:subject|chu-tri)$/.test(own.rule) &&
    own.lead[0]?.start !== undefined &&
    own.lead[0].start <= at + 4
    ? { at, own }
    : null;
}

/** "Chỉ thị yêu cầu, ngay từ …, toàn ngành tổ chức …" and "…, Thủ trưởng các cơ quan … trực tiếp chỉ đạo". */
export function subjectAfterComma(
  reader: Reader,
  sentence: Clause,
  opening: number,
): { at: number; own: Assignment } | null {
  const window = reader.page.folded.slice(sentence.start, sentence.end);
  if (opening === 0 && !/^(?:chi thi|quyet dinh|ke hoach|cong van|can cu|nghi quyet)/.test(window))
    return null;
  for (const comma of window.slice(0, 700).matchAll(/, (?=[a-z])/g)) {
    const at = sentence.start + comma.index + 2;
    if (
      !/^(?:thu truong|toan |cac |giam doc|chu tich|nguoi dung dau|so |uy ban|ubnd)/.test(
        reader.page.folded.slice(at, at + 16),
      )
    )
      continue;
    const found = subjectAt(reader, at, sentence.end);
    if (found !== null) return found;
  }
  return null;
}
