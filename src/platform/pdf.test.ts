import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printPdf } from './pdf.ts'

const page = 'platform/pdf.test.typ'

test('a document is printed with tags, a language and a title', () => {
  const printed = printPdf(page, { title: 'A page', says: 'Zoë Łukasz Đặng' })
  assert.ok(printed.ok)
  const text = Buffer.from(printed.bytes).toString('latin1')
  for (const part of ['/StructTreeRoot', '/MarkInfo', '/Lang', 'pdfuaid:part', 'A page'])
    assert.ok(text.includes(part), part)
})

test('the same words give the same bytes', () => {
  const [first, second] = [1, 2].map(() => printPdf(page, { title: 'A page', says: 'Again' }))
  assert.deepEqual(first, second)
})

test('words are never read as markup', () => {
  const says = '#panic("no") *bold* $x$ `raw` <label> @reference // \\ [ = "quoted"'
  assert.ok(printPdf(page, { title: says, says }).ok)
})

test('letters that no font has are named, and nothing is printed', () => {
  const printed = printPdf(page, { title: 'A page', says: 'Name \u{10FFFD}' })
  assert.equal(printed.ok, false)
  assert.deepEqual(!printed.ok && printed.lacking, ['\u{10FFFD}'])
})

test('a template that cannot be set is a fault', () => {
  assert.throws(() => printPdf(page, { title: 'A page' }), /cannot be set/)
})
