import { DatedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import {
  type EndParticipation,
  type RecordConcomitantCare,
  type RecordReturnToSport,
  type RecordTerminalEvent,
  type Side,
} from '@caseledger/domain';
import { OneTreatedSite, SideAlone, TreatedSitePart } from '../common/treated-sites.dto.js';
import { Decimal, Moment, OneOf, Text } from '@caseledger/platform';

/** Body of `RecordReturnToSport`. */
export class ReturnToSportBody extends DatedAct implements Omit<RecordReturnToSport, 'participant'> {
  @Text({ description: 'The activity.', example: 'Running', max: 200 })
  readonly activity!: string;

  @Decimal({ description: 'Months after the administration.', example: 6, min: 0, max: 600, decimals: 1 })
  readonly months!: number;
}

/** Body of `RecordTerminalEvent`. */
export class TerminalEventBody extends DatedAct implements Omit<RecordTerminalEvent, 'participant'> {
  @ProtocolCode({ description: 'Code of the event, as the protocol names it.', example: 'RE_RUPTURE' })
  readonly code!: string;

  @SideAlone('Side of the event, where the protocol treats one site.')
  readonly side?: Side;

  @OneTreatedSite('Site of the event; without it and the side, it is of the whole person.')
  readonly treatedSite?: TreatedSitePart;
}

/** Body of `RecordConcomitantCare`. */
export class ConcomitantCareBody extends DatedAct implements Omit<RecordConcomitantCare, 'participant'> {
  @Text({ description: 'Kind of care.', example: 'PHYSIOTHERAPY', max: 100 })
  readonly kind!: string;

  @Text({ description: 'What was done.', example: 'Eccentric training', max: 2000, multiline: true })
  readonly description!: string;

  @Moment({ description: 'When it began.' })
  readonly from!: string;

  @Moment({ description: 'When it ended; absent: it goes on.', optional: true })
  readonly until?: string;
}

/** Body of `EndParticipation`. */
export class EndOfParticipationBody extends DatedAct implements Omit<EndParticipation, 'participant'> {
  @OneOf(['WithdrawnFromTreatment', 'WithdrawnFromFollowUp', 'LostToFollowUp', 'Died', 'FollowUpCompleted'], {
    description: 'How it ended.',
  })
  readonly kind!: EndParticipation['kind'];

  @Text({ description: 'Explanation.', example: 'Month 24 completed.', max: 2000, multiline: true })
  readonly explanation!: string;
}
