import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ESLint } from 'eslint'

const eslint = new ESLint()

/** Which rules of the house speak up when this text stands in this file. The file must exist, for its types. */
async function offensesIn(filePath: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath })
  return results.flatMap((result) => result.messages.map((message) => message.ruleId ?? message.message))
}

/** A text of so many lines. */
const lines = (count: number) => 'export const a = 1\n' + '\n'.repeat(count - 1)

const planted = [
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'export const today = () => new Date()',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'export const now = () => Date.now()',
  },
  { rule: 'no-restricted-syntax', file: 'src/kernel/dates.ts', text: 'export const dice = () => Math.random()' },
  {
    rule: 'no-restricted-syntax',
    file: 'src/ui/tag.tsx',
    text: 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "" }} />',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'const { floor } = Math\nexport const now = () => floor(globalThis.Date.now())',
  },
  { rule: 'no-restricted-syntax', file: 'src/areas/claims/claim.rules.ts', text: 'export const today = () => Date()' },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'export const id = () => crypto.randomUUID()',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'export const ask = () => fetch("https://cme.example.edu")',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.ts',
    text: 'export const zone = () => process.env.TIME_ZONE',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'export const at = () => new Date()',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/ui/tag.tsx',
    text: 'const raw = { "dangerouslySetInnerHTML": { __html: "" } }\nexport const A = () => <p {...raw} />',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.rules.test.ts',
    text: 'import { test } from "node:test"\ntest("later", { skip: true }, () => {})',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'export const load = (area: string) => import("../" + area)',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'import type { Tx } from "../../platform/database.ts"\nexport const all = (tx: Tx) => tx["selectFrom"]("claims_claim")',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'import type { Tx } from "../../platform/database.ts"\nexport const into = ({ insertInto }: Tx) => insertInto',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.store.ts',
    text: 'import { sql } from "kysely"\nexport const by = (order: string) => sql.raw(order)',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'export const quiet = (work: Promise<void>) => work.catch(() => {})',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/areas/claims/claim.commands.ts',
    text: 'export const quiet = (work: Promise<string>) => work.catch(() => undefined)',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/platform/files.ts',
    text: 'export const quiet = (work: Promise<void>) => work.catch(() => {})',
  },
  { rule: 'house/no-later', file: 'src/kernel/ids.ts', text: 'export const a = 1 // TODO count from 2' },
  { rule: 'house/no-later', file: 'src/kernel/ids.ts', text: '/**\n * One.\n * FIXME: two.\n */\nexport const a = 1' },
  { rule: 'no-console', file: 'src/kernel/ids.ts', text: 'console.log(1)' },
  { rule: '@typescript-eslint/no-explicit-any', file: 'src/kernel/ids.ts', text: 'export const a: any = 1' },
  { rule: '@typescript-eslint/no-unused-vars', file: 'src/kernel/ids.ts', text: 'const a = 1\nexport {}' },
  { rule: '@typescript-eslint/ban-ts-comment', file: 'src/kernel/ids.ts', text: '// @ts-ignore\nexport const a = 1' },
  { rule: '@typescript-eslint/no-floating-promises', file: 'src/kernel/ids.ts', text: 'Promise.resolve(1)' },
  {
    rule: 'max-params',
    file: 'src/kernel/ids.ts',
    text: 'export function f(a: 1, b: 1, c: 1, d: 1, e: 1, g: 1) { return [a, b, c, d, e, g] }',
  },
  { rule: 'max-lines', file: 'src/kernel/ids.ts', text: lines(301) },
  { rule: 'max-lines', file: 'src/areas/claims/claim.rules.ts', text: lines(251) },
  { rule: 'max-lines-per-function', file: 'src/kernel/ids.ts', text: `export function f() {${'\n'.repeat(50)}}` },
]

for (const { rule, file, text } of planted) {
  test(`lint stops ${rule} in ${file}: ${text.trim().slice(0, 40)}`, async () => {
    assert.ok((await offensesIn(file, text)).includes(rule), `nothing said ${rule}`)
  })
}

test('what a guard can see, and words of the trade, pass', async () => {
  const store = 'src/areas/claims/claim.store.ts'
  const written = 'import { sql } from "kysely"\nexport const now = () => sql.raw("now()")'
  assert.deepEqual(await offensesIn(store, written), [])
  assert.deepEqual(await offensesIn(store, 'export const load = () => import("./claim.schema.ts")'), [])
  assert.deepEqual(
    await offensesIn('src/kernel/ids.ts', '/** `todo` is a ring, `done` a tick. */\nexport const a = 1'),
    [],
  )
  assert.deepEqual(
    await offensesIn('src/platform/files.ts', 'export const found = (one: Promise<1>) => one.catch(() => undefined)'),
    [],
  )
})

test('a comment cannot switch a rule off', async () => {
  const said = await offensesIn('src/kernel/ids.ts', '/* eslint-disable no-console */\nconsole.log(1)')
  assert.ok(said.includes('no-console'))
})

test('what is exactly as long as allowed passes', async () => {
  assert.deepEqual(await offensesIn('src/kernel/ids.ts', lines(300)), [])
  assert.deepEqual(await offensesIn('src/kernel/ids.ts', `export function f() {${'\n'.repeat(49)}}`), [])
  assert.deepEqual(await offensesIn('src/areas/claims/claim.rules.ts', lines(250)), [])
})
