import { studyRefusals } from '@caseledger/study';
import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';
import { platformRefusals } from '@caseledger/platform';

/** What a view of a study is refused for. */
export const casebookRefusals = {
  'as-of-the-future': refusedAs.invalid(
    'The instant lies ahead: nobody knows yet what will be recorded until then.',
    'Ask as of an instant that has passed, or leave it out for the present.',
  ),
  'before-the-study': refusedAs.notFound('Nothing of the study was recorded then.', 'Ask for a later instant.'),
  'projection-behind': refusedAs.status(503)(
    'The read models have not reached the position that the request waits for.',
    'Try again after Retry-After.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof casebookRefusals> {}
}

/** How this room refuses: by a rule of its own, of the gate or of every request, with what is particular to the case. */
export const { refuse, unmet } = refusing({ ...platformRefusals, ...studyRefusals, ...casebookRefusals });
