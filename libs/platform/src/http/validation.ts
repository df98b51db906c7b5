import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { Unmet } from '@caseledger/kernel';
import { requiredMessage } from './field.js';
import { malformed } from './problem.js';

const ruleOf = (constraint: string, message: string): string => {
  if (constraint === 'whitelistValidation') return 'unknown-member';
  return message === requiredMessage ? 'missing-member' : 'malformed-member';
};

/** Flattens validation errors: one entry a member, with its JSON pointer (RFC 6901). */
function unmetOf(errors: readonly ValidationError[], path = ''): Unmet[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [first] = Object.entries(error.constraints ?? {});
    const nested = unmetOf(error.children ?? [], pointer);
    if (first === undefined) return nested;
    const [constraint, message] = first;
    const rule = ruleOf(constraint, message);
    return [{ rule, message: rule === 'unknown-member' ? 'There is no such member.' : message, pointer }, ...nested];
  });
}

/** Refuses what a class does not declare, and converts nothing but what the fields themselves declare. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transformOptions: { enableImplicitConversion: false },
    exceptionFactory: (errors) => malformed('The request has members that are not as declared.', unmetOf(errors)),
  });
}
