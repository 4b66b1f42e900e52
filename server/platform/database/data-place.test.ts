import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeData, placeSocket } from './data-place.ts';

const isRoot = process.getuid?.() === 0;
const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, differs: false };
const nobody = { uid: 65_534, gid: 65_534, differs: true };
const silent = () => {};

let home: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'chidao-place-')));
  chmodSync(home, 0o755);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('data', () => {
  it('stays where it is wanted when the account can reach it', () => {
    expect(placeData(join(home, 'var', 'postgres'), nobody, silent)).toBe(
      join(home, 'var', 'postgres'),
    );
  });

  it.runIf(isRoot)('moves to an open place, with a link and a sentence, when it cannot', () => {
    const wanted = closedHome();
    const said: string[] = [];
    const place = placeData(wanted, nobody, (line) => said.push(line), join(home, 'open'));
    expect(place.startsWith(join(home, 'open'))).toBe(true);
    expect(lstatSync(wanted).isSymbolicLink()).toBe(true);
    expect(said.join()).toContain(place);
    mkdirSync(place);
    expect(placeData(wanted, nobody, silent, join(home, 'open'))).toBe(place);
  });

  it.runIf(isRoot)('stays in a temporary directory, which is opened just enough', () => {
    chmodSync(home, 0o700);
    expect(placeData(join(home, 'postgres'), nobody, silent)).toBe(join(home, 'postgres'));
    expect(lstatSync(home).mode & 0o777).toBe(0o711);
  });

  it.runIf(isRoot)('is found again through the link before the first start has filled it', () => {
    const wanted = closedHome();
    const place = placeData(wanted, nobody, silent, join(home, 'open'));
    expect(placeData(wanted, nobody, silent, join(home, 'open'))).toBe(place);
  });

  it.runIf(isRoot)('that lies in a closed place already is refused with what to do', () => {
    const wanted = closedHome();
    mkdirSync(wanted, { recursive: true });
    expect(() => placeData(wanted, nobody, silent, join(home, 'open'))).toThrowError(
      expect.objectContaining({ code: 'DATA_UNREACHABLE', vi: expect.stringContaining('chmod') }),
    );
  });
});

describe('the socket directory', () => {
  it('is private and short enough for a socket', () => {
    const dir = placeSocket(join(home, 'x'.repeat(120)), self);
    expect(lstatSync(dir).mode & 0o777).toBe(0o700);
    expect(join(dir, '.s.PGSQL.5432').length).toBeLessThanOrEqual(103);
    rmSync(dir, { recursive: true });
  });

  it('is the same at every start and another for other data', () => {
    const [one, again, two] = ['a', 'a', 'b'].map((name) => placeSocket(join(home, name), self));
    expect(one).toBe(again);
    expect(one).not.toBe(two);
    for (const dir of [one, two]) rmSync(dir ?? '', { recursive: true });
  });

  it('is not one that something else took the name of', () => {
    const dir = placeSocket(join(home, 'a'), self);
    rmSync(dir, { recursive: true });
    // A link planted under the name would lead our socket into a directory of its maker.
    symlinkSync(home, dir);
    try {
      expect(() => placeSocket(join(home, 'a'), self)).toThrowError(
        expect.objectContaining({ code: 'SOCKET_UNSAFE' }),
      );
    } finally {
      rmSync(dir);
    }
  });
});

function closedHome(): string {
  const closed = join(home, 'root');
  mkdirSync(closed, { mode: 0o700 });
  return join(closed, 'chidao', 'var', 'postgres');
}
