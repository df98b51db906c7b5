import { createRequire } from 'node:module';
import type { IndividualCaseSafetyReport, Value } from '@caseledger/icsr';
import { Turns } from '@caseledger/platform';
import type pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { CaseAt } from './case-at.js';

let maker: Promise<typeof pdfmake> | undefined;

/** Loaded with the first report: it takes longer than most of the product, and few processes ever need it. */
async function load(): Promise<typeof pdfmake> {
  const { default: loaded } = await import('pdfmake');
  const fonts = createRequire(import.meta.url)('pdfmake/fonts/Roboto.js') as Parameters<typeof pdfmake.setFonts>[0];
  const fontFiles = new Set(Object.values(fonts).flatMap((faces) => Object.values(faces) as unknown[]));
  loaded.setFonts(fonts);
  loaded.setUrlAccessPolicy(() => false);
  loaded.setLocalAccessPolicy((path) => fontFiles.has(path));
  return loaded;
}

type Rows = readonly (readonly [label: string, value: string | undefined])[];

/** Each takes the thread for a tenth of a second. */
const turns = new Turns();

/** The report for people to read: the same position gives the same bytes. @throws Unavailable when many wait already */
export function reportPdf(report: IndividualCaseSafetyReport, at: CaseAt): Promise<Buffer> {
  return turns.take(() => make(report, at));
}

async function make(report: IndividualCaseSafetyReport, at: CaseAt): Promise<Buffer> {
  const lastFact = at.facts.at(-1);
  const document: TDocumentDefinitions = {
    info: {
      title: `Case ${report.safetyReportId}`,
      creator: 'Caseledger',
      creationDate: new Date(lastFact?.recordedAt ?? 0),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9 },
    styles: { title: { fontSize: 14, bold: true }, section: { fontSize: 11, bold: true, margin: [0, 10, 0, 3] } },
    footer: (page, pages) => ({
      text: `${report.safetyReportId}, position ${at.position} of the ledger; page ${page} of ${pages}`,
      alignment: 'center',
      fontSize: 7,
    }),
    content: [
      { text: 'Individual case safety report', style: 'title' },
      ...section('Report', [
        ['Identifier (C.1.1)', report.safetyReportId],
        ['Of (C.1.2)', report.createdAt],
        ['First received (C.1.4)', report.firstReceived],
        ['Most recent information (C.1.5)', report.mostRecentInformation],
        ['Amendment (C.1.11)', report.amendment?.reason],
        ['Sender (C.3)', report.sender.organisation],
        ['Study (C.5)', textOf(report.study?.name)],
        ['Sponsor study number (C.5.3)', textOf(report.study?.sponsorStudyNumber)],
        ['Legal basis', at.state.report?.legalBasis],
      ]),
      ...section('Patient', [
        ['Investigation number (D.1.1.4)', textOf(report.patient.investigationNumber)],
        ['Age (D.2.2)', report.patient.age && `${report.patient.age.value} ${report.patient.age.unit}`],
        ['Death (D.9)', textOf(report.patient.death?.date)],
        ['Causes of death', report.patient.death?.reportedCauses?.map(({ text }) => text).join('; ')],
      ]),
      ...report.reactions.flatMap((reaction) =>
        section('Reaction', [
          ['Reported term (E.i.1)', reaction.verbatim?.text ?? reaction.translation],
          ['Code (E.i.2.1)', `${reaction.term.code}, version ${reaction.term.version}`],
          ['Serious (E.i.3.2)', at.state.report?.seriousness.join(', ') ?? 'no'],
          ['Start (E.i.4)', textOf(reaction.start)],
          ['End (E.i.5)', textOf(reaction.end)],
          ['Outcome (E.i.7)', at.state.report?.outcome],
        ]),
      ),
      ...report.drugs.flatMap((drug) =>
        section('Product', [
          ['Name (G.k.2.2)', drug.name],
          ['Batch (G.k.4.r.7)', drug.dosages?.map(({ batchNumber }) => textOf(batchNumber)).join(', ')],
          ['Dose (G.k.4.r.1)', drug.dosages?.map(({ dose }) => `${dose?.value ?? ''} ${dose?.unit ?? ''}`).join(', ')],
          ['Given (G.k.4.r.4)', drug.dosages?.map(({ start }) => textOf(start)).join(', ')],
        ]),
      ),
      { text: 'Causality (G.k.9.i.2)', style: 'section' },
      ...(report.relatedness ?? []).map(({ source, method, result }) => ({
        text: [source, method, result].map((part) => (typeof part === 'object' ? part.code : (part ?? ''))).join(': '),
      })),
      { text: 'Narrative (H.1)', style: 'section' },
      { text: report.narrative },
    ],
  };
  return (await (maker ??= load())).createPdf(document).getBuffer();
}

function section(title: string, rows: Rows): readonly Content[] {
  const known = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[{ text: label, color: '#555555' }, { text: value }]],
  );
  if (known.length === 0) return [];
  return [
    { text: title, style: 'section' },
    { layout: 'noBorders', table: { widths: [170, '*'], body: known } },
  ];
}

function textOf(value: Value<string> | undefined): string | undefined {
  if (value === undefined) return undefined;
  return 'value' in value ? value.value : `not given (${value.nullFlavor})`;
}
