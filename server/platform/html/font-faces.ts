import { existsSync, readdirSync } from 'node:fs';

/** Letters of each file of the typeface. */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;

/**
 * The typeface of the working side, where its built files lie in a folder: 38 kB in all, once for every page, and a
 * page is read in the letters of the device until they have come. Empty where nothing was built.
 */
export function fontFaces(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder);
  return Object.entries(RANGES)
    .flatMap(([name, range]) => {
      const file = files.find((each) =>
        new RegExp(`^source-sans-3-${name}-wght-normal-[\\w-]+\\.woff2$`).test(each),
      );
      return file === undefined
        ? []
        : `@font-face{font-family:"Source Sans 3";font-style:normal;font-display:swap;font-weight:200 900;src:url("/assets/${file}") format("woff2");unicode-range:${range}}`;
    })
    .join('\n');
}
