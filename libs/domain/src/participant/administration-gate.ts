import { dateOf, own, type Unmet } from '@caseledger/kernel';
import type { CommandData } from '../command-definition.js';
import { zoneOf, type World } from '../world.js';
import type { LicensedLot, TreatedSite } from './participant.model.js';
import { mayBeGiven } from '../product/may-be-given.js';
import { kindOfContainer, type ProductState } from '../product/product.state.js';
import { isSecondPerson } from '../study/separation-of-duties.js';
import type { AdministrableProduct } from '../protocol/products.js';
import { containersFor, countsCells, doseFaults, type Given } from './dose.js';
import { administrationsIn, openAdministrations, sitesOf, type PlannedAdministration } from './open-administrations.js';
import { protocolFor } from './own-protocol.js';
import { unfulfilled } from './preconditions.js';
import { isAmong, isSameSite, meantSite, shownSite, shownSites, type SaidSite } from './treated-sites.js';
import { condition } from '../refusals.js';

export interface AdministerIntervention extends CommandData, SaidSite, Given {
  readonly participant: string;
  /** When it ended, of what takes time; the act begins at `occurredAt`. */
  readonly endedAt?: string;
  /** Code of the protocol's administration; not needed where the product tells it. */
  readonly administration?: string;
  /** Code of the scheduled instance that it fulfils, and which time; absent: the first that is open. */
  readonly scheduled?: string;
  readonly occurrence?: number;
  /** Code of the batch; absent where nothing was made. */
  readonly product?: string;
  /** Of a medicine that is bought. */
  readonly medicine?: LicensedLot;
  /** What was read from the wristband; absent where the past does not tell it. */
  readonly wristband?: string;
  /** What was read from each container: `<product>/<container>`; of a medicine its lot. */
  readonly labels: readonly string[];
  /** The second person of the identity check (R-CEL-18); absent where the past does not tell it. */
  readonly secondCheckBy?: string;
  readonly guidance?: string;
}

/** What a command is judged by: what of the plan it is, and what goes into the participant. */
export interface Choice {
  readonly planned: PlannedAdministration;
  readonly product?: AdministrableProduct;
  /** Codes of the containers that it takes: of each kind in the plan the one that was read. */
  readonly containers: readonly string[];
  readonly counted: boolean;
}

/** The instance of the plan that a command fulfils: the first one that is open, else the first that is like it. */
export function choiceOf(data: AdministerIntervention, world: World): Choice | undefined {
  const { study, participant, product: batch } = world;
  const protocol = protocolFor(study, participant);
  if (protocol === undefined) return undefined;
  const meant = meantSite(protocol, data);
  const isMeant = ({ administration, ...at }: PlannedAdministration): boolean =>
    (data.administration === undefined || data.administration === administration.code) &&
    (batch.administrableProduct === undefined || batch.administrableProduct === administration.product) &&
    (data.scheduled === undefined || data.scheduled === at.scheduled) &&
    (data.occurrence === undefined || data.occurrence === at.occurrence);
  const open = openAdministrations(study, participant).filter(isMeant);
  const isThere = ({ treatedSite }: PlannedAdministration): boolean =>
    treatedSite === undefined || (meant !== undefined && isSameSite(treatedSite, meant));
  const planned = open.find(isThere) ?? open[0] ?? likeIt(data, world, isMeant);
  if (planned === undefined) return undefined;
  const product = protocol.products.find(({ code }) => code === planned.administration.product);
  return {
    planned,
    ...(product && { product }),
    containers: containersFor(planned.administration, product?.manufacture).map((kind) =>
      containerRead(kind, data, batch),
    ),
    counted: countsCells(planned.administration, product?.manufacture),
  };
}

/** The container of a kind whose label was read; the kind where none was. */
function containerRead(
  kind: string,
  { product, labels }: AdministerIntervention,
  { containers }: ProductState,
): string {
  const prefix = `${String(product)}/`;
  const read = labels.filter((label) => label.startsWith(prefix)).map((label) => label.slice(prefix.length));
  return (
    read.find((code) => {
      const container = own(containers, code);
      return container !== undefined && kindOfContainer(container) === kind;
    }) ?? kind
  );
}

/** What is like the command although it is planned no more: what it lacks beside that is said, too. */
function likeIt(
  data: AdministerIntervention,
  { study, participant }: World,
  isMeant: (planned: PlannedAdministration) => boolean,
): PlannedAdministration | undefined {
  const protocol = protocolFor(study, participant);
  const all = protocol === undefined ? [] : administrationsIn(protocol);
  return all
    .map((administration): PlannedAdministration => {
      const [treatedSite] = sitesOf(administration, participant);
      const { scheduled = administration.code, occurrence = 1 } = data;
      return { scheduled, occurrence, administration, ...(treatedSite && { treatedSite }) };
    })
    .find(isMeant);
}

/** Everything that must hold before anything reaches a patient; every unmet condition is listed (R-AUD-14). */
export function gate(data: AdministerIntervention, world: World, person: string): readonly Unmet[] {
  const choice = choiceOf(data, world);
  const step =
    choice?.product === undefined || choice.product.manufacture === undefined
      ? 'AdministerIntervention'
      : 'InjectCells';
  return [
    ...unfulfilled(data.product === undefined ? step : 'InjectCells', world, data.occurredAt),
    ...(choice === undefined ? unknownFaults(data, world) : openFaults(data, choice, world)),
    ...materialFaults(data, choice, world),
    ...condition(
      data.wristband === data.participant,
      'wristband-mismatch',
      data.wristband === undefined ? undefined : `The wristband reads ${data.wristband}.`,
    ),
    ...labelFaults(data, choice),
    ...isSecondPerson(data.secondCheckBy, person),
    ...siteFaults(data, choice, world),
    ...containerFaults(data, choice, world),
    ...(choice === undefined ? [] : doseFaults(data, choice.planned.administration, choice.containers, world.product)),
  ];
}

/** Nothing of the plan is meant; a batch that is not there says so itself. */
const unknownFaults = (data: AdministerIntervention, { product }: World): readonly Unmet[] =>
  condition(
    data.product !== undefined && product.administrableProduct === undefined,
    'unknown-administration',
    `The protocol of the participant has no such administration${data.administration === undefined ? '' : ` ${data.administration}`}.`,
    '/administration',
  );

/** The plan has the administration, and not any more, or not there: others are open. */
function openFaults(
  data: AdministerIntervention,
  { planned }: Choice,
  { study, participant }: World,
): readonly Unmet[] {
  const open = openAdministrations(study, participant);
  const { scheduled, occurrence, administration } = planned;
  const isOpen = open.some(
    (one) =>
      one.scheduled === scheduled && one.occurrence === occurrence && one.administration.code === administration.code,
  );
  return condition(
    isOpen || open.length === 0,
    'not-planned',
    `${administration.code} is not open for the participant; open are ${[...new Set(open.map((one) => `${one.administration.code} at ${one.scheduled}`))].join(', ')}.`,
    '/administration',
  );
}

/** The batch, or the medicine, may be given, and to this participant. */
function materialFaults(data: AdministerIntervention, choice: Choice | undefined, world: World): readonly Unmet[] {
  const { product, medicine } = data;
  const planned = choice?.product;
  const licensed = planned?.origin === 'LICENSED';
  return [
    ...(product === undefined
      ? condition(
          planned === undefined || licensed,
          'batch-needed',
          `A batch of ${String(planned?.code)} is given.`,
          '/product',
        )
      : [
          ...mayBeGiven({ ...data, product }, choice?.containers ?? [], world),
          ...condition(
            planned?.origin === 'ALLOGENEIC' || world.product.participant === data.participant,
            'identity-mismatch',
            `Product ${product} was not made for ${data.participant}.`,
          ),
        ]),
    ...condition(
      licensed === (medicine !== undefined),
      'medicine-mismatch',
      licensed ? `The lot of ${planned.title} is not said.` : 'No medicine that is bought is planned.',
      '/medicine',
    ),
    ...condition(
      medicine?.expiresOn === undefined || dateOf(data.occurredAt, zoneOf(world)) <= medicine.expiresOn,
      'product-expired',
      `The medicine expired on ${medicine?.expiresOn ?? ''}.`,
      '/medicine/expiresOn',
    ),
  ];
}

/** The labels that have to be read: of every container, or of the medicine. */
const labelsFor = ({ product, medicine }: AdministerIntervention, choice: Choice | undefined): readonly string[] =>
  product === undefined ? [medicine?.lot ?? []].flat() : (choice?.containers ?? []).map((code) => `${product}/${code}`);

function labelFaults(data: AdministerIntervention, choice: Choice | undefined): readonly Unmet[] {
  const needed = labelsFor(data, choice);
  const misread = [
    ...needed.filter((label) => !data.labels.includes(label)),
    ...data.labels.filter((label) => !needed.includes(label)),
  ];
  return condition(
    misread.length === 0 && (needed.length > 0 || data.product === undefined),
    'label-mismatch',
    `Labels read: ${data.labels.join(', ') || 'none'}; expected: ${needed.join(', ') || 'none'}.`,
  );
}

/** Time-out, screening and consent name the same place (R-CEL-19). */
function siteFaults(
  data: AdministerIntervention,
  choice: Choice | undefined,
  { study, participant }: World,
): readonly Unmet[] {
  const protocol = protocolFor(study, participant);
  if (protocol === undefined || choice === undefined) return [];
  const meant = meantSite(protocol, data);
  const sites = sitesOf(choice.planned.administration, participant);
  const screened = sites.flatMap((site) => site ?? []);
  const consented = participant.consents.at(-1)?.treatedSites;
  const agreed = (meantIt: TreatedSite): boolean =>
    isAmong(screened, meantIt) && (consented === undefined || isAmong(consented, meantIt));
  const holds = sites.includes(undefined)
    ? meant === undefined || meant.side === 'NOT_APPLICABLE'
    : meant !== undefined && agreed(meant);
  return condition(
    holds,
    'side-mismatch',
    `Time-out says ${meant === undefined ? 'nothing' : shownSite(meant)}, screening ${shownSites(screened)}, consent ${shownSites(consented ?? [])}.`,
  );
}

function containerFaults(
  { product }: AdministerIntervention,
  choice: Choice | undefined,
  world: World,
): readonly Unmet[] {
  if (product === undefined) return [];
  const needed = choice?.containers ?? [];
  return [
    ...condition(needed.length > 0, 'container-not-available', `Product ${product} is in no container.`),
    ...needed.flatMap((code) =>
      condition(
        own(world.product.containers, code)?.status === 'FILLED',
        'container-not-available',
        `Container ${code} does not exist, or was used or destroyed.`,
      ),
    ),
  ];
}
