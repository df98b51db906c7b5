import { domainRefusals } from '@caseledger/domain';
import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';
import { studyRefusals } from '@caseledger/study';

const { conflict, invalid } = refusedAs;

const address = (means: string) =>
  invalid(means, 'Give a public https address, or have the operator allow this one in CASELEDGER_WEBHOOK_ALLOW.');

/** What registrations and deliveries of messages are refused for. */
export const outboundRefusals = {
  'too-many-webhooks': conflict('The study has as many webhooks as it can have.', 'Delete one.'),
  'webhook-not-verified': conflict(
    'The receiver did not answer with the challenge.',
    'Have it answer 200 with the JSON object {"challenge": …}, with what came in data.challenge.',
  ),
  'webhook-sealed': conflict(
    'The address of the webhook cannot be opened.',
    'Register it again, or give the service the master key that it was sealed under.',
  ),
  'webhook-secret-expired': conflict(
    'The secret that the request gave has expired.',
    'Give the webhook another one, with a new Idempotency-Key.',
  ),
  'ledger-not-as-seen': conflict(
    'The ledger is not what the reader has seen of it.',
    'Keep what you have, and ask the operator: an event is never changed, and never taken back.',
  ),
  'webhook-address-not-https': address('The address is no absolute https URL.'),
  'webhook-address-credentials': address('The address holds credentials.'),
  'webhook-address-fragment': address('The address has a fragment.'),
  'webhook-address-port': invalid(
    'The port is not one that webhooks may go to.',
    'Use port 443, or have the operator allow this one in CASELEDGER_WEBHOOK_PORTS.',
  ),
  'webhook-address-not-public': address('The address does not lead to the public Internet.'),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof outboundRefusals> {}
}

/** How this room refuses: by a rule of its own, of the gate or of the domain, with what is particular to the case. */
export const { refuse } = refusing({ ...domainRefusals, ...studyRefusals, ...outboundRefusals });
