import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const json = 'application/json; charset=utf-8';

/** A JSON document that is the same for everybody: all its answers share its bytes. */
export class ConstantDocument {
  private readonly bytes: Buffer;
  private readonly tag: string;

  constructor(value: object) {
    this.bytes = Buffer.from(JSON.stringify(value));
    this.tag = `"${createHash('sha256').update(this.bytes).digest('base64url')}"`;
  }

  /** Answers with the document, or with 304 when the caller has it (RFC 9110, section 13.1.2). */
  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    void reply.header('etag', this.tag);
    const known = request.headers['if-none-match']?.split(/ *, */).map((tag) => tag.replace(/^W\//, '')) ?? [];
    if (known.includes(this.tag) || known.includes('*')) return reply.code(304).send();
    return reply.type(json).send(this.bytes);
  }
}
