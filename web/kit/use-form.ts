import { useId, useRef, useState } from 'react';
import { ProblemError } from '../app/problem-error.ts';
import { useKept } from './use-kept.ts';

export type FormErrors<Values> = Partial<Record<keyof Values & string, string>>;

interface FormSetting<Values> {
  /** What the form is about, for keeping what was typed: `hand-back:123`. Secrets are never kept. */
  readonly key: string;
  readonly first: Values;
  /** Sentences for the fields at fault, said again at the field and in the summary. */
  readonly check: (values: Values) => FormErrors<Values>;
  /** Fields that must not be kept on the device: passwords. */
  readonly secret?: readonly (keyof Values & string)[];
}

/** A form: values kept as typed, checked on leaving a field, a summary that takes the focus when refused. */
export interface FormState<Values> {
  readonly id: string;
  readonly values: Values;
  readonly set: (change: Partial<Values>) => void;
  /** The sentence to show at a field now. */
  readonly errorOf: (field: keyof Values & string) => string | undefined;
  readonly leave: (field: keyof Values & string) => void;
  /** All faults of the last try to send, in the order of the fields. */
  readonly summary: readonly { readonly field: string; readonly message: string }[];
  readonly problem: ProblemError | null;
  readonly sending: boolean;
  readonly keptAt: number | null;
  readonly clear: () => void;
  /** Shows every fault; true when there is none. For forms of several steps. */
  readonly isRight: () => boolean;
  /** Checks and sends; keeps every word when the sending fails. */
  readonly submit: (send: (values: Values) => Promise<unknown>) => Promise<boolean>;
}

export function useForm<Values extends { [field: string]: unknown }>({
  key,
  first,
  check,
  secret = [],
}: FormSetting<Values>): FormState<Values> {
  const id = useId();
  const [secrets, setSecrets] = useState<Partial<Values>>({});
  const kept = useKept<Values>(key, first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [fromServer, setFromServer] = useState<FormErrors<Values>>({});
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const values: Values = { ...first, ...kept.value, ...secrets };
  const errors: FormErrors<Values> = { ...check(values), ...fromServer };

  function set(change: Partial<Values>): void {
    const open: Partial<Values> = { ...change };
    const hidden: Partial<Values> = {};
    for (const field of secret) {
      if (field in open) {
        hidden[field] = open[field];
        delete open[field];
      }
    }
    if (Object.keys(hidden).length > 0) setSecrets((before) => ({ ...before, ...hidden }));
    if (Object.keys(open).length > 0) kept.set((before) => ({ ...before, ...open }));
    setFromServer((before) => {
      const rest = { ...before };
      for (const field of Object.keys(change)) delete rest[field];
      return rest;
    });
  }

  function isRight(): boolean {
    const faults = Object.keys(check(values)).length;
    setTried(faults > 0);
    setProblem(null);
    return faults === 0;
  }

  async function submit(send: (values: Values) => Promise<unknown>): Promise<boolean> {
    if (busy.current || !isRight()) return false;
    setTried(true);
    busy.current = true;
    setSending(true);
    try {
      await send(values);
      kept.clear();
      setSecrets({});
      setTried(false);
      setLeft(new Set());
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFromServer(fieldsOf<Values>(error, values));
      setProblem(error);
      return false;
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  return {
    id,
    values,
    set,
    errorOf: (field) => (tried || left.has(field) ? errors[field] : fromServer[field]),
    leave: (field) => setLeft((before) => new Set(before).add(field)),
    summary: tried
      ? Object.keys(first).flatMap((field) => {
          const message = errors[field];
          return message === undefined ? [] : [{ field, message }];
        })
      : [],
    problem,
    sending,
    keptAt: kept.keptAt,
    clear: () => {
      kept.clear();
      setSecrets({});
      setTried(false);
      setProblem(null);
    },
    isRight,
    submit,
  };
}

/** Fields that the server names in `details.fields`; the sentence of the problem stands at each. */
function fieldsOf<Values>(error: ProblemError, values: Values): FormErrors<Values> {
  const found: FormErrors<Values> = {};
  const { fields } = Object(error.details);
  if (!Array.isArray(fields)) return found;
  for (const each of fields) {
    const { field } = Object(each);
    const name = typeof field === 'string' ? field.replace(/^body\./, '').split('.')[0] : undefined;
    if (name !== undefined && isFieldOf(values, name)) found[name] = error.sentence;
  }
  return found;
}

function isFieldOf<Values>(values: Values, name: string): name is keyof Values & string {
  return typeof values === 'object' && values !== null && name in values;
}
