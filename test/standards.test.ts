import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accmeStandards } from '../src/standards/accme.ts'
import { amaStandards } from '../src/standards/ama.ts'
import { formatsStandards } from '../src/standards/formats.ts'
import { methodsStandards } from '../src/standards/methods.ts'
import { officeStandards } from '../src/standards/office.ts'
import { parsStandards } from '../src/standards/pars.ts'
import { standards } from '../src/standards/registry.ts'
import { findOtherAuthority, findPoorRows, findUncitedRules, findUnknownRules } from './house/citations.ts'
import { readSources } from './house/source.ts'

const sources = readSources('src')

function holds(found: string[]): void {
  assert.ok(found.length === 0, found.join('\n'))
}

test('every rule that code cites is registered', () => holds(findUnknownRules(sources, standards)))
test('every registered rule is cited by code or kept by hand', () => holds(findUncitedRules(sources, standards)))
test('every registered rule says what it asks, in which edition, and where to read it', () =>
  holds(findPoorRows(standards)))
test('a function refuses by the rules that its docstring cites', () => holds(findOtherAuthority(sources)))

test('no rule is registered twice', () => {
  const bodies = [accmeStandards, amaStandards, parsStandards, formatsStandards, methodsStandards, officeStandards]
  const ids = bodies.flatMap((body) => Object.keys(body))
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
})

const row = {
  title: 'Owners of ineligible companies stay away from content',
  edition: '2020',
  link: 'https://example.org/3',
}
const registered = { 'accme.si.3.2': row, 'ama.pra.increment': { ...row, keptByHand: 'The office counts.' } }
const path = 'src/areas/integrity/role.rules.ts'

const unknown = [
  { text: '/** Keeps owners out. @source accme.si.3.9 */', because: 'accme.si.3.9' },
  { text: '/**\n * Keeps owners out.\n *\n * @source accme.si.3.2, accme.si.9\n */', because: 'accme.si.9' },
  { text: '/** @source Standard 3.2 */', because: 'Standard' },
  { text: `refuse({ code: 'role/insider', source: 'accme.si.3.9', message })`, because: 'accme.si.3.9' },
  { text: `refuse({ code: 'role/insider', source: 'unknown', message })`, because: 'unknown' },
  { text: `const source = 'accme.si.4.1'`, because: 'accme.si.4.1' },
  { text: `const gate = { source: 'accme.core.x' }`, because: 'accme.core.x' },
  { text: `const rule = 'accme.si.3.9'\nrefuse({ code: 'role/insider', source: rule })`, because: 'accme.si.3.9' },
  { text: `return no('ama.pra.nothing', message)`, because: 'ama.pra.nothing' },
  { text: `refuse({ code: 'a/b', source: isLate ? 'methods.none' : 'accme.si.3.2' })`, because: 'methods.none' },
]
for (const { text, because } of unknown)
  test(`caught: the registry does not have ${because}: ${text.replace(/\s+/g, ' ')}`, () => {
    const found = findUnknownRules([{ path, text }], registered)
    assert.ok(
      found.some((one) => one.includes(because)),
      JSON.stringify(found),
    )
  })

test('let pass: a source that is no rule, such as where a finding came from', () => {
  holds(findUnknownRules([{ path, text: `const finding = { source: 'pubmed' }` }], registered))
})

test('caught: a registered rule that nothing cites', () => {
  const found = findUncitedRules([{ path, text: `// accme.si.3.2 in a comment is no citation` }], registered)
  assert.equal(found.length, 1)
  assert.match(found[0]!, /accme\.si\.3\.2/)
})

test('a rule is cited by a docstring, a refusal or a table, and not by a test', () => {
  for (const text of [
    '/** @source accme.si.3.2 */',
    `refuse({ code: 'a/b', source: 'accme.si.3.2' })`,
    `['accme.si.3.2']`,
  ]) {
    holds(findUncitedRules([{ path, text }], registered))
    assert.equal(findUncitedRules([{ path: 'src/areas/integrity/role.rules.test.ts', text }], registered).length, 1)
  }
})

test('caught: rows that do not tell enough', () => {
  const poor = {
    'Standard 3': row,
    'accme.a': { ...row, title: 'Owners' },
    'accme.b': { ...row, edition: ' ' },
    'accme.c': { ...row, link: '-' },
  }
  assert.equal(findPoorRows(poor).length, 4)
  holds(findPoorRows(registered))
})

test('caught: a refusal by another rule than the docstring cites', () => {
  const rule = (doc: string) => [
    {
      path,
      text: `/** Decides. ${doc} */\nexport function decide() { return refuse({ code: 'a/b', source: 'accme.si.3.2' }) }`,
    },
  ]
  assert.equal(findOtherAuthority(rule('@source accme.si.3.1')).length, 1)
  assert.equal(findOtherAuthority(rule('')).length, 1)
  holds(findOtherAuthority(rule('@source accme.si.3.2')))
  const gate = `/** What the plan needs. */\nexport function gate() { return [{ id: 'a', source: 'accme.si.3.2' }] }`
  holds(findOtherAuthority([{ path, text: gate }]))
})
