/**
 * Changes since the last release that break programs written for it, each admitted with its reason; told as the test
 * tells them. Emptied when the document of a new release takes the place of the old one.
 */
export const ADMITTED: Readonly<Record<string, string>> = {};
