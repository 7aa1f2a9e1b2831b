/** The import law inside and between modules: .dependency-cruiser.cjs assembles it. */

/** Tests, and what only tests use. */
const test = '(\\.test\\.tsx?$|/testing[^/]*\\.tsx?$)'
const sideEffects = '^src/platform/(db|http|jobs|mail|files)/'

/** A layer is a file (`store.ts`, `list-store.ts`, `store-related.ts`) or a folder (`model/`), at any depth of a module. */
const named = (name) => `/(.*[/-]|)${name}[/.-]`
const layers = {
  model: named('model'),
  policy: named('policy'),
  store: named('store'),
  index: '/index\\.ts$',
  routes: named('routes'),
  pages: '/(.*/|)pages/',
  messages: '/(.*/|)messages/',
}
const anyOf = (names) => `(${names.map((name) => layers[name]).join('|')})`
const inModule = (...names) => `^src/modules/([^/]+)${anyOf(names)}`
const ofSameModule = (...names) => `^src/modules/$1${anyOf(names)}`
/** Verbs are all that is not another layer. */
const verb = `^src/modules/([^/]+)(?!${anyOf(Object.keys(layers))})/`
const verbOfSameModule = `^src/modules/$1(?!${anyOf(Object.keys(layers))})/`

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
    from: { pathNot: ['^src/(app|routes)\\.tsx?$', inModule('routes'), test] },
    to: { path: inModule('routes') },
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

/** The rules between modules, with one for each line of the graph. */
const betweenModules = (graph) => [
  {
    name: 'modules-have-one-door',
    comment:
      'Another module is reached only through its index.ts. Import from there; if it lacks what you need, export it there, once it is meant for others.',
    from: { path: '^src/modules/([^/]+)/', pathNot: test },
    to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
  },
  {
    name: 'tests-use-doors-too',
    comment: 'A test knows another module by its index.ts and by its builders (testing.ts), nothing else.',
    from: { path: `^src/modules/([^/]+)/.*${test}` },
    to: {
      path: '^src/modules/[^/]+/',
      pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$', test],
    },
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

module.exports = {
  test,
  sideEffects,
  inModule,
  moduleRules: (graph) => [...insideModules, ...betweenModules(graph)],
}
