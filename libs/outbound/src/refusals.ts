import { refusedAs, type KindsOf } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

const address = (means: string) =>
  invalid(
    means,
    'Give a public https address, or have the operator allow this one in CASELEDGER_WEBHOOK_ALLOW.',
    'R-SEC-08',
  );

/** What registrations and deliveries of messages are refused for. */
export const outboundRefusals = {
  'unknown-webhook': notFound('The study has no such webhook.', 'List the webhooks of the study.'),
  'too-many-webhooks': conflict('The study has as many webhooks as it can have.', 'Delete one.'),
  'webhook-not-verified': conflict(
    'The receiver did not answer with the challenge.',
    'Have it answer 200 with the JSON object {"challenge": …}, with what came in data.challenge.',
  ),
  'webhook-address-not-https': address('The address is no absolute https URL.'),
  'webhook-address-credentials': address('The address holds credentials.'),
  'webhook-address-fragment': address('The address has a fragment.'),
  'webhook-address-not-public': address('The address does not lead to the public Internet.'),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof outboundRefusals> {}
}
