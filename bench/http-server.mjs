/**
 * A server in a process of its own, started by http.mjs, to which it tells its port. `caseledger` is the coordination
 * service with its read model following; `bare` is Nest on Fastify, which validates the same body and answers it.
 */
import 'reflect-metadata';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ParticipantPath } from '../dist/apps/coordination/src/common/paths.dto.js';
import { coordination } from '../dist/apps/coordination/src/service.js';
import { VisitBody } from '../dist/apps/coordination/src/visits/visit.dto.js';
import { DeclaredFieldsPipe } from '../dist/libs/platform/src/http/validation.js';
import { createLogger } from '../dist/libs/platform/src/index.js';
import { runServices } from '../dist/libs/service/src/index.js';

const servers = {
  caseledger: async ({ databaseUrl, masterKey, access }) => {
    const { app } = await runServices({
      name: 'coordination',
      title: 'Bench',
      services: [{ service: coordination, databaseUrl }],
      databaseUrl,
      shared: false,
      masterKey: Buffer.from(masterKey, 'hex'),
      access,
      readyLagSeconds: 60,
      logger: createLogger({ level: 'warn' }),
    });
    return app;
  },
  bare: async () => {
    class VisitsController {
      record(path, body) {
        return body;
      }
    }
    const { prototype } = VisitsController;
    Reflect.defineMetadata('design:paramtypes', [ParticipantPath, VisitBody], prototype, 'record');
    Param()(prototype, 'record', 0);
    Body()(prototype, 'record', 1);
    Post(':participant/visits')(prototype, 'record', Object.getOwnPropertyDescriptor(prototype, 'record'));
    Controller('v1/studies/:study/participants')(VisitsController);
    class BareModule {}
    Module({ controllers: [VisitsController] })(BareModule);
    const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
    app.useGlobalPipes(new DeclaredFieldsPipe());
    return app;
  },
};

process.once('message', async ({ kind, ...options }) => {
  const app = await servers[kind](options);
  await app.listen(0, '127.0.0.1');
  process.send({ port: app.getHttpServer().address().port });
});
// Nothing is kept: it may end as it stands.
process.once('disconnect', () => process.exit());
