import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

const { status } = refusedAs;

const members = {
  'missing-member': status(400)('A member that is required is missing.', 'Give it.'),
  'malformed-member': status(400)('A member has not the form that is declared.', 'See the API description.'),
  'invisible-character': status(400)(
    'A text has a character that nobody sees, or that turns the direction of writing: it looks like another one.',
    'Leave out the character that the message names.',
    'R-INT-02',
  ),
  'text-not-normalised': status(400)(
    'A text is not in the Unicode form NFC: it looks like another one.',
    'Normalise it, as `text.normalize()` of JavaScript does.',
    'R-INT-02',
  ),
  'too-many-marks': status(400)(
    'A letter of a text has more marks than any script needs.',
    'Leave them out.',
    'R-INT-02',
  ),
  'unknown-member': status(400)('There is no such member.', 'Leave it out, or correct its name.'),
  'doubled-member': status(400)('An object has a member twice.', 'Give it once.', 'R-INT-02'),
  'inexact-number': status(400)(
    'A number has more digits than can be kept, so that it would be rounded.',
    'Give it with at most fifteen digits.',
    'R-INT-02',
  ),
  'range-reversed': status(400)('A range ends before it begins.', 'Exchange its ends.'),
  'malformed-cursor': status(400)('The cursor is not one that this list gave.', 'Start again without a cursor.'),
};

/** What a request is refused for before anybody asks what it is about, and what goes wrong in a server. */
export const platformRefusals = {
  ...members,
  'malformed-request': status(400)('The request cannot be read.', 'See the detail, and `unmet` for the members.'),
  unauthenticated: status(401)('A valid access token is needed.', 'Send one as a bearer token.'),
  forbidden: status(403)('This is not allowed.', 'Ask an operator.'),
  'unknown-route': status(404)('There is nothing at this address.', 'See the API description.'),
  'unknown-method': status(405)('The address does not know this method.', 'Use one of the header Allow.'),
  'not-acceptable': status(406)('The answer has no form that the request accepts.', 'Accept JSON.'),
  'request-timeout': status(408)('The request took too long to arrive.', 'Send it again, faster.'),
  'stale-version': status(412)(
    'The version of If-Match is not the current one.',
    'Read again, look at what changed, and send the command with the new version.',
    'R-INT-08',
  ),
  'body-too-large': status(413)('The body is larger than allowed.', 'Send less; refer to large documents by SHA-256.'),
  'address-too-long': status(414)('The address is longer than allowed.', 'Shorten it.'),
  'unsupported-media-type': status(415)(
    'The body is not JSON in UTF-8, or is compressed.',
    'Send application/json in UTF-8, without Content-Encoding.',
  ),
  'headers-too-large': status(431)('The headers are larger than allowed.', 'Send fewer.'),
  'request-refused': status(400)('The request was refused; the status says more.', 'See the status.'),
  'internal-error': status(500)(
    'The server failed; the failure is logged with the `instance` of the answer.',
    'Send the command again with the same Idempotency-Key; tell an operator when it fails again.',
  ),
  unavailable: status(503)('Something that the answer needs does not work now.', 'Try again after Retry-After.'),
  'not-ready': status(503)('A part of the service is not ready.', 'Wait, and look at what `unmet` names.'),
  'ledger-differs': status(503)(
    'The ledger of the study is not what was recorded.',
    'An operator must look: see "The ledger differs" in docs/operations.md.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof platformRefusals> {}
}

/** A rule that was not kept, with what is particular to the case. */
export const { unmet } = refusing(platformRefusals);
