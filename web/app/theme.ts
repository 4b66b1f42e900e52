import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { type ColourRole, DARK, LIGHT } from './tokens.ts';

/** Ten steps from the palest to the darkest, where Mantine wants a scale. */
const INK: MantineColorsTuple = [
  '#E2EBF7',
  '#D6E4F6',
  '#B9D0EE',
  '#8FB9F3',
  '#6B9BDB',
  '#4A7FC4',
  '#2F66AB',
  '#1B4F91',
  '#174580',
  '#143D72',
];
const PAPER: MantineColorsTuple = [
  '#F5F6F8',
  '#ECEFF3',
  '#E1E6EB',
  '#D3D9E0',
  '#B4BDC8',
  '#8B98A8',
  '#6B7684',
  '#55616F',
  '#465160',
  '#1A2029',
];
const NIGHT: MantineColorsTuple = [
  '#E9EDF2',
  '#B7C0CC',
  '#A5B0BE',
  '#8B98A8',
  '#343E4A',
  '#2B343F',
  '#222A34',
  '#191F27',
  '#151A21',
  '#11151A',
];

const FONT = '"Source Sans 3", "Segoe UI", Arial, sans-serif';

/** Mantine in our clothes: its own blue and gray never reach the screen. */
export const theme = createTheme({
  colors: { ink: INK, blue: INK, gray: PAPER, dark: NIGHT },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  black: LIGHT.text,
  autoContrast: false,
  fontFamily: FONT,
  fontFamilyMonospace: FONT,
  headings: { fontFamily: FONT, fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '0.25rem', sm: '0.25rem', md: '0.375rem', lg: '0.375rem', xl: '0.375rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  fontSizes: {
    xs: '0.8125rem',
    sm: '0.9375rem',
    md: '0.9375rem',
    lg: '1.125rem',
    xl: '1.375rem',
  },
  lineHeights: { xs: '1.385', sm: '1.334', md: '1.467', lg: '1.334', xl: '1.273' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 0 }, overlayProps: { opacity: 0.4 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 } } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
    Tabs: { defaultProps: { activateTabWithKeyboard: true } },
  },
});

function roles(colours: Record<ColourRole, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([role, value]) => [`--${role}`, value]));
}

/** Mantine's own variables, pointed at the roles. It sets them again for each scheme, so they stand in both. */
const MANTINE = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  // What Mantine writes on a filled ground.
  '--mantine-color-white': 'var(--on-accent)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--hairline)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'var(--accent-strong)',
  '--mantine-color-ink-light': 'var(--accent-soft)',
  '--mantine-color-ink-light-hover': 'var(--selected)',
  '--mantine-color-ink-light-color': 'var(--accent)',
  '--mantine-color-ink-outline': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-shadow-md': '0 4px 16px rgb(10 18 28 / 22%)',
} as const;

/** Gives every colour role to CSS, in light and in dark. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...roles(LIGHT), ...MANTINE },
  dark: { ...roles(DARK), ...MANTINE },
});
