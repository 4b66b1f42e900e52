import { type Html, html } from '../../platform/html/html.ts';

/** A sentence over a form that was not taken, read out at once. */
export function notTaken(why: string | null): Html | null {
  return why === null ? null : html`<p class="strip" role="alert">${why}</p>`;
}

/** What every field of a plain form has. */
interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What is wrong with it. */
  readonly fault?: string | null;
}

/** A field of one line. */
export function lineField(
  field: FieldParts & { readonly type: 'text' | 'email' | 'tel'; readonly complete?: string },
): Html {
  const { name, label, value, type, complete = 'off' } = field;
  return html`<div class="field"><label class="f" for="${name}">${label}</label>${noteOf(field)}<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${complete}"${describedBy(field)}></div>`;
}

/** A field of many lines. */
export function wordsField(field: FieldParts & { readonly rows: number }): Html {
  const { name, label, value, rows } = field;
  // A line end after the tag is not part of what was typed.
  return html`<div class="field"><label class="f" for="${name}">${label}</label>${noteOf(field)}<textarea id="${name}" name="${name}" rows="${rows}"${describedBy(field)}>
${value}</textarea></div>`;
}

/** What stands under a label: what is wrong, and a hint. */
export function noteOf({ name, hint, fault }: Pick<FieldParts, 'name' | 'hint' | 'fault'>): Html {
  return html`${hint && html`<p class="meta" id="${name}-hint">${hint}</p>`}${
    fault && html`<p class="fault" id="${name}-fault">${fault}</p>`
  }`;
}

function describedBy({ name, hint, fault }: FieldParts): Html {
  const ids = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`${ids && html` aria-describedby="${ids}"`}${fault && html` aria-invalid="true"`}`;
}
