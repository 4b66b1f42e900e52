import { z } from 'zod';

/**
 * The content policy forbids eval. Zod would try it once and leave a violation in the console.
 * This module must run before the first schema is made: it is the first import of `main.tsx`.
 */
z.config({ jitless: true });
