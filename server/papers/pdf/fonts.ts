import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FOLDER = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
);
const file = (style: string) => join(FOLDER, style, `Tinos_${style}.ttf`);

/** Tinos: as wide as Times New Roman, letter by letter, with every Vietnamese one, and free to embed. */
export const FONTS = {
  Tinos: {
    normal: file('400Regular'),
    bold: file('700Bold'),
    italics: file('400Regular_Italic'),
    bolditalics: file('700Bold_Italic'),
  },
};

/** The only files that the writer of .pdf may open. */
export const FONT_FILES: ReadonlySet<string> = new Set(Object.values(FONTS.Tinos));
