import { RequestMethod, SetMetadata } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { publicRoute } from './public.js';

/** What a route is, for everything that walks the routes: gate, log, document and the specs that are generated from it. */
export interface DeclaredRoute {
  /** `view` reads a study, `command` records in one, `feed` delivers its messages, `reference` reads no study at all. */
  readonly kind: 'view' | 'command' | 'feed' | 'reference';
  /** Stable and of its own: what generated clients call it, in camel case, and what log and trace do. */
  readonly name: string;
  /** Whom it is for. Absent where no study is read. */
  readonly roles?: readonly string[];
}

const declaration = 'caseledger:route';

/** Declares what a route is, or all routes of a controller, whose methods then complete their names. A route without a declaration keeps the application from starting. */
export const declareRoute = (route: DeclaredRoute): MethodDecorator & ClassDecorator => SetMetadata(declaration, route);

/** Every route of an application with its declaration; open ones have none. */
export interface RouteOf {
  readonly handler: string;
  readonly method: string;
  readonly declared?: DeclaredRoute;
}

const declarationOf = (target: object | null): DeclaredRoute | undefined =>
  target === null ? undefined : (Reflect.getMetadata(declaration, target) as DeclaredRoute | undefined);

/** What a route declares, by itself or by its controller; nothing for an open one. */
export function declarationFor(handler: object, controller: object | null): DeclaredRoute | undefined {
  const ofAll = declarationOf(controller);
  const ofController = ofAll && { ...ofAll, name: `${ofAll.name}-${(handler as { readonly name: string }).name}` };
  return declarationOf(handler) ?? ofController;
}

/**
 * The routes of an application.
 * @throws TypeError that names each one that is neither declared nor open, and each name that several have.
 */
export function declaredRoutes(app: NestFastifyApplication): readonly RouteOf[] {
  const scanner = new MetadataScanner();
  const routes: (RouteOf & { readonly open: boolean })[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = metatype?.prototype as object | undefined;
      if (prototype === undefined) continue;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = Reflect.get(prototype, name) as object | undefined;
        const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
        if (handler === undefined || method === undefined) continue;
        const declared = declarationFor(handler, metatype);
        routes.push({
          handler: `${metatype?.name ?? ''}.${name}`,
          method: RequestMethod[method],
          ...(declared && { declared }),
          open: [handler, metatype].some((one) => one && Reflect.getMetadata(publicRoute, one) === true),
        });
      }
    }
  }
  const undeclared = routes.filter(({ declared, open }) => declared === undefined && !open);
  if (undeclared.length > 0) {
    throw new TypeError(`routes without a declaration: ${undeclared.map(({ handler }) => handler).join(', ')}`);
  }
  const names = routes.flatMap(({ declared }) => declared?.name ?? []);
  const doubled = names.filter((name, index) => names.indexOf(name) !== index);
  if (doubled.length > 0) throw new TypeError(`names of several routes: ${doubled.join(', ')}`);
  return routes;
}
