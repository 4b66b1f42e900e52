/** Where Chromium is and how to launch it; give both to playwright-core's `chromium.launch`. */
export function findChromium(): Promise<{ executablePath: string; args: string[] }>;
/** Unpacks the Chromium that npm brought, whatever the machine has. */
export function unpackBrought(args: string[]): Promise<{ executablePath: string; args: string[] }>;
