import { readUsdm } from '@caseledger/interchange';
import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import { achilles, delegation, recordedCase, step } from '@caseledger/testkit/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { protocolChangesView, protocolsView, protocolUsdmView, protocolView } from './protocols.view.js';

const [timeline] = achilles.timelines;
const amended = {
  ...achilles,
  version: '2.0',
  timelines: [
    {
      ...timeline!,
      instances: timeline!.instances.map((one) =>
        one.code === 'M12' ? { ...one, timing: { ...one.timing, window: { lower: 'P30D', upper: 'P60D' } } } : one,
      ),
    },
  ],
};
const facts = recordedCase([
  delegation('local', 'imaging-reader', ['BCN']),
  step('sponsor', 'ApproveProtocol', { occurredAt: '2019-06-01T10:00:00.000Z', protocol: amended, substantial: true }),
]);
const before = String(facts.length - 1);

const schema = new Ajv2020({ strict: false, validateFormats: false })
  .addSchema(
    JSON.parse(gunzipSync(readFileSync('test/fixtures/usdm-4.0/USDM_API.json.gz')).toString()) as object,
    'usdm',
  )
  .compile({ $ref: 'usdm#/components/schemas/Wrapper-Input' });

describe('protocols in the casebook', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook();
    await book.record(facts);
  });
  afterAll(() => book.close());

  it('are listed with their approval, now and as of then, for everybody of the study', async () => {
    const listed = async (as: string, asOf?: string) =>
      (await book.show(protocolsView, {}, { as, ...(asOf !== undefined && { asOf }) })).answer.items.map(
        ({ version, inForce, substantial, approvedBy }) => [version, inForce, substantial, approvedBy],
      );
    const first = [achilles.version, false, undefined, 'sponsor'];
    for (const as of ['coordinator', 'local', 'qp']) {
      expect(await listed(as)).toEqual([first, ['2.0', true, true, 'sponsor']]);
    }
    expect(await listed('coordinator', before)).toEqual([[achilles.version, true, undefined, 'sponsor']]);
    await expect(listed('stranger')).rejects.toMatchObject({ refusal: { rule: 'not-delegated' } });
  });

  it('are shown whole, and as studies of USDM that are read as the same protocols', async () => {
    for (const protocol of [achilles, amended]) {
      const question = { protocolVersion: protocol.version };
      const file = await book.show(protocolView, question, { as: 'coordinator' });
      expect(file.answer.protocol).toEqual(protocol);
      const usdm = await book.show(protocolUsdmView, question, { as: 'coordinator' });
      const sent = JSON.parse(JSON.stringify(usdm.answer)) as unknown;
      expect(schema(sent) ? null : schema.errors).toBeNull();
      expect(readUsdm(sent)).toEqual({ protocol, untaken: [] });
    }
  });

  it('are compared with the one in force, or with one that is named', async () => {
    const compared = async (question: { readonly protocolVersion: string; readonly to?: string }) => {
      const { answer } = await book.show(protocolChangesView, question, { as: 'coordinator' });
      return [answer.from, answer.to, answer.changes.map(({ title, after }) => [title, after])];
    };
    const place = `timeline MAIN (${timeline!.title}), instance M12 (${
      timeline!.instances.find(({ code }) => code === 'M12')!.title
    }), timing, window`;
    const [version] = [achilles.version];
    expect(await compared({ protocolVersion: version })).toEqual([
      version,
      '2.0',
      [
        [`${place}, lower`, 'P30D'],
        [`${place}, upper`, 'P60D'],
        ['version', '2.0'],
      ],
    ]);
    const back = await compared({ protocolVersion: '2.0', to: version });
    expect(back.slice(0, 2)).toEqual(['2.0', version]);
    expect(await compared({ protocolVersion: '2.0' })).toEqual(['2.0', '2.0', []]);
  });

  it('are not there before they were approved, nor when nobody approved them', async () => {
    for (const [protocolVersion, asOf] of [
      ['2.0', before],
      ['9.9', undefined],
    ] as const) {
      const asked = { as: 'coordinator', ...(asOf !== undefined && { asOf }) };
      for (const view of [protocolView, protocolUsdmView, protocolChangesView]) {
        await expect(book.show(view as typeof protocolView, { protocolVersion }, asked)).rejects.toMatchObject({
          refusal: { rule: 'unknown-protocol-version' },
        });
      }
    }
  });
});
