import { preventing, refusedAs } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

/** What commands about a product are refused for. */
export const productRefusals = {
  'unknown-product': notFound('The study has no such product.', 'Check the code of the product.'),
  'unknown-lot': notFound(
    'The study has used no such lot.',
    'Check the lot with the label, and with the lots that the message names.',
    'R-CEL-14',
  ),
  'product-exists': conflict('The product exists already.', 'Use the record that is there.'),
  'serology-expired': preventing(
    conflict(
      'The sample of the serology is older than the protocol allows.',
      'Take and record a new sample.',
      'R-CEL-04',
    ),
  ),
  'donation-number': invalid(
    'The donation number or its check character is wrong.',
    'Scan or type the number anew.',
    'R-CEL-17',
  ),
  'reagent-lots-missing': invalid(
    'The procurement report does not name its materials with their lots.',
    'Name them.',
    'R-CEL-06',
  ),
  'collection-not-planned': invalid(
    'The plan of the participant has no such collection.',
    'Name an instance at which material is collected, or none.',
  ),
  'administrable-product': invalid(
    'It is not clear which product of the protocol this becomes.',
    'Name a product of the protocol that is made of it.',
  ),
  'already-received': conflict('The material was received already.', 'Nothing is left to do.'),
  'already-harvested': conflict('The cells were harvested already.', 'Nothing is left to do.'),
  'step-done': conflict('The step was done already.', 'Nothing is left to do.'),
  'not-kept-frozen': conflict(
    'The containers of this product are not kept frozen.',
    'Name no container, for cells that are still in the process.',
  ),
  'not-thawed': preventing(conflict('The container is not thawed.', 'Thaw it, and record that.', 'R-CEL-10')),
  'donor-serology': preventing(
    conflict('The serology of the donor is not cleared.', 'Take nothing from this donor for others.', 'R-CEL-01'),
  ),
  'already-formulated': conflict('The product was formulated already.', 'Nothing is left to do.'),
  'container-missing': invalid('A container of the protocol is needed exactly once.', 'Name each once.', 'R-CEL-09'),
  'unknown-container': invalid('The protocol has no such container.', 'Name those of the protocol.'),
  'dose-out-of-specification': invalid(
    'The cells of a container are not as specified.',
    'Check what was filled.',
    'R-CEL-09',
  ),
  'volume-out-of-specification': invalid(
    'The volume of a container is not as specified.',
    'Check what was filled.',
    'R-CEL-09',
  ),
  'cells-do-not-add-up': invalid(
    'More cells were filled than harvested.',
    'Check both numbers; they are counted in millions.',
    'R-CEL-20',
  ),
  'isolation-needed': preventing(
    conflict(
      'The serology of the donor is not cleared.',
      'Keep the cells in isolated storage, and say so.',
      'R-CEL-02',
    ),
  ),
  'unknown-test': invalid('The release specification has no such test.', 'Name a test of the specification.'),
  'result-type': invalid(
    'The result is not of the kind that the test has.',
    'Give a number, or yes and no, as specified.',
  ),
  'test-failed': preventing(conflict('A test fails the specification.', 'Reject the batch.', 'R-CEL-08')),
  'test-pending': preventing(conflict('A test has no result yet.', 'Record its result first.', 'R-CEL-08, R-CEL-11')),
  'not-independent': preventing(
    conflict(
      'Who reviews or releases a batch must have made no entry in its record.',
      'Have another person do it.',
      'R-AUD-09',
    ),
  ),
  'review-missing': preventing(
    conflict(
      'The audit trail of the batch was not reviewed since the last entry.',
      'Review the batch record first.',
      'R-AUD-09',
    ),
  ),
  'already-released': conflict('The batch is released already.', 'Nothing is left to do.'),
  'release-missing': preventing(
    conflict('The batch is not released by a qualified person.', 'Have the batch released first.', 'R-SEC-09'),
  ),
  'batch-closed': conflict('The batch is released, rejected or recalled.', 'Nothing more is recorded.', 'R-AUD-14'),
  'nothing-to-recall': conflict('The batch is not released, or recalled already.', 'Nothing is left to do.'),
  'product-recalled': preventing(
    conflict('The batch is rejected or recalled.', 'Do not inject. Quarantine it.', 'R-CEL-11'),
  ),
  'product-expired': preventing(
    conflict(
      'The product is expired, or not formulated.',
      'Do not inject. Quarantine or destroy the container.',
      'R-CEL-10',
    ),
  ),
  'temperature-excursion': preventing(
    conflict('A temperature excursion is open.', 'Have it assessed, and record the assessment.', 'R-CEL-10'),
  ),
  'container-not-available': conflict(
    'The container does not exist, or was used or destroyed.',
    'Check the code of the container.',
  ),
};
