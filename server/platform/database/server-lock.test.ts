import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { identify } from './process-identity.ts';
import { liveLockHolder, takeServerLock } from './server-lock.ts';

let home: string;
let file: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chidao-lock-'));
  file = join(home, 'chidao.lock');
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

it('is held by this process until released, and leaves nothing behind', () => {
  const lock = takeServerLock(file);
  expect(liveLockHolder(file)?.pid).toBe(process.pid);
  lock.announce('http://localhost:1');
  expect(liveLockHolder(file)?.address).toBe('http://localhost:1');
  lock.release();
  lock.release();
  expect(readdirSync(home)).toEqual([]);
});

it('is refused while its holder lives, even to the same process', () => {
  const lock = takeServerLock(file);
  expect(() => takeServerLock(file)).toThrowError(
    expect.objectContaining({ code: 'ALREADY_RUNNING' }),
  );
  lock.release();
});

it.each([
  ['of a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'x' })],
  [
    'of a live process that started at another time',
    JSON.stringify({ pid: process.pid, startedAt: 'before the restart' }),
  ],
  ['that was cut short while written', '{"pid": 1'],
])('is taken over from a lock %s', (_, content) => {
  writeFileSync(file, content);
  const lock = takeServerLock(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(identify(process.pid));
  lock.release();
});

it('is not released by a process that lost it', () => {
  const lock = takeServerLock(file);
  const other = JSON.stringify({ pid: process.ppid, startedAt: 'another server' });
  writeFileSync(file, other);
  lock.release();
  expect(readFileSync(file, 'utf8')).toBe(other);
});
