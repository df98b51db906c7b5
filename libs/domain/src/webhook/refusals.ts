import { refusedAs } from '@caseledger/kernel';

const { conflict, notFound } = refusedAs;

/** What commands about webhooks are refused for. */
export const webhookRefusals = {
  'unknown-webhook': notFound('The study has no such webhook.', 'List the webhooks of the study.'),
  'webhook-exists': conflict('The webhook is registered already.', 'Nothing is left to do.'),
  'webhook-disabled': conflict('The webhook is disabled already.', 'Nothing is left to do.'),
  'webhook-not-disabled': conflict('The webhook is not disabled.', 'Nothing is left to do.'),
};
