/** The arrows of the house: docs/decisions/0001-rooms-and-arrows.md. */

/** What belongs to specs and tools, wherever it stands. */
const harness = ['\\.spec\\.ts$', '^libs/testkit/', '^[^/]+/[^/]+/test/', '^tools/', '^test/'];
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: harness },
  to: { path: '^(libs|apps|programmes|tools|test)/', pathNot: [from, ...to.map((room) => `^libs/${room}/`)] },
});

/** The front door of each room; fixtures are data. */
const doors = ['^[^/]+/[^/]+/(src/)?index\\.ts$', '^libs/testkit/src/[^/]+/index\\.ts$', '^test/fixtures/'];

/** The floors of the domain, from the ground: each may use those below it, and none above. */
const domain = '^libs/domain/src/';
const decisions = [
  '^libs/domain/.+commands\\.ts$',
  '^libs/domain/.+/for-(case|participant|product)\\.ts$',
  '^libs/domain/.+/(recall|may-be-given|administration-gate)\\.ts$',
  '^libs/domain/.+/command-definition\\.ts$',
];
const floors = [
  ['words', '(vocabulary|ctcae)/'],
  ['protocol', '(protocol|allocation)/'],
  ['study', 'study/'],
  ['participant-and-product', '(participant|product|near-miss)/'],
  ['case', 'adverse-event/'],
  ['outcomes', 'outcomes/'],
  ['webhook', 'webhook/'],
  ['world', '(catalogue|world|blinding)\\.ts$'],
  ['duties', '(clocks|notifications|stopping-rules)/'],
];
const order = floors.map(([name, path], floor) => ({
  name: `domain-${name}-looks-down-only`,
  comment: 'Decisions stand on top of all floors, whatever folder they are in.',
  severity: 'error',
  from: { path: domain + path, pathNot: ['\\.spec\\.ts$', ...decisions] },
  to: { path: [...decisions, ...floors.slice(floor + 1).map(([, above]) => domain + above)] },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.mjs$', '\\.spec\\.ts$'] },
      to: {},
    },
    only('kernel-imports-nothing', '^libs/kernel/', []),
    only('client-imports-nothing', '^libs/client/', []),
    only('terminal-imports-nothing', '^libs/terminal/', []),
    only('programmes-are-data-in-words-of-the-domain', '^libs/programmes/', ['domain']),
    only('journeys-know-the-client', '^libs/journey/', ['client', 'kernel', 'programmes', 'terminal']),
    only('a-programme-knows-the-client-and-pure-rooms', '^programmes/', [
      'client',
      'icsr',
      'journey',
      'kernel',
      'programmes',
      'statistics',
      'terminal',
    ]),
    {
      name: 'programmes-are-found-by-their-names',
      severity: 'error',
      from: { path: '^(apps|tools)/' },
      to: { path: '^programmes/' },
    },
    {
      name: 'no-programme-knows-another',
      severity: 'error',
      from: { path: '^programmes/([^/]+)/' },
      to: { path: '^programmes/', pathNot: '^programmes/$1/' },
    },
    ...order,
    only('domain-imports-kernel', '^libs/domain/', ['kernel']),
    only('statistics-imports-kernel', '^libs/statistics/', ['kernel']),
    only('interchange-turns-words-of-the-domain-into-documents', '^libs/interchange/', ['kernel', 'domain']),
    only('icsr-imports-kernel', '^libs/icsr/', ['kernel']),
    only('platform-imports-kernel', '^libs/platform/', ['kernel']),
    only('ledger-imports-kernel-and-platform', '^libs/ledger/', ['kernel', 'platform']),
    only('projections-imports-kernel-and-platform', '^libs/projections/', ['kernel', 'platform']),
    only('delivery-imports-kernel-and-platform', '^libs/delivery/', ['kernel', 'platform']),
    only('embedded-imports-kernel-and-platform', '^libs/embedded/', ['kernel', 'platform']),
    {
      name: 'embedded-is-for-standalone-and-cli',
      severity: 'error',
      from: { path: '^(apps|libs|test)/', pathNot: ['\\.spec\\.ts$', '^libs/embedded/', '^apps/(standalone|cli)/'] },
      to: { path: '^libs/embedded/' },
    },
    only('access-imports-kernel-and-platform', '^libs/access/', ['kernel', 'platform']),
    only('study-imports-kernel-domain-platform-access', '^libs/study/', ['kernel', 'domain', 'platform', 'access']),
    only('commands-imports-what-is-below-it', '^libs/commands/', ['kernel', 'domain', 'platform', 'access', 'study']),
    only('casebook-imports-what-is-below-it', '^libs/casebook/', [
      'kernel',
      'domain',
      'platform',
      'projections',
      'access',
      'study',
    ]),
    only('outbound-imports-what-is-below-it', '^libs/outbound/', [
      'kernel',
      'domain',
      'platform',
      'projections',
      'access',
      'commands',
      'study',
    ]),
    only('service-imports-every-room-but-testkit', '^libs/service/', [
      'casebook',
      'kernel',
      'domain',
      'platform',
      'ledger',
      'projections',
      'delivery',
      'access',
      'commands',
      'study',
    ]),
    {
      name: 'pure-rooms-have-no-framework-and-no-io',
      severity: 'error',
      from: { path: '^libs/(kernel|domain|statistics|icsr|interchange)/', pathNot: harness },
      to: { path: ['^(node:)?(fs|net|http|child_process|worker_threads)', '@nestjs', 'node_modules/pg/'] },
    },
    {
      name: 'service-is-for-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['\\.spec\\.ts$', '^libs/(service|testkit)/'] },
      to: { path: '^libs/service/' },
    },
    {
      name: 'libs-know-no-app-and-no-programme',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|programmes)/' },
    },
    {
      name: 'only-standalone-and-cli-boot-other-apps',
      severity: 'error',
      from: { path: '^apps/(?!standalone|cli)([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'checker-shares-no-code-with-what-it-checks',
      severity: 'error',
      from: { path: '^test/soak/checker/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|apps|test)/', pathNot: '^test/soak/checker/' },
    },
    {
      name: 'other-rooms-by-their-index',
      severity: 'error',
      from: { path: '^(libs|apps|programmes|tools)/([^/]+)/' },
      to: { path: '^(libs|apps|programmes|tools|test)/', pathNot: ['^$1/$2/', ...doors] },
    },
    {
      name: 'other-rooms-by-their-index-also-for-tests',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^(libs|apps|programmes|tools)/', pathNot: doors },
    },
    {
      name: 'harness-is-for-specs-and-tools',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: harness },
      to: { path: harness },
    },
    {
      name: 'harness-has-its-folders',
      severity: 'error',
      from: {},
      to: { path: '\\.testing\\.' },
    },
    {
      name: 'one-function-migrates',
      severity: 'error',
      from: { pathNot: '^libs/platform/src/database/migrate\\.ts$' },
      to: { path: 'node-pg-migrate' },
    },
    {
      name: 'tools-stand-on-the-testkit',
      severity: 'error',
      from: { path: '^libs/testkit/' },
      to: { path: '^(apps|tools|test)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
