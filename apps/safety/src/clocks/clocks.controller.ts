import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers, StudyPath } from '@caseledger/commands';
import {
  builtInRules,
  clocksOf,
  reevaluate,
  reportingRulesFaults,
  rulesFor,
  type Reevaluation,
  type ReportingRules,
  type StatutoryClock,
  type StudyState,
} from '@caseledger/domain';
import { refusalOf, refuse, type Clock } from '@caseledger/kernel';
import { RefusedError, WaitFor } from '@caseledger/platform';
import { ProjectionReader, queryView, type ReplyHeaders } from '@caseledger/projections';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { safetyProjection } from '../adverse-events/safety.projection.js';
import { clockCasesOf, readClockCases } from './clock-cases.js';
import { ClocksQuery, ReevaluationBody } from './clocks.dto.js';

const projection = safetyProjection.name;

/** Injection token of the `Clock` that due and overdue are judged by. */
export const safetyClock = 'SafetyClock';

/** The statutory clocks of a study at an instant, earliest due first. */
export interface ClockList {
  readonly study: string;
  readonly position: number;
  /** The instant at which due and overdue were judged. */
  readonly at: string;
  readonly clocks: readonly StatutoryClock[];
}

/** Reads the statutory clocks, and tries other rules on them. */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/studies/:study/safety')
export class ClocksController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
    @Inject(safetyClock) private readonly clock: Clock,
  ) {}

  @Get('clocks')
  @ApiOperation({ summary: 'Who must be told by when, by which law, and whether that was done' })
  @ApiOkResponse({ description: 'The clocks, earliest due first, each with its earlier verdicts.' })
  async list(
    @Param() { study }: StudyPath,
    @Query() { status, recipient, site, adverseEvent, position }: ClocksQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<ClockList> {
    await this.members.require(study, caller.id);
    const streams = adverseEvent === undefined ? undefined : [`adverse-event/${adverseEvent}`];
    const view = { projection, study, waitFor: position ?? waitFor, reply };
    const read = await queryView(this.reader, view, async (tx, reached) => {
      const facts = await readClockCases(tx, study, streams);
      const through = position ?? reached;
      const [last] = await tx.query<{ at: string }>(
        `SELECT event->>'recordedAt' AS at FROM fact WHERE study = $1 AND position <= $2 ORDER BY position DESC LIMIT 1`,
        [study, through],
      );
      const then = position === undefined ? undefined : last?.at;
      return { facts: facts.filter((fact) => fact.position <= through), through, then };
    });
    const at = read.then ?? this.clock.now();
    const known = clockCasesOf(read.facts);
    const clocks = [...known.cases.values()]
      .flatMap((facts) => clocksOf(facts, known.study, rulesFor(facts, known.study), at))
      .filter(
        (clock) =>
          (status === undefined || clock.status === status) &&
          (recipient === undefined || clock.recipient === recipient) &&
          (site === undefined || clock.site === site),
      )
      .sort((one, other) => order(one).localeCompare(order(other), 'en'));
    return { study, position: read.through, at, clocks };
  }

  @Post('clock-reevaluations')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Judges every case anew under other rules and says what differs',
    description: 'Nothing is recorded. It is compared with the rules that apply to each case.',
  })
  @ApiOkResponse({ description: 'How many cases and clocks there are, and each clock that would stand otherwise.' })
  async reevaluate(
    @Param() { study }: StudyPath,
    @Body() body: ReevaluationBody,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ readonly at: string; readonly rules: string } & Reevaluation> {
    await this.members.require(study, caller.id);
    const view = { projection, study, waitFor, reply };
    const known = clockCasesOf(await queryView(this.reader, view, (tx) => readClockCases(tx, study)));
    const rules = rulesToTry(body, known.study);
    const at = this.clock.now();
    return { at, rules: rules.version, ...reevaluate(known.cases.values(), known.study, undefined, rules, at) };
  }
}

const order = ({ due, adverseEvent, id }: StatutoryClock): string => `${due} ${adverseEvent} ${id}`;

/** @throws RefusedError when the body names none, both, or rules that cannot be used */
function rulesToTry({ rules, version }: ReevaluationBody, study: StudyState): ReportingRules {
  if ((rules === undefined) === (version === undefined)) {
    throw new RefusedError(refuse('invalid', 'rules-or-version', 'Give either rules or a version to try.'));
  }
  if (rules === undefined) {
    const known = [builtInRules, ...study.reportingRules].find((one) => one.version === version);
    if (known !== undefined) return known;
    const message = `There are no reporting rules ${String(version)} in this study.`;
    throw new RefusedError(refuse('not-found', 'unknown-reporting-rules', message, { pointer: '/version' }));
  }
  const faults = reportingRulesFaults(rules).map((fault) => ({ ...fault, pointer: `/rules${fault.pointer ?? ''}` }));
  const refusal = refusalOf('invalid', faults);
  if (refusal !== undefined) throw new RefusedError(refusal);
  return rules;
}
