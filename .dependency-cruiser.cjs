/**
 * The import law of docs/architecture.md, held by dependency-cruiser (`npm run check`).
 * In a module: model ← policy, store ← verbs ← index ← routes; pages see only types of the model, messages and ui.
 * Between modules: only through index.ts, along an edge of src/modules/graph.ts.
 */
const { graph } = require('./src/modules/graph.ts')

refuseCycles(graph)

const test = '\\.test\\.tsx?$'
const testSupport = '(\\.test\\.tsx?$|/testing[^/]*\\.tsx?$)'
const sideEffects = '^src/platform/(db|http|jobs|mail|files)/'
const named = (...names) => `^src/modules/[^/]+/(${names.join('|')})(\\.tsx?$|/)`
const ofSameModule = (...names) => `^src/modules/$1/(${names.join('|')})(\\.tsx?$|/)`
const inModule = (...names) => `^src/modules/([^/]+)/(${names.join('|')})(\\.tsx?$|/)`
const layers = ['model', 'policy', 'store', 'index', 'routes', 'pages', 'messages']
const verb = `^src/modules/([^/]+)/(?!(${layers.join('|')})(\\.tsx?$|/))`
const verbOfSameModule = `^src/modules/$1/(?!(${layers.join('|')})(\\.tsx?$|/))`

const insideModules = [
  {
    name: 'model-is-pure',
    comment:
      'A model holds types, schemas and pure rules: no I/O, nothing from the layers above. Move what reads or writes to store.ts or to a verb, and pass its result (and `now`) as a parameter.',
    from: { path: inModule('model'), pathNot: test },
    to: {
      path: [
        ofSameModule('policy', 'store', 'index', 'routes', 'pages', 'messages'),
        verbOfSameModule,
        sideEffects,
        '^src/ui/',
      ],
    },
  },
  {
    name: 'policy-decides-on-the-model-only',
    comment:
      'A policy is a pure predicate on what is passed to it. Let the verb read what is needed and pass it to the predicate.',
    from: { path: inModule('policy'), pathNot: test },
    to: {
      path: [
        ofSameModule('store', 'index', 'routes', 'pages', 'messages'),
        verbOfSameModule,
        sideEffects,
        '^src/ui/',
      ],
    },
  },
  {
    name: 'store-is-sql-only',
    comment:
      'A store knows the model and the database, nothing above. Put decisions in a verb, permissions in policy.ts.',
    from: { path: inModule('store'), pathNot: test },
    to: {
      path: [
        ofSameModule('policy', 'index', 'routes', 'pages', 'messages'),
        verbOfSameModule,
        '^src/platform/http/',
        '^src/ui/',
      ],
    },
  },
  {
    name: 'verbs-do-not-answer-http',
    comment:
      'A verb knows neither its door (index.ts) nor HTTP nor pages: routes call it. Import the sibling verb by its own file; return data and let routes.tsx answer.',
    from: { path: verb, pathNot: test },
    to: { path: [ofSameModule('index', 'routes', 'pages'), '^src/platform/http/', '^src/ui/'] },
  },
  {
    name: 'index-is-below-routes',
    comment:
      'What other modules may call is neither a route nor a page. Export a function of the store or a verb.',
    from: { path: inModule('index'), pathNot: test },
    to: { path: [ofSameModule('routes', 'pages'), '^src/platform/http/', '^src/ui/'] },
  },
  {
    name: 'nobody-imports-routes',
    comment: 'Only src/routes.ts mounts routes. Share a verb, a page or a component of src/ui instead.',
    from: { pathNot: ['^src/(app|routes)\\.tsx?$', named('routes'), test] },
    to: { path: named('routes') },
  },
  {
    name: 'pages-are-pure',
    comment:
      'A page turns props into HTML: it imports pages and messages of its module, src/ui and src/platform/i18n. Let routes.tsx read the data and pass it as props.',
    from: { path: inModule('pages'), pathNot: test },
    to: {
      path: '^src/',
      pathNot: [
        ofSameModule('model', 'pages', 'messages'),
        '^src/ui/',
        '^src/platform/i18n/',
        '^src/modules/[^/]+/index\\.ts$',
      ],
    },
  },
  {
    name: 'pages-take-types-only',
    comment:
      'From a model, or from the index.ts of another module, a page takes types: write `import type`. Let routes.tsx compute the value and pass it as a prop.',
    from: { path: inModule('pages'), pathNot: test },
    to: {
      path: [ofSameModule('model'), '^src/modules/[^/]+/index\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  },
]

const betweenModules = [
  {
    name: 'modules-have-one-door',
    comment:
      'Another module is reached only through its index.ts. Import from there; if it lacks what you need, export it there, once it is meant for others.',
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
  },
  {
    name: 'modules-stand-in-the-graph',
    comment: 'This module is missing from src/modules/graph.ts. Add it there with the modules it calls.',
    from: { path: `^src/modules/(?!(${Object.keys(graph).join('|')})/)[^/]+/` },
    to: {},
  },
  ...Object.entries(graph).map(([name, callees]) => ({
    name: `graph-of-${name}`,
    comment: `src/modules/graph.ts lets ${name} call ${callees.join(', ') || 'no module'}. Pass the data from a module above, use a job, or add the edge there if the graph stays without a cycle.`,
    from: { path: `^src/modules/${name}/`, pathNot: test },
    to: { path: '^src/modules/[^/]+/', pathNot: `^src/modules/(${[name, ...callees].join('|')})/` },
  })),
]

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
    from: { path: '^src/', pathNot: ['^src/(main|app|routes)\\.tsx?$', '^src/cli/', test] },
    to: { path: ['^src/(main|app|routes)\\.tsx?$', '^src/cli/'] },
  },
  {
    name: 'top-floor-uses-doors',
    comment: 'From above, a module is entered through its index.ts (or, in src/routes.ts, its routes).',
    from: { path: ['^src/[^/]+$', '^src/cli/', '^bench/', '^tests/'] },
    to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/[^/]+/index\\.ts$', named('routes')] },
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
    from: { path: '^src/', pathNot: testSupport },
    to: { path: testSupport },
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
      pathNot: [testSupport, '^src/ui/elements/', '^src/platform/db/generate-types\\.ts$'],
    },
    // An asset (`?raw`, `?url`) is copied into the build.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '\\.(svg|css|woff2)$' },
  },
]

module.exports = {
  forbidden: [...insideModules, ...betweenModules, ...floors, ...everywhere].map((rule) => ({
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
