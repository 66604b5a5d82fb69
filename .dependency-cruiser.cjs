/** The house's walls (ARCHITECTURE.md). A name in `path` is where the import stands, `to` what it reaches for. */
const room = '^src/features/([^/]+)/'
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'front-door-only',
      comment:
        "A room is entered through its index.ts; browser code may take another room's contract, rules and *Nav.",
      severity: 'error',
      from: { path: room },
      to: {
        path: '^src/features/',
        pathNot: [
          '^src/features/$1/',
          '^src/features/[^/]+/index\\.ts$',
          '^src/features/[^/]+/contract[^/]*\\.ts$',
          '^src/features/[^/]+/web/[^/]*Nav\\.tsx$',
          '^src/features/[^/]+/rules/',
        ],
      },
    },
    {
      name: 'the-house-uses-front-doors',
      severity: 'error',
      from: { path: '^src/(server|cli)/' },
      to: { path: '^src/features/', pathNot: '^src/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'features-do-not-know-the-house',
      severity: 'error',
      from: { path: '^src/features/', pathNot: ['\\.test\\.tsx?$', '/factory\\.ts$'] },
      to: { path: '^src/(server|cli)/', pathNot: '^src/server/sheets/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^src/features/[^/]+/rules/', pathNot: '\\.test\\.ts$' },
      to: {
        path: [
          '^src/(server|cli|database|web)/',
          '^src/features/[^/]+/(queries|index)',
          '^node:(fs|net|http|child_process|worker_threads)',
          'node_modules/(kysely|fastify|pg)/',
        ],
      },
    },
    {
      name: 'engines-are-pure',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^src/(features|server|cli|database|web)/', 'node_modules/(kysely|fastify|pg|react)/'] },
    },
    {
      name: 'engines-know-only-themselves',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/' },
      to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/shared/', '^src/database/tables\\.ts$'] },
    },
    {
      name: 'database-knows-nobody',
      severity: 'error',
      from: { path: '^src/database/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(features|server|web|engines)/' },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      comment: 'Screens take contracts, rules and shared words; types may come from anywhere.',
      severity: 'error',
      from: { path: ['^src/web/', '^src/features/[^/]+/web/'], pathNot: '\\.test\\.tsx?$' },
      to: {
        path: [
          '^src/(server|cli|database)/',
          '^src/features/[^/]+/(?!web/|rules/|contract)[^/]+\\.ts$',
          '^node:',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-junk-drawers',
      severity: 'error',
      from: {},
      to: { path: '^src/.*(util|helper|common|misc|manager)[^/]*\\.tsx?$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
