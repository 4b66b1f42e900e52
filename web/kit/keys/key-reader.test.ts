import { describe, expect, test } from 'vitest';
import { BURST_MS, keyReader, type Press } from './key-reader.ts';

/** Plays `[milliseconds, key]` presses against a hand-driven clock and gives the names of keys heard. */
function hear(presses: readonly (readonly [number, string, Partial<Press>?])[]): string[] {
  const heard: string[] = [];
  let timers: { at: number; task: () => void }[] = [];
  let now = 0;
  const runUntil = (time: number) => {
    for (const timer of timers.filter((each) => each.at <= time)) timer.task();
    timers = timers.filter((each) => each.at > time);
    now = time;
  };
  const reader = keyReader(
    (name) => {
      heard.push(name);
      return true;
    },
    {
      later: (ms, task) => {
        const timer = { at: now + ms, task };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    },
  );
  for (const [at, key, more] of presses) {
    runUntil(at);
    reader.press({
      key,
      code: '',
      shift: false,
      ctrl: false,
      alt: false,
      composing: false,
      ...more,
    });
  }
  runUntil(now + BURST_MS);
  return heard;
}

/** A word typed slowly, then what UniKey sends for the next key: Backspaces and letters in one burst. */
function burstAfter(word: string, backspaces: number, letters: string): string[] {
  const typed = [...word].map((key, index) => [index * 200, key] as const);
  const start = word.length * 200;
  const burst = [...Array<string>(backspaces).fill('Backspace'), ...letters];
  return hear([...typed, ...burst.map((key, index) => [start + index * 2, key] as const)]).slice(
    word.length,
  );
}

describe('a burst of UniKey is the one key that was pressed', () => {
  test.each([
    ['a', 1, 'á', 's'],
    ['a', 1, 'à', 'f'],
    ['a', 1, 'ả', 'r'],
    ['a', 1, 'ã', 'x'],
    ['a', 1, 'ạ', 'j'],
    ['a', 1, 'ă', 'w'],
    ['u', 1, 'ư', 'w'],
    ['uo', 2, 'ươ', 'w'],
    ['a', 1, 'â', 'a'],
    ['e', 1, 'ê', 'e'],
    ['o', 1, 'ô', 'o'],
    ['d', 1, 'đ', 'd'],
    ['ê', 1, 'ế', 's'],
    ['â', 1, 'ă', 'w'],
    ['á', 1, 'ạ', 'j'],
  ])('%s then %i Backspace and %s', (word, backspaces, letters, key) => {
    expect(burstAfter(word, backspaces, letters)).toEqual([key]);
  });

  test('z takes a mark away and adds no letter', () => {
    expect(burstAfter('ạ', 1, 'a')).toEqual(['z']);
  });
  test('the same mark twice puts its letter back', () => {
    expect(burstAfter('ạ', 1, 'aj')).toEqual(['j']);
    expect(burstAfter('â', 1, 'aa')).toEqual(['a']);
    expect(burstAfter('đ', 1, 'dd')).toEqual(['d']);
  });
  test('a mark that moves along is no new mark', () => {
    expect(burstAfter('hò', 1, 'oà')).toEqual(['a']);
  });
  test('a word restored by Space is Space', () => {
    expect(burstAfter('ạ', 1, 'aj ')).toEqual(['Space']);
  });
  test('letters composed as separate marks (NFD) mean the same', () => {
    expect(burstAfter('a', 1, 'a\u0323')).toEqual(['j']);
  });
  test('with Shift held the key is the capital', () => {
    expect(
      hear([
        [0, 'a'],
        [200, 'Backspace', { shift: true }],
        [203, 'ạ', { shift: true }],
      ]),
    ).toEqual(['a', 'Shift+J']);
  });
});

describe('reviewing with Telex on', () => {
  test('a, j, j, x reaches the page as those four keys', () => {
    const presses = [
      [0, 'a'],
      [300, 'Backspace'],
      [302, 'ạ'],
      [600, 'Backspace'],
      [602, 'a'],
      [603, 'j'],
      [900, 'x'],
    ] as const;
    expect(hear(presses)).toEqual(['a', 'j', 'j', 'x']);
  });
  test('a key after an arrow is read by itself, not against the old word', () => {
    expect(
      hear([
        [0, 'a'],
        [200, 'ArrowDown'],
        [400, 'j'],
      ]),
    ).toEqual(['a', 'ArrowDown', 'j']);
  });
  test('a letter that comes later than the burst is its own key', () => {
    expect(
      hear([
        [0, 'a'],
        [200, 'Backspace'],
        [201, 'ạ'],
        [260, 'e'],
      ]),
    ).toEqual(['a', 'j', 'e']);
  });
});

describe('other presses', () => {
  test('Backspace alone does nothing', () => {
    expect(hear([[0, 'Backspace']])).toEqual([]);
  });
  test('an input method that holds letters back is read by the place of the key', () => {
    expect(hear([[0, 'Process', { code: 'KeyA', composing: true }]])).toEqual(['a']);
    expect(hear([[0, 'Process', { code: 'KeyD', composing: true, shift: true }]])).toEqual([
      'Shift+D',
    ]);
    expect(hear([[0, 'Process', { code: 'BracketLeft', composing: true }]])).toEqual([]);
  });
  test('đ without Backspace is d; ơ and ư may be a bracket, so they are nothing', () => {
    expect(hear([[0, 'đ']])).toEqual(['d']);
    expect(hear([[0, 'ơ']])).toEqual([]);
    expect(hear([[0, 'ư']])).toEqual([]);
  });
  test('names of keys', () => {
    expect(
      hear([
        [0, 'Enter'],
        [100, 'Enter', { ctrl: true }],
        [200, 'k', { ctrl: true, code: 'KeyK' }],
        [300, 'D', { shift: true }],
        [400, '?', { shift: true }],
        [500, ' '],
        [600, 'F8', { shift: true }],
        [700, 'D'],
      ]),
    ).toEqual(['Enter', 'Ctrl+Enter', 'Ctrl+K', 'Shift+D', '?', 'Space', 'Shift+F8', 'd']);
  });
});
