/** Colour roles of the public pages; the same as those of the working side, by name and value. */
export const PUBLIC_COLOURS = {
  light: {
    ...{ surface: '#FFFFFF', page: '#F5F6F8', sunken: '#ECEFF3', 'accent-soft': '#E2EBF7' },
    ...{ text: '#1A2029', 'text-2': '#465160', 'text-3': '#55616F', accent: '#1B4F91' },
    ...{ 'on-accent': '#FFFFFF', edge: '#6B7684', hairline: '#D3D9E0' },
    ...{ 'asof-text': '#5A3A00', 'asof-bg': '#FFE9B8', late: '#A81E1E', 'on-late': '#FFFFFF' },
    ...{ 'on-time-text': '#17694A', 'on-time-bg': '#E1F2E9' },
    ...{ 'done-late-text': '#7A4B00', 'done-late-bg': '#FBEED2' },
    ...{ 'within-text': '#3B4F66', 'undated-text': '#5A4B86' },
    ...{ 'bar-overdue': '#A81E1E', 'bar-open': '#8292A6' },
    ...{ 'bar-late': '#C08A1E', 'bar-on-time': '#0F6B5A' },
  },
  dark: {
    ...{ surface: '#191F27', page: '#11151A', sunken: '#222A34', 'accent-soft': '#1D3350' },
    ...{ text: '#E9EDF2', 'text-2': '#B7C0CC', 'text-3': '#A5B0BE', accent: '#8FB9F3' },
    ...{ 'on-accent': '#0C1A2C', edge: '#8B98A8', hairline: '#343E4A' },
    ...{ 'asof-text': '#FFE2A6', 'asof-bg': '#3A2C0C', late: '#FFA196', 'on-late': '#2B0B09' },
    ...{ 'on-time-text': '#7FD3AC', 'on-time-bg': '#163828' },
    ...{ 'done-late-text': '#EFC16C', 'done-late-bg': '#3A2D10' },
    ...{ 'within-text': '#B9C6D5', 'undated-text': '#C6BCE6' },
    ...{ 'bar-overdue': '#F0766A', 'bar-open': '#71829A' },
    ...{ 'bar-late': '#F0CB7C', 'bar-on-time': '#3DB39A' },
  },
} as const;

type Colours = Readonly<Record<string, string>>;

const said = (colours: Colours): string =>
  Object.entries(colours)
    .map(([role, value]) => `--${role}:${value}`)
    .join(';');

/** Black on white or white on black, and every meta text as strong as the rest. */
const STRONG: { readonly light: Colours; readonly dark: Colours } = {
  light: {
    ...{ page: '#FFFFFF', sunken: '#FFFFFF', 'accent-soft': '#FFFFFF', text: '#000000' },
    ...{ 'text-2': '#000000', 'text-3': '#000000', accent: '#0B2E63', edge: '#000000' },
    ...{ hairline: '#000000', 'on-time-bg': '#FFFFFF', 'done-late-bg': '#FFFFFF' },
    ...{ 'on-time-text': '#0A3F2C', 'done-late-text': '#4A2D00', 'within-text': '#000000' },
    ...{ 'undated-text': '#2E2358', late: '#7A0C0C' },
  },
  dark: {
    ...{ surface: '#000000', page: '#000000', sunken: '#000000', 'accent-soft': '#000000' },
    ...{ text: '#FFFFFF', 'text-2': '#FFFFFF', 'text-3': '#FFFFFF', accent: '#BBD5FF' },
    ...{ edge: '#FFFFFF', hairline: '#FFFFFF', 'on-time-bg': '#000000' },
    ...{ 'done-late-bg': '#000000', 'within-text': '#FFFFFF', 'undated-text': '#E4DDFF' },
  },
};

const { light, dark } = PUBLIC_COLOURS;

/** The roles as custom properties: light, dark, and both in high contrast, by the device or by the button. */
export const COLOURS_CSS = `:root{color-scheme:light dark;${said(light)}}
@media (prefers-contrast:more){:root{${said(STRONG.light)}}}
:root:has(#tuong-phan:checked){${said(STRONG.light)}}
@media (prefers-color-scheme:dark){:root{${said(dark)}}
:root:has(#tuong-phan:checked){${said(STRONG.dark)}}}
@media (prefers-color-scheme:dark) and (prefers-contrast:more){:root{${said(STRONG.dark)}}}`;
