import { describe, expect, it } from 'vitest';
import { fillSentence, Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { requireMay, requireRight } from './require-may.ts';

const officer: Actor = {
  ...{
    accountId: '1',
    personId: '2',
    personName: 'Lê Thị Cúc',
    postId: '3',
    postTitle: 'Chuyên viên',
  },
  ...{ unitId: '10', unitName: 'Cục Viễn thông', authorityId: '100', jurisdictionUnitId: '10' },
  role: 'officer',
  wholeAuthority: false,
};

function codeOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.text.code : String(error);
  }
}

function sentenceOf(act: () => void): string {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof Refusal ? fillSentence(error.text.vi, error.facts) : String(error);
  }
}

describe('a right that is missing', () => {
  it('looks like a thing that does not exist, where the post may not read it', () => {
    const foreign = { authorityId: '200', unitId: '20', unitPath: ['20', '200'] };
    expect(codeOf(() => requireMay(officer, 'task.report', foreign))).toBe('NOT_FOUND');
    expect(codeOf(() => requireMay(officer, 'task.read', foreign))).toBe('NOT_FOUND');
  });

  it('is said plainly, where the post may read the thing', () => {
    const own = { authorityId: '100', unitId: '10', unitPath: ['10', '1'] };
    expect(codeOf(() => requireMay(officer, 'task.accept', own))).toBe('NOT_ALLOWED');
    expect(codeOf(() => requireMay(officer, 'task.report', own))).toBeNull();
  });

  it('is said before anything is looked up, where the role has it nowhere', () => {
    expect(codeOf(() => requireRight(officer, 'journal.read'))).toBe('NOT_ALLOWED');
    expect(codeOf(() => requireRight(officer, 'task.report'))).toBeNull();
  });

  it('says which right is missing in which post, and who has it', () => {
    const own = { authorityId: '100', unitId: '10', unitPath: ['10', '1'] };
    expect(sentenceOf(() => requireMay(officer, 'task.accept', own))).toContain(
      'Chức vụ Chuyên viên không có quyền “tiếp nhận nhiệm vụ”. Chuyển chức vụ, hoặc nhờ người có quyền này: Thủ trưởng đơn vị, Cán bộ xã.',
    );
    const lent: Actor = { ...officer, role: 'head', only: new Set(['task.read'] as const) };
    expect(sentenceOf(() => requireMay(lent, 'task.accept', own))).toContain('Ủy quyền');
    expect(sentenceOf(() => requireRight(lent, 'task.accept'))).toContain('Ủy quyền');
    const above = { authorityId: '100', unitId: '11', unitPath: ['11', '10', '1'] };
    expect(sentenceOf(() => requireMay(officer, 'task.report', above))).toContain('ngoài phạm vi');
  });
});
