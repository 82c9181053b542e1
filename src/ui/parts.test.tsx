import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { checkPage } from '../../test/page-checks.ts'
import { elementsOf, parsePage, textOf } from '../../test/page-tree.ts'
import { assets } from './assets.ts'
import { Button } from './button.tsx'
import { Radios } from './choices.tsx'
import { Document, renderDocument, type DocumentProps } from './document.tsx'
import { Doors } from './doors.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { NumberField, SelectField, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { Ledger } from './ledger.tsx'
import { Rail } from './rail.tsx'
import { Next } from './next.tsx'
import { Pages } from './pages.tsx'
import { Stat } from './stats.tsx'
import { StylesPage } from './styles.tsx'

const brand = {
  short: 'Alder Bay',
  name: 'Alder Bay School of Medicine',
  office: 'Continuing Medical Education',
  home: '/',
}
const signOut = (
  <Form action="/sign-out" csrf="t" inline>
    <Button look="plain" small>
      Sign out
    </Button>
  </Form>
)
const frame: Omit<DocumentProps, 'face' | 'children'> = {
  title: 'Styles',
  brand,
  assets: { css: assets.cssPath, script: assets.scriptPath, icon: assets.iconPath },
  nav: [
    { links: [{ label: 'Waiting for you', href: '/office', count: 7 }] },
    {
      loop: true,
      links: [
        { label: 'Gaps', href: '/gaps', count: 1041, current: true },
        { label: 'Activities', href: '/activities' },
      ],
    },
  ],
  search: { action: '/search', label: 'Find anything' },
  who: { name: 'Ruth Castellane', href: '/my', signOut },
  footer: { says: 'Write to cme@alderbay.example.', links: [{ label: 'Privacy', href: '/privacy' }] },
  band: 'Measles in Corran County.',
  demo: 'Demonstration office.',
}
const styles = (face: DocumentProps['face'], more: Partial<DocumentProps> = {}) =>
  renderDocument(
    <Document {...frame} {...more} face={face}>
      <StylesPage />
    </Document>,
  )
const html = (part: VNode) => renderToString(part)
const office = styles('office')

for (const face of ['public', 'learner', 'office', 'task', 'urgent'] as const) {
  test(`every part in every state passes the house checks on the ${face} face`, () =>
    assert.deepEqual(checkPage(styles(face)), []))
}

test('a page begins with its doctype, says its language and direction, and names what it is before whose it is', () => {
  const page = styles('task', { lang: 'ar', dir: 'rtl', failed: true })
  assert.match(page, /^<!doctype html><html lang="ar" dir="rtl">/)
  assert.match(page, /<title>Error: Styles – Alder Bay<\/title>/)
})

test('the loop turns back at its end, counts are readable, and the present page is marked', () => {
  assert.match(office, /<ul class="loop">.*aria-current="page">Gaps <span class="num">1,041<\/span>.*and round again/)
})

test('who sees one stage of the loop sees no loop', () => {
  const rail = html(
    <Rail label="Office" groups={[{ loop: true, links: [{ label: 'Integrity', href: '/integrity' }] }]} />,
  )
  assert.doesNotMatch(rail, /class="loop"|and round again/)
})

test('a dash is left out where a table folds', () => {
  const rows = [
    { name: 'Gap', owner: '–' },
    { name: 'Other', owner: 'Ruth' },
  ]
  const columns = [
    { key: 'name', label: 'Name', row: true },
    { key: 'owner', label: 'Owner' },
    { key: 'spark', label: 'Two years', cell: () => <span class="soft">–</span> },
  ]
  const table = html(<Ledger caption="Gaps" rows={rows} columns={columns} />)
  assert.equal(table.match(/class="none"/g)?.length, 3)
  assert.match(table, /<td data-label="Owner">Ruth/)
})

test('a few links stand in the open on phones; more of them hide behind a menu', () => {
  const few = { nav: [{ links: [{ label: 'Catalog', href: '/catalog' }] }], who: undefined }
  assert.doesNotMatch(styles('public', few), /<nav aria-label="Main" id="menu"/)
  const many = { nav: [{ links: ['a', 'b', 'c'].map((label) => ({ label, href: `/${label}` })) }] }
  assert.match(styles('learner', many), /<nav aria-label="Main" id="menu" popover="auto">/)
})

test('every class on the page has a rule in the stylesheet', () => {
  const used = elementsOf(parsePage(office)).flatMap((element) => (element.attributes.class ?? '').split(/\s+/))
  const known = new Set([...assets.cssBody.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))
  const bare = ['what', 'menu', 'rule', 'rows-0', 'two']
  assert.deepEqual(
    [...new Set(used)].filter((name) => name && !known.has(name) && !bare.includes(name)),
    [],
  )
})

test('every chart has its name, a caption and the same numbers as a table, and all seven kinds are shown', () => {
  const tree = elementsOf(parsePage(office))
  const charts = tree.filter(({ tag, attributes }) => tag === 'figure' && /\bchart\b/.test(attributes.class ?? ''))
  const looks = new Set<string>()
  for (const chart of charts) {
    const inside = elementsOf(chart)
    const pictures = inside.filter(({ attributes }) => /^(img|group)$/.test(attributes.role ?? ''))
    assert.ok(pictures.length > 0 && pictures.every(({ attributes }) => attributes['aria-labelledby']))
    assert.ok(inside.some(({ tag }) => tag === 'table') && inside.some(({ tag }) => tag === 'figcaption'))
    looks.add(pictures[0]!.attributes.class!.split(' ')[1]!)
  }
  assert.deepEqual([...looks].sort(), ['bars', 'distribution', 'dumbbell', 'heat', 'network', 'run', 'slope'])
})

test('everything in the stylesheet stands in a layer', () => {
  const outside: string[] = []
  let depth = 0
  for (const line of assets.cssBody.replace(/\/\*[\s\S]*?\*\//g, '').split('\n')) {
    if (depth === 0 && line.trim() && !line.startsWith('@layer')) outside.push(line)
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0)
  }
  assert.deepEqual([outside, depth], [[], 0])
})

test('a field says label, hint, error and control in this order, and ties them together', () => {
  const field = html(
    <TextField name="npi" label="NPI" hint="10 digits" error="Enter 10 digits; this has 9" value="123" />,
  )
  const order = ['<label for="field-npi">', 'id="field-npi-hint"', 'id="field-npi-error"', '<input']
  assert.deepEqual(
    order.map((part) => field.indexOf(part)).sort((a, b) => a - b),
    order.map((part) => field.indexOf(part)),
  )
  assert.match(field, /aria-describedby="field-npi-hint field-npi-error" aria-invalid="true"/)
})

test('a field without hint or error names none', () => {
  assert.doesNotMatch(html(<NumberField name="fee" label="Fee" />), /aria-describedby|aria-invalid/)
})

test('the summary of errors leads to the field of each answer, and is not there without errors', () => {
  const summary = html(<ErrorSummary title="Not saved yet" errors={[{ name: 'items[0].text', message: 'Say what' }]} />)
  const field = html(<TextField name="items[0].text" label="Text" />)
  const id = /id="([^"]+)"/.exec(field)![1]
  assert.match(summary, new RegExp(`<a href="#${id}">Say what</a>`))
  assert.match(summary, /role="alert" tabindex="-1"/)
  assert.equal(html(<ErrorSummary title="Not saved yet" errors={[]} />), '')
})

test('the summary leads to the first of several choices', () => {
  const group = html(
    <Radios
      name="part"
      legend="Part"
      choices={[
        { value: 'a', label: 'All' },
        { value: 'b', label: 'Less' },
      ]}
    />,
  )
  assert.match(group, /id="field-part" value="a".*id="field-part-2" value="b"/)
})

test('a form posts with its tokens and leaves checking to us', () => {
  const form = html(
    <Form action="/x" csrf="token" once="key" hidden={{ step: '2' }} multipart>
      .
    </Form>,
  )
  assert.match(form, /action="\/x" method="post" enctype="multipart\/form-data" novalidate/)
  for (const [name, value] of [
    ['_csrf', 'token'],
    ['_once', 'key'],
    ['step', '2'],
  ])
    assert.match(form, new RegExp(`type="hidden" name="${name}" value="${value}"`))
})

test('a list that opens shows the answer given', () => {
  const list = html(
    <SelectField
      name="p"
      label="Profession"
      value="rn"
      options={[{ label: 'Nursing', options: [{ value: 'rn', label: 'Nurse' }] }]}
    />,
  )
  assert.match(list, /<option selected value="rn">|<option value="rn" selected>/)
})

const stats = [
  { n: 3, of: 4, says: 'too few to say', because: 'four are fewer than five' },
  { n: 0, of: 5, says: '0 of 5', because: 'five are enough to say that none did' },
  { n: 4, of: null, says: 'too few to say', because: 'a plain count is its own base' },
  { n: 1966, of: null, says: '1,966', because: 'a plain count stands alone' },
]
for (const { n, of, says, because } of stats) {
  test(because, () =>
    assert.match(html(<Stat n={n} of={of} what="learners" />).replace(/<[^>]+>/g, ''), new RegExp(`^${says}`)),
  )
}

test('a table names each cell for phones, its rows by their heading, and the column it is sorted by', () => {
  const table = html(
    <Ledger
      caption="Gaps"
      columns={[
        { key: 'gap', label: 'Gap', row: true },
        { key: 'score', label: 'Score', num: true, sort: { href: '?sort=score', now: 'descending' } },
        { key: 'act', label: 'Act', hide: true, act: true, cell: () => 'Go' },
      ]}
      rows={[{ gap: 'Sepsis', score: 1041 }]}
    />,
  )
  assert.match(
    table,
    /<th scope="row">Sepsis<\/th><td class="num" data-label="Score">1,041<\/td><td class="act">Go<\/td>/,
  )
  assert.match(table, /aria-sort="descending"><a href="\?sort=score">Score/)
  assert.match(table, /<span class="hide">Act<\/span>/)
})

test('ways through a list appear only where they lead', () => {
  assert.equal(html(<Pages />), '')
  assert.doesNotMatch(html(<Pages next="?after=1" />), /Previous/)
})

test('the ways in are read out in words', () => {
  const all = ['survey', 'literature', 'evaluation']
  assert.match(html(<Doors all={all} open={['evaluation', 'survey']} />), /aria-label="2 of 3: survey, evaluation"/)
  assert.match(html(<Doors all={all} open={[]} />), /aria-label="0 of 3"/)
})

test('a day in the line of what comes next is not broken over two lines', () => {
  const html = renderToString(<Next by="Ada Tester, by Monday, May 4, 2026">Approve it before June 9</Next>)
  assert.match(html, /by Monday, May\u00a04,\u00a02026/)
  assert.match(html, /Approve it before June\u00a09</)
})

test('a name that looks like HTML stays a name wherever it is shown', () => {
  const name = '<img src=x onerror="go()"> & "Co"'
  const page = renderDocument(
    <Document {...frame} face="office" title={name} who={{ name }} band={name}>
      <h1>{name}</h1>
      <TextField name="who" label={name} hint={name} error={name} value={name} />
      <Ledger caption={name} columns={[{ key: 'name', label: name }]} rows={[{ name }]} />
      <Doors all={[name]} open={[name]} />
    </Document>,
  )
  const tree = elementsOf(parsePage(page))
  assert.equal(tree.filter((element) => element.tag === 'img').length, 0)
  assert.equal(tree.filter((element) => element.attributes.onerror).length, 0)
  assert.equal(textOf(tree.find((element) => element.tag === 'h1')!), name)
  assert.equal(tree.find((element) => element.attributes.name === 'who')!.attributes.value, name)
  assert.doesNotMatch(page, /<img/)
})
