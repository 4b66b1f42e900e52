/** Whose words are kept; another person at the same computer never sees them. */
let owner = 'nobody';

/** Called by the shell when it knows who is signed in. */
export function keepFor(personId: string): void {
  owner = personId;
}

export function keeper(): string {
  return owner;
}

const PREFIX = 'chidao.kept.';

/** Where something of the present owner lies. */
export function keptPlace(key: string): string {
  return `${PREFIX}${owner}.${key}`;
}

/** Everything that the device keeps for the present owner goes: somebody signs out of it. */
export function forgetKept(): void {
  const own = keptPlace('');
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(own)) localStorage.removeItem(place);
  }
}

/** The keys under which something of the present owner lies, of those that begin so. */
export function keptKeys(beginning: string): string[] {
  const own = keptPlace('');
  return Object.keys(localStorage).flatMap((place) =>
    place.startsWith(own + beginning) ? [place.slice(own.length)] : [],
  );
}

/** A value of this device that every tab sees and changes: read, changed and written in one step. */
export interface DeviceValue<Value> {
  read(): Value;
  change(step: (before: Value) => Value): void;
  /** Called after a change by this tab or another. */
  subscribe(listener: () => void): () => void;
}

const listeners = new Map<string, Set<() => void>>();
/** Where the device keeps nothing (a full or forbidden store) the words stay with the page. */
const inMemory = new Map<string, string>();

export function deviceValue<Value>(key: string, first: Value): DeviceValue<Value> {
  const place = keptPlace(key);
  let seen: { text: string | null; value: Value } = { text: null, value: first };

  function read(): Value {
    const text = textAt(place);
    if (text !== seen.text) seen = { text, value: parsed(text, first) };
    return seen.value;
  }
  return {
    read,
    change(step) {
      const before = read();
      const value = step(before);
      if (value === before) return;
      const text = JSON.stringify({ at: Date.now(), value });
      inMemory.set(place, text);
      try {
        localStorage.setItem(place, text);
        inMemory.delete(place);
      } catch {
        // Kept in memory above.
      }
      for (const listener of listeners.get(place) ?? []) listener();
    },
    subscribe(listener) {
      const own = listeners.get(place) ?? new Set();
      listeners.set(place, own.add(listener));
      const onStorage = (event: StorageEvent) => {
        if (event.key === place) listener();
      };
      window.addEventListener('storage', onStorage);
      return () => {
        own.delete(listener);
        window.removeEventListener('storage', onStorage);
      };
    },
  };
}

function textAt(place: string): string | null {
  const kept = inMemory.get(place);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** What lies there was written above, under the key of this very thing. */
function parsed<Value>(text: string | null, first: Value): Value {
  if (text === null) return first;
  try {
    const kept: { value?: Value } = JSON.parse(text);
    return kept.value ?? first;
  } catch {
    return first;
  }
}
