/** Where a value of a template stands. */
export type Place = 'text' | 'attribute' | 'address' | 'attributes';

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'cite']);

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/**
 * Where each value of a template stands; worked out once for each template of the sources.
 *
 * @throws TypeError where a value stands in a place that no escaping makes safe
 */
export function placesOf(parts: TemplateStringsArray): readonly Place[] {
  const found = known.get(parts);
  if (found) return found;
  let before = '';
  const places = parts.slice(0, -1).map((part) => {
    before += part;
    const place = placeAfter(before);
    before += 'x';
    return place;
  });
  known.set(parts, places);
  return places;
}

function placeAfter(before: string): Place {
  const lower = before.toLowerCase();
  for (const name of ['script', 'style']) {
    if (lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`)) {
      const isOpened = before.indexOf('>', lower.lastIndexOf(`<${name}`)) >= 0;
      if (isOpened) throw new TypeError(`No value may stand inside a ${name}.`);
    }
  }
  const tag = /<[a-z][^<>]*$/i.exec(before)?.[0];
  if (tag === undefined) return 'text';
  // What is left of the tag once its finished attributes are gone.
  const open = tag.replace(/\s[\w:-]+=(?:"[^"]*"|'[^']*')/g, '');
  const attribute = /\s([\w:-]+)=["']([^"']*)$/.exec(open);
  if (attribute === null) {
    if (/^<[\w-]+(?:\s[\w\s-]*|x*)$/.test(open)) return 'attributes';
    throw new TypeError(`A value may stand in an attribute only inside quotes: ${tag}`);
  }
  const name = attribute[1]?.toLowerCase() ?? '';
  if (name === 'style' || name === 'srcdoc' || name.startsWith('on')) {
    throw new TypeError(`No value may stand in ${name}.`);
  }
  // Words after the beginning of an address that stands in the template cannot change where it leads.
  return ADDRESSES.has(name) && attribute[2] === '' ? 'address' : 'attribute';
}
