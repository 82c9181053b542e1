import assert from 'node:assert/strict'
import { builtinModules } from 'node:module'
import { test } from 'node:test'
import { findUndocumented } from './house/docstrings.ts'
import { type Names, findWrongNames } from './house/file-names.ts'
import { findCrowdedAreas } from './house/folders.ts'
import { type House, findBarrels, findCircles, findWrongImports } from './house/imports.ts'
import { findForeignWrites, findStrayQueries } from './house/queries.ts'
import { allowed, offenses } from './house/planted.ts'
import { type Source, readSources } from './house/source.ts'

const ground = ['standards', 'kernel', 'statistics']
const belowLists = [...ground, 'platform', 'ui', 'http']
const belowAreas = [...belowLists, 'lists']

/** What deliver formats stand on: live, cases and courses. */
const delivery = [
  'people',
  'tasks',
  'items',
  'questions',
  'answers',
  'activities',
  'catalog',
  'integrity',
  'review',
  'participation',
]
const toEvaluation = [
  'people',
  'tasks',
  'items',
  'questions',
  'answers',
  'evidence',
  'gaps',
  'activities',
  'participation',
]

const areas: Record<string, readonly string[]> = {
  organizations: [],
  people: ['organizations'],
  policies: ['people'],
  access: ['people'],
  keys: ['people'],
  representatives: ['people'],
  audit: ['people'],
  merges: ['people'],
  tasks: ['people'],
  mail: ['people', 'tasks'],
  privacy: ['people', 'tasks'],
  work: ['people'],
  items: [],
  questions: ['people', 'tasks', 'items'],
  answers: ['people', 'tasks', 'items', 'questions'],
  measures: ['people'],
  evidence: ['people', 'measures'],
  quality: ['people', 'tasks', 'measures', 'evidence'],
  strength: ['evidence'],
  ranking: ['people'],
  gaps: ['people', 'tasks', 'items', 'questions', 'answers', 'measures', 'evidence', 'strength', 'quality', 'ranking'],
  proposals: ['people', 'measures', 'evidence', 'gaps'],
  activities: ['people', 'tasks', 'evidence', 'gaps'],
  catalog: ['people', 'activities'],
  companies: ['people'],
  integrity: ['people', 'tasks', 'items', 'questions', 'answers', 'activities', 'catalog', 'companies'],
  matters: ['people', 'tasks', 'activities', 'companies', 'integrity'],
  review: ['people', 'tasks', 'items', 'questions', 'answers', 'evidence', 'gaps', 'activities', 'integrity'],
  participation: ['people', 'activities'],
  live: delivery,
  cases: delivery,
  courses: delivery,
  evaluation: toEvaluation,
  credit: ['people', 'activities', 'catalog'],
  certificates: ['people', 'tasks', 'credit'],
  claims: ['people', 'tasks', 'activities', 'participation', 'evaluation', 'credit', 'certificates'],
  surveys: ['people', 'tasks', 'items', 'questions', 'answers', 'measures', 'evidence', 'activities', 'participation'],
  literature: ['people', 'tasks', 'items', 'questions', 'answers', 'measures', 'evidence', 'gaps', 'activities'],
}
/** Who may ask who a person is may ask where they belong, what the office set for itself, what they may do and by which key. */
const aroundPeople = ['organizations', 'policies', 'access', 'keys']
for (const [area, below] of Object.entries(areas)) {
  const order = aroundPeople.indexOf(area)
  if (below.includes('people'))
    areas[area] = [...new Set([...aroundPeople.slice(0, order < 0 ? aroundPeople.length : order), ...below])]
}
/** From here on an area may import every area above it in the table. */
for (const area of ['outcomes', 'emergency', 'innovation', 'accreditation']) areas[area] = Object.keys(areas)

/** What a kind may take of its own area (and, where shared, of the areas below), and the layers it stands on. */
const pages = { layers: [...ground, 'ui'], types: ['http', 'store'] }
const facts = { layers: [...ground, 'platform', 'ui'], types: ['http'] }
const kinds: House['kinds'] = {
  schema: { own: ['schema'], layers: ['standards', 'kernel'] },
  rules: { own: ['schema', 'rules', 'item'], layers: ground },
  item: { own: ['schema', 'rules', 'view', 'item'], layers: [...ground, 'ui'] },
  store: { own: ['schema', 'store'], layers: ['standards', 'kernel', 'platform'] },
  commands: { own: ['schema', 'rules', 'store', 'commands', 'slots'], layers: [...ground, 'platform'] },
  view: { own: ['schema', 'rules', 'view', 'part'], ...pages },
  part: { own: ['schema', 'rules', 'store', 'commands', 'view', 'part', 'slots'], ...facts },
  client: { own: [], layers: [] },
  slots: { own: ['schema'], layers: ['standards', 'kernel'], types: ['platform', 'http', 'store', 'lists'] },
  gate: { own: ['schema', 'rules', 'store', 'slots'], ...facts },
  panel: { own: ['schema', 'rules', 'store', 'view', 'part', 'slots'], ...facts },
  duty: { own: ['schema', 'rules', 'store', 'slots'], ...facts },
  clause: { own: ['schema', 'rules', 'store', 'slots'], ...facts },
  register: {
    own: ['schema', 'rules', 'store', 'commands', 'view', 'part', 'slots', 'register'],
    layers: belowAreas,
  },
  page: { own: ['schema', 'rules', 'store', 'view', 'part', 'slots', 'page', 'register'], layers: belowAreas },
  routes: {
    own: ['schema', 'rules', 'store', 'commands', 'view', 'part', 'slots', 'page', 'register'],
    layers: belowAreas,
  },
  api: { own: ['schema', 'rules', 'store', 'commands', 'slots'], layers: [...ground, 'platform', 'http'] },
  reactions: { own: ['schema', 'rules', 'store', 'commands', 'slots'], layers: [...ground, 'platform'] },
  jobs: { own: ['schema', 'rules', 'store', 'commands', 'slots'], layers: [...ground, 'platform'] },
  demo: { own: ['schema', 'rules', 'store', 'commands', 'demo'], layers: [...ground, 'platform'] },
}

const pure = ['schema', 'rules', 'view', 'map']
const house: House = {
  layers: {
    standards: [],
    kernel: ['standards'],
    statistics: ['standards', 'kernel'],
    platform: ground,
    ui: ground,
    http: [...ground, 'platform', 'ui'],
    lists: belowLists,
    areas: belowAreas,
    exchange: [...belowAreas, 'areas'],
    app: [...belowAreas, 'areas', 'exchange'],
  },
  areas,
  kinds,
  shared: ['schema', 'rules', 'commands', 'store', 'part', 'slots'],
  listed: ['routes', 'api', 'gate', 'panel', 'duty', 'clause', 'reactions', 'jobs', 'demo'],
  packages: [
    { package: /./, unless: (place) => place.layer !== 'standards', because: 'outside rules are data and need none' },
    {
      package: new RegExp(`^(${builtinModules.join('|')})(/|$)`),
      unless: () => false,
      because: 'what comes with Node is taken as node:…',
    },
    {
      package: /^(node:(?!crypto$|util$|buffer$|url$|path$)|pg$|kysely|fastify|@fastify\/|nodemailer)/,
      unless: (place) => !ground.includes(place.layer) && !pure.includes(place.kind),
      because: 'what decides or shows is handed its facts and does not fetch them',
    },
    {
      package: /^(pg$|pg-copy-streams$|kysely)/,
      unless: (place) => ['platform', 'app', 'outside'].includes(place.layer) || place.kind === 'store',
      because: 'only stores and the platform talk to the database',
    },
    {
      package: /^(fastify|@fastify\/)/,
      unless: (place) => ['http', 'app', 'outside'].includes(place.layer),
      because: 'only the layer http knows the web server',
    },
    {
      package: /^nodemailer/,
      unless: (place) => ['platform', 'app', 'outside'].includes(place.layer),
      because: 'mail goes through the platform',
    },
  ],
}

const names: Names = {
  areas: Object.keys(areas),
  kinds: Object.keys(kinds),
  adapters: 'pars medbiq xapi scorm lti fhir pubmed mesh feeds cap spreadsheets redcap'.split(' '),
  adapterKinds: ['wire', 'map'],
  outermost: [
    'merging',
    'holdings',
    'slots',
    'api',
    'app',
    'worker',
    'cli',
    'opening',
    'serving',
    'health',
    'site',
    'styles',
    'about',
    'developers',
    'operation',
  ],
}

const pathOf = (source: Source) => source.path

/**
 * So many files an area may hold. At 30 one looks for a second noun; the largest held 41 when this was written. What is
 * over this was not looked at.
 */
const mostFiles = 45

/** Each guard as a function over files, so that it runs on the house and on planted offenses alike. */
const guards: Record<string, (sources: readonly Source[]) => string[]> = {
  imports: (sources) => findWrongImports(sources, house),
  circles: findCircles,
  barrels: findBarrels,
  'stray queries': findStrayQueries,
  'foreign writes': findForeignWrites,
  names: (sources) => findWrongNames(sources.map(pathOf), names),
  docstrings: findUndocumented,
  'crowded areas': (sources) => findCrowdedAreas(sources.map(pathOf), mostFiles),
}

const sources = readSources('src')
const everyFile = readSources('src', /./)

for (const [name, find] of Object.entries(guards))
  test(`the house holds: ${name}`, () => {
    const found = find(['names', 'crowded areas'].includes(name) ? everyFile : sources)
    assert.ok(found.length === 0, found.join('\n'))
  })

test('the table of areas lists each area after those it imports', () => {
  const order = Object.keys(areas)
  for (const [area, below] of Object.entries(areas))
    for (const other of below) assert.ok(order.indexOf(other) < order.indexOf(area), `${area} imports ${other}`)
})

for (const { guard, path, text, because } of offenses) {
  test(`caught: ${path}: ${text || because}`, () => {
    const found = guards[guard]!([{ path, text }])
    assert.ok(
      found.some((one) => one.includes(because)),
      `found ${JSON.stringify(found)}`,
    )
  })
}

test('caught: an area with one file too many, of which tests and the demonstration are none', () => {
  const file = (noun: string) => ({ path: `src/areas/claims/${noun}.rules.ts`, text: '' })
  const full = Array.from({ length: mostFiles }, (_, i) => file(`n-${'x'.repeat(i)}`))
  const beside = ['claim.rules.test.ts', 'claim.demo.ts', 'README.md'].map((name) => ({
    path: `src/areas/claims/${name}`,
    text: '',
  }))
  const find = guards['crowded areas']!
  assert.deepEqual(find([...full, ...beside]), [])
  assert.deepEqual(find([...full, ...beside, file('one-more')]), [
    'src/areas/claims holds 46 files, more than 45; split it by noun into two areas',
  ])
})

test('caught: two files that import each other', () => {
  const circle = [
    { path: `src/areas/credit/a.rules.ts`, text: `import { b } from './b.rules.ts'` },
    { path: `src/areas/credit/b.rules.ts`, text: `import { a } from './a.rules.ts'` },
  ]
  assert.deepEqual(findCircles(circle), [
    `src/areas/credit/a.rules.ts → src/areas/credit/b.rules.ts → src/areas/credit/a.rules.ts`,
  ])
  assert.deepEqual(
    findCircles([circle[0]!, { path: circle[1]!.path, text: `import type { a } from './a.rules.ts'` }]),
    [],
  )
})

for (const { guard, path, text } of allowed)
  test(`let pass: ${path}: ${text}`, () => assert.deepEqual(guards[guard]!([{ path, text }]), []))
