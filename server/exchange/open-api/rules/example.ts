import { type JsonSchema, refName } from './json-schema.ts';

/** What stands in a field of this name, so that an example reads like the product. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  title: 'Trang bị máy tính bảng cho học sinh thuộc hộ nghèo',
  name: 'Cục Viễn thông',
  shortName: null,
  fullName: 'Trần Văn An',
  number: '601/QĐ-BTTTT',
  planNumber: '601/QĐ-BTTTT',
  symbol: '601/QĐ-BTTTT',
  label: '1',
  body: 'Đã bàn giao 12.000 máy cho 24 tỉnh; còn 3.000 máy giao trong tháng 12.',
  reason: 'Chờ kết quả đấu thầu, dự kiến xong trước ngày 20/12.',
  product: 'Biên bản bàn giao máy tính bảng',
  fieldName: 'Viễn thông',
  percent: 80,
  period: '2026-Q4',
  version: 4,
  total: 1,
  daysLate: 0,
  next: 'WyIyMDI2LTEyLTMxIiwiMTAyMzQ1Njc4OTAxMjM0NTY3Il0',
};
const BY_TYPE: Readonly<Record<string, unknown>> = {
  Id: '102345678901234567',
  DayText: '2026-12-31',
  Instant: '2026-11-22T08:00:00Z',
};
/** Deeper down an example teaches nothing more. */
const DEEPEST = 6;

/**
 * A value of a schema as it travels, made of the schema alone: every field that is always there, one row of each
 * list, the first of several possibilities.
 */
export function exampleOf(
  schema: JsonSchema,
  component: (name: string) => JsonSchema,
  at: { readonly name?: string; readonly depth?: number } = {},
): unknown {
  const { name = '', depth = 0 } = at;
  const named = refName(schema);
  if (named !== null) {
    if (named in BY_TYPE) return BY_TYPE[named];
    return exampleOf(component(named), component, at);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (name in BY_NAME && fits(schema, BY_NAME[name])) return BY_NAME[name];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) {
    const isDeep = depth >= DEEPEST;
    const isNull = (each: JsonSchema) => each.type === 'null';
    const chosen = either.find((each) => isNull(each) === (isDeep && either.some(isNull)));
    return exampleOf(chosen ?? either[0] ?? {}, component, at);
  }
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each, component, at)));
  if (schema.default !== undefined) return schema.default;
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'array') {
    if (depth >= DEEPEST || schema.prefixItems) {
      return (schema.prefixItems ?? []).map((each) =>
        exampleOf(each, component, { depth: depth + 1 }),
      );
    }
    return [exampleOf(schema.items ?? {}, component, { depth: depth + 1 })];
  }
  if (type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => schema.required?.includes(key) || key in BY_NAME)
        .map(([key, part]) => [key, exampleOf(part, component, { name: key, depth: depth + 1 })]),
    );
  }
  return plain(schema, type, name);
}

function plain(schema: JsonSchema, type: string | undefined, name: string): unknown {
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, 0);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === undefined) return {};
  if (schema.format === 'date-time') return BY_TYPE.Instant;
  if (schema.pattern?.includes('\\d{4}-\\d{2}-\\d{2}')) return BY_TYPE.DayText;
  if (/[iI]d$/.test(name)) return BY_TYPE.Id;
  return name === '' ? '…' : `${name}…`.padEnd(schema.minLength ?? 0, '…');
}

/** Whether the usual value of a name is of the type that a field of this name has here. */
function fits(schema: JsonSchema, value: unknown): boolean {
  const types = [schema.type, ...(schema.anyOf ?? []).map((each) => each.type)].flat();
  const type = value === null ? 'null' : typeof value === 'number' ? 'integer' : typeof value;
  const isShort = typeof value !== 'string' || value.length <= (schema.maxLength ?? value.length);
  const isLike = typeof value !== 'string' || new RegExp(schema.pattern ?? '', 'u').test(value);
  return types.includes(type) && isShort && isLike;
}
