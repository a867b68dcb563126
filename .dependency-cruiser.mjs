/**
 * Who may import whom: one rule for each layer, each with a comment that says where code
 * belongs instead. Arrows point from what moves on the screen to what only counts. The picture
 * of it is in ARCHITECTURE.md; tests/architecture breaks every rule once.
 */

const LAYERS = ['engine', 'words', 'trace', 'cdn', 'scene', 'run', 'reading', 'frame', 'player', 'ui', 'stage', 'panels', 'code', 'protocol', 'hosting', 'screen', 'app', 'embed', 'sdk', 'lms', 'present']
const TESTS = '\\.test\\.tsx?$'

/**
 * @param {string} name
 * @param {{ from?: string, may: string[], types?: string[], files?: string[], comment: string }} layer
 *   `may` lists layers, `types` layers of which only types may be imported, `files` single files that may be as well.
 */
function layer(name, { from = `^src/${name}/`, may, types = [], files = [], comment }) {
  const forbidden = LAYERS.filter((one) => !may.includes(one))
  const valuesOnly = forbidden.filter((one) => types.includes(one))
  const never = forbidden.filter((one) => !types.includes(one))
  const sources = { path: from, pathNot: TESTS }
  const exempt = files.length > 0 ? { pathNot: `^src/(${files.join('|')})\\.ts$` } : {}
  const rules = [{ name: `layer-${name}`, comment, from: sources, to: { path: `^src/(${never.join('|')})/`, ...exempt } }]
  if (valuesOnly.length > 0) {
    const to = { path: `^src/(${valuesOnly.join('|')})/`, ...exempt, dependencyTypesNot: ['type-import'] }
    rules.push({ name: `layer-${name}-types`, comment: `${comment} Types are fine: import type.`, from: sources, to })
  }
  return rules
}

/**
 * @param {string} name
 * @param {string} from
 * @param {string} allowed A pattern of package paths; empty for none.
 * @param {string} comment
 */
function packages(name, from, allowed, comment) {
  const exempt = allowed ? { pathNot: `^node_modules/(@types/)?(${allowed})/` } : {}
  return { name, comment, from: { path: from, pathNot: TESTS }, to: { path: '^node_modules/', ...exempt } }
}

const STAGE_TYPES = ['engine', 'trace', 'cdn', 'scene', 'run', 'reading', 'player']
/** Words and tables without behaviour, and invariant: values of these files may be used everywhere below src/app. */
const VOCABULARY = ['trace/traceKinds', 'engine/invariant', 'cdn/net/places', 'cdn/net/spot', 'cdn/nodeKinds', 'cdn/sameValue', 'scene/leverValues', 'scene/leverWords', 'scene/leverGroups', 'scene/leversInForce', 'scene/viewOf', 'scene/compareValue']

const RULES = [
  ...layer('engine', {
    may: ['engine'],
    comment: 'src/engine imports nothing of ours: what knows about HTTP or the screen belongs in src/cdn or above.',
  }),
  ...layer('words', { may: ['words'], comment: 'src/words writes numbers and imports nothing: what knows a scene or a screen belongs there.' }),
  ...layer('trace', {
    may: ['engine', 'trace'],
    comment: 'src/trace writes down what happened and finds it again: how a node behaves belongs in src/cdn, what is read from a whole run in src/reading.',
  }),
  ...layer('cdn', {
    may: ['engine', 'trace', 'cdn'],
    comment: 'src/cdn stands on src/engine and src/trace: what a scene, a picture or a page needs belongs in src/scene, src/frame or above.',
  }),
  ...layer('scene', {
    may: ['engine', 'words', 'cdn', 'scene'],
    types: ['trace'],
    comment: 'src/scene is what an author writes against: running it belongs in src/run, reading what happened in src/reading (RunView is what it asks of a run).',
  }),
  ...layer('scenes', {
    from: '^(scenes|tests/course)/',
    may: ['cdn', 'scene'],
    comment: 'A scene is written against src/scene and src/cdn: it draws nothing and schedules nothing itself.',
  }),
  ...layer('run', {
    may: ['engine', 'trace', 'cdn', 'scene', 'run'],
    comment: 'src/run makes traces: what is read from them belongs in src/reading, what is drawn in src/frame and above.',
  }),
  ...layer('reading', {
    may: ['engine', 'words', 'trace', 'scene', 'reading'],
    types: ['cdn', 'run'],
    files: [...VOCABULARY, 'cdn/http/message'],
    comment: 'src/reading finds things in a trace: how they come about belongs in src/cdn, the moment as a picture in src/frame.',
  }),
  ...layer('frame', {
    may: ['engine', 'words', 'trace', 'reading', 'frame'],
    types: ['cdn', 'scene', 'run'],
    files: [...VOCABULARY, 'scene/leaks', 'scene/stack', 'cdn/code/requestFacts', 'cdn/code/split', 'cdn/isolate/cpu', 'cdn/limit/counters', 'cdn/limit/limiter', 'cdn/net/handshake', 'cdn/net/bgp/routeLog', 'cdn/nodes/balancerSpec', 'cdn/nodes/offer', 'cdn/nodes/originSpec', 'cdn/placement/hashRing', 'cdn/placement/inheritance', 'cdn/placement/placement', 'cdn/purge/purge', 'cdn/upstream', 'cdn/http/message'],
    comment: 'src/frame reads traces: how a request is handled belongs in src/cdn, what a scene says in src/scene, drawing in src/stage.',
  }),
  ...layer('player', {
    may: ['engine', 'words', 'trace', 'scene', 'run', 'reading', 'frame', 'player'],
    types: ['cdn'],
    files: ['cdn/nodeKinds'],
    comment: 'src/player moves a playhead over runs: drawing belongs in src/stage and src/panels, the simulated machine in src/cdn.',
  }),
  ...layer('ui', { may: ['words', 'ui'], comment: 'src/ui knows no domain: a control that knows about scenes or caches belongs in src/panels.' }),
  ...layer('stage', {
    may: ['words', 'frame', 'ui', 'stage'],
    types: STAGE_TYPES,
    files: VOCABULARY,
    comment: 'src/stage draws a Frame it is given and cannot know what time it is; src/app introduces it to the player.',
  }),
  ...layer('panels', {
    may: ['words', 'frame', 'ui', 'panels'],
    types: STAGE_TYPES,
    files: [...VOCABULARY, 'cdn/plan/shapes'],
    comment: 'src/panels shows a Frame and calls what it is given; src/app introduces it to the player.',
  }),
  ...layer('code', {
    may: ['words', 'frame', 'ui', 'code'],
    types: STAGE_TYPES,
    files: VOCABULARY,
    comment: 'src/code shows listings and values it is given; src/app introduces it to the player.',
  }),
  ...layer('protocol', {
    may: ['protocol'],
    comment: 'src/protocol is what a frame and the page around it say to each other, for both sides: what a scene does about it belongs in src/hosting.',
  }),
  ...layer('hosting', {
    may: ['protocol', 'hosting', 'words', 'scene', 'reading', 'player'],
    files: ['frame/dilation', 'ui/theme'],
    comment: 'src/hosting lets the page around a frame play a scene by the commands of its player: what is drawn belongs in src/screen and below.',
  }),
  ...layer('sdk', {
    may: ['protocol', 'sdk'],
    comment: 'src/sdk is loaded by pages of others: it knows the protocol and nothing of a scene.',
  }),
  ...layer('lms', {
    may: ['protocol', 'sdk', 'lms'],
    comment: 'src/lms is the launcher of the packages for an LMS: it hears of a scene by the protocol alone, and no page of the course loads it.',
  }),
  ...layer('present', {
    may: ['protocol', 'present'],
    comment: 'src/present is the script of the presenter’s page: it hears of a scene by the protocol alone; what stands on the page belongs in src/app/static.',
  }),
  ...layer('screen', {
    may: LAYERS.filter((one) => !['app', 'embed', 'sdk', 'lms', 'present'].includes(one)),
    comment: 'src/screen is what a page of the course and an embed are both made of: what only one of them has belongs in src/app or src/embed.',
  }),
  ...layer('app', { may: LAYERS.filter((one) => !['embed', 'sdk', 'lms', 'present'].includes(one)), comment: 'src/embed wraps src/app, not the other way round.' }),
  ...layer('embed', {
    may: LAYERS.filter((one) => !['engine', 'trace', 'frame', 'sdk', 'lms', 'present'].includes(one)),
    comment:
      'src/embed puts the rooms together for a foreign page, as src/app does for ours: what counts or projects stays below.',
  }),
  {
    name: 'http-alone',
    comment: 'src/cdn/http is the RFCs as functions of messages and times: what a cache remembers belongs in src/cdn/cache, what is said to a learner in src/cdn/explain.',
    // conformance.ts is the public door of the cache, under a path that outside tests import.
    from: { path: '^src/cdn/http/', pathNot: `^src/cdn/http/conformance\\.ts$|${TESTS}` },
    to: { path: '^(src|scenes)/', pathNot: '^src/cdn/http/' },
  },
  {
    name: 'store-alone',
    comment: 'src/cdn/store holds things by key and makes room: what a response is belongs in src/cdn/http and src/cdn/cache.',
    from: { path: '^src/cdn/store/', pathNot: TESTS },
    to: { path: '^(src|scenes)/', pathNot: '^src/(cdn/store|engine)/' },
  },
  {
    name: 'scenes-only-from-app',
    comment: 'Only src/app knows the scenes (src/app/registry.ts): take what you need of a scene as a parameter.',
    from: { path: '^src/', pathNot: `^src/app/|${TESTS}` },
    to: { path: '^scenes/' },
  },
  {
    name: 'scenes-apart',
    comment: 'Scenes never import each other: what two scenes share belongs in src/cdn or src/scene.',
    from: { path: '^scenes/([^/]+)/' },
    to: { path: '^scenes/', pathNot: '^scenes/$1/' },
  },
  {
    name: 'notes-only-in-documents',
    comment: 'What teachers are told stands in documents that are written when the course is built (src/app/static): no page loads it.',
    from: { path: '^(src|scenes)/', pathNot: `^src/app/static/|${TESTS}` },
    to: { path: '^(scenes/[^/]+/notes|src/app/static/sceneNotes)\\.ts$' },
  },
  {
    name: 'nothing-imports-tests-or-tools',
    comment: 'tests/ and tools/ are ends of the graph: what a page needs lives in src/.',
    from: { path: '^(src|scenes)/', pathNot: TESTS },
    to: { path: `^(tests|tools|bench)/|${TESTS}` },
  },
  packages(
    'engine-no-packages',
    '^src/engine/',
    'd3-random',
    'The engine must run the same everywhere: of packages it has d3-random only.',
  ),
  packages(
    'counting-no-packages',
    '^(src/(trace|cdn|scene|run|reading)|scenes)/',
    '',
    'What only counts has no packages: it must run the same everywhere.',
  ),
  packages(
    'frame-packages',
    '^src/frame/',
    'd3-(scale|shape|interpolate)',
    'src/frame has d3-scale, d3-shape and d3-interpolate: drawing belongs in src/stage.',
  ),
  packages(
    'player-packages',
    '^src/player/(?!react\\.tsx?$)',
    'zustand',
    'The player runs without React (its binding is src/player/react.ts); of packages it has zustand only.',
  ),
  packages(
    'player-binding-packages',
    '^src/player/react\\.tsx?$',
    'react|zustand',
    'src/player/react.ts only binds the player to React.',
  ),
  packages(
    'stage-packages',
    '^src/stage/',
    'react|d3-(geo|shape|scale|interpolate)|geojson',
    'The stage has React and d3-geo, -shape, -scale and -interpolate.',
  ),
  packages(
    'ui-packages',
    '^src/(ui|panels|code)/',
    'react|framer-motion|d3-(shape|scale|interpolate)',
    'Controls and panels have React, framer-motion/dom and d3-shape, -scale and -interpolate.',
  ),
  packages('hosting-no-packages', '^src/(protocol|hosting|lms|present|sdk/(?!react\\.tsx$))', '', 'What pages of others load, and what answers them, has no packages.'),
  packages('sdk-react', '^src/sdk/react\\.tsx$', 'react', 'The React component of the SDK has React and nothing else.'),
  packages(
    'app-packages',
    '^src/(screen|app|embed)/',
    'react|react-dom|zustand|framer-motion|uqr|mediabunny',
    'The shell has React, zustand, framer-motion/dom, uqr (links to point a camera at) and mediabunny (videos): maps and charts belong in src/stage and src/panels.',
  ),
  {
    name: 'no-heavy-packages',
    comment: 'Too heavy for the page, or work of the build: a Vite plugin in tools/vite does it, and src imports its result.',
    from: { path: '^(src|scenes)/', pathNot: TESTS },
    to: { path: '^node_modules/(shiki|@shikijs|topojson-client|world-atlas|magic-string|framer-motion/dist/(es/|cjs/)?index)(/|\\.|$)' },
  },
  {
    name: 'no-node',
    comment: 'The page has no Node: what reads files or starts programs is a tool (tools/) or a Vite plugin (tools/vite).',
    from: { path: '^(src|scenes)/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-circular',
    comment: 'Two files that need each other, if only for a type, are one file, or need a third one below them.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this file and it imports nothing: it is left over, or its entry point is unknown here.',
    from: { orphan: true, pathNot: `\\.d\\.ts$|\\.config\\.ts$|\\.mjs$|^scenes/[^/]+/(scene|notes)\\.ts$|^tests/|^tools/[^/]+\\.ts$|${TESTS}` },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'This import leads nowhere: a wrong path, or a package that package.json does not list.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:|[.]wasm$' },
  },
]

export default {
  forbidden: RULES.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: '^node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'module', 'types', 'default'],
    },
  },
}
