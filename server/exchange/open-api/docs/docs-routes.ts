import type { FastifyInstance } from 'fastify';
import type { ApiDocument } from '../make-document.ts';

export function docsRoutes(
  _app: FastifyInstance,
  _document: () => ApiDocument,
  _origin: string,
): void {}
