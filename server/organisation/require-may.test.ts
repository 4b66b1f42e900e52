import { describe, expect, it } from 'vitest';
import { Refusal } from '../platform/refusal.ts';
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
});
