export const RIGHTS_OF_ENDPOINTS: Readonly<Record<string, string>> = {};
