import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { setting } from '../configuration.js';
import { maximumBodyBytes } from './body.js';

/**
 * `CASELEDGER_DOCUMENT_BYTES`: the largest document of another system that a route takes whole; 5 MiB unless given.
 * @throws ConfigurationError with the name of the setting
 */
export const documentBytes = (environment?: NodeJS.ProcessEnv): number =>
  setting('CASELEDGER_DOCUMENT_BYTES', environment).whole({ min: maximumBodyBytes, max: 67_108_864 }, 5_242_880);

/** Of a route that takes a document of another system whole: its body may be as large as `documentBytes` says. */
export const TakesDocument = (): MethodDecorator => RouteConfig({ takesDocument: true });

/** Bounds the bodies of routes that take documents by their own measure. */
export function boundDocuments(server: FastifyInstance, bytes: number): void {
  server.addHook('onRoute', (route) => {
    const config: { readonly takesDocument?: boolean } = route.config ?? {};
    if (config.takesDocument === true) route.bodyLimit = bytes;
  });
}
