import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';

const fixture = (path: string) => readFileSync(new URL(`../../../test/fixtures/${path}`, import.meta.url), 'utf8');

/** A validator of draft-07 schemas that also checks formats, and does not mind the keywords of AsyncAPI. */
export function validator(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv;
}

/** The official JSON Schema of AsyncAPI 3.0.0. */
export const asyncApiSchema = JSON.parse(fixture('asyncapi/asyncapi-3.0.0.schema.json')) as object;

/** The official JSON Schema of a CloudEvent 1.0. */
export const cloudEventSchema = JSON.parse(fixture('cloudevents/cloudevents.schema.json')) as object;

/** What is wrong with a value, each fault with its place. */
export function faults(validate: ValidateFunction, value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

/** Scenarios of the conformance suite of CloudEvents for Kafka, in Gherkin. */
export const kafkaScenarios = fixture('cloudevents/kafka-protocol-binding.feature');
