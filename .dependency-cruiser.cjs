/**
 * The import law of docs/architecture.md, held by dependency-cruiser (`npm run check`).
 * In a module: model ← policy, store ← verbs ← index ← routes; pages see only types of the model, messages and ui.
 * Between modules: only through index.ts, along an edge of src/modules/graph.ts.
 */
const { inModule, moduleRules, sideEffects, test } = require('./scripts/gates/module-rules.cjs')
const { graph } = require('./src/modules/graph.ts')

refuseCycles(graph)

const floors = [
  {
    name: 'platform-knows-nobody',
    comment:
      'The platform is the technical floor: it knows no module, no page, no ui. Take what is needed as a parameter, and let app.ts or main.ts pass it.',
    from: { path: '^src/platform/', pathNot: test },
    to: { path: '^src/', pathNot: '^src/platform/' },
  },
  {
    name: 'ui-knows-no-module',
    comment:
      'The design system knows no module, no database, no HTTP. Make it a prop, or move the component to the pages of its module.',
    from: { path: '^src/ui/', pathNot: test },
    to: { path: ['^src/modules/', '^src/cli/', '^src/[^/]+$'] },
  },
  {
    name: 'ui-has-no-side-effects',
    comment:
      'Of what reads, writes or answers, the design system knows the types only: write `import type`, and take the value as a prop.',
    from: { path: '^src/ui/', pathNot: test },
    to: { path: sideEffects, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'elements-run-in-the-browser',
    comment:
      'An element runs in the browser: only other elements, pure code of src/ui and src/platform/i18n, and browser libraries. Read data from the HTML or fetch it.',
    from: { path: '^src/ui/elements/', pathNot: test },
    to: { path: '^src/platform/', pathNot: '^src/platform/i18n/' },
  },
  {
    name: 'views-do-without-node',
    comment:
      'Models, pages and the design system read no file, open no connection, hash nothing: pass them the value. Elements have only the browser.',
    from: { path: ['^src/ui/', inModule('pages', 'model', 'policy')], pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'top-floor-is-not-imported',
    comment:
      'main.ts, app.ts, routes.ts and the command line stand on top: nothing below imports them. Pass what is needed as a parameter.',
    from: { path: '^src/', pathNot: ['^src/(main|app|routes|jobs)\\.tsx?$', '^src/cli/', test] },
    to: { path: ['^src/(main|app|routes|jobs)\\.tsx?$', '^src/cli/'] },
  },
  {
    name: 'top-floor-uses-doors',
    comment: 'From above, a module is entered through its index.ts (or, in src/routes.ts, its routes).',
    from: { path: ['^src/[^/]+$', '^src/cli/', '^bench/', '^tests/'] },
    // Tests also know the builders (testing.ts) and, to write docs/permissions.md, the policies.
    to: {
      path: '^src/modules/[^/]+/',
      pathNot: ['^src/modules/[^/]+/index\\.ts$', inModule('routes'), test, inModule('policy')],
    },
  },
]

const everywhere = [
  {
    name: 'no-cycle',
    comment: 'These files import each other. Move what they share to a third file that imports neither.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-test-code-in-production',
    comment: 'Test files and test support stay out of what is built. Move the shared part to its own file.',
    from: { path: '^src/', pathNot: test },
    to: { path: test },
  },
  {
    name: 'libraries-are-declared',
    comment: 'This library is not in package.json. Add it with `npm install`, or use one that is there.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-library-at-run-time',
    comment:
      'This library is a development one (devDependencies), absent where Maillage only runs. Move it to dependencies.',
    from: {
      path: '^src/',
      pathNot: [test, '^src/ui/elements/', '^src/platform/db/generate-types\\.ts$'],
    },
    // An asset (`?raw`, `?url`) is copied into the build.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '\\.(svg|css|woff2)$' },
  },
]

module.exports = {
  forbidden: [...moduleRules(graph), ...floors, ...everywhere].map((rule) => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}

/** Refuses a module graph that turns round. @throws Error naming the cycle */
function refuseCycles(edges) {
  const visit = (name, path) => {
    if (path.includes(name))
      throw new Error(
        `src/modules/graph.ts has a cycle: ${[...path, name].join(' → ')}. Remove one of these edges.`,
      )
    for (const callee of edges[name] ?? []) visit(callee, [...path, name])
  }
  for (const name of Object.keys(edges)) visit(name, [])
}
