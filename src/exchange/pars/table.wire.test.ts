import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMeaning, readTexts } from '../../../test/xml-meaning.ts'
import { type WireFormat, printFromTable } from './table.wire.ts'

const format: WireFormat = {
  root: 'Report',
  namespaces: { '': 'urn:one', b: 'urn:two' },
  rows: [
    ['First', 'b', 'element'],
    ['Second', '', 'element'],
    ['Second/kind', '', 'attribute'],
    ['Second/value', '', 'text'],
    ['Third', '', 'element'],
    ['Third/Part', '', 'element'],
  ],
}

test('the table and not the map decides the order', () => {
  const printed = printFromTable(format, { Third: { Part: 'c' }, First: 'a', Second: { value: 'b', kind: 'x' } })
  assert.deepEqual(readMeaning(printed), [
    '/{urn:one}Report',
    '/{urn:one}Report/{urn:two}First = a',
    '/{urn:one}Report/{urn:one}Second@{}kind=x = b',
    '/{urn:one}Report/{urn:one}Third',
    '/{urn:one}Report/{urn:one}Third/{urn:one}Part = c',
  ])
})

test('an official schema is followed by changing rows: an attribute becomes an element, a name and a namespace another', () => {
  const official: WireFormat = {
    root: 'Report',
    namespaces: { '': 'urn:official', b: 'urn:two' },
    rows: [
      ['Second', '', 'element'],
      ['Second/kind', 'b', 'element', 'Sort'],
      ['Second/value', '', 'element', 'Amount'],
    ],
  }
  assert.deepEqual(readMeaning(printFromTable(official, { Second: { value: '5', kind: 'x' } })), [
    '/{urn:official}Report',
    '/{urn:official}Report/{urn:official}Second',
    '/{urn:official}Report/{urn:official}Second/{urn:two}Sort = x',
    '/{urn:official}Report/{urn:official}Second/{urn:official}Amount = 5',
  ])
})

test('what is null is left out, and a list repeats its element', () => {
  const printed = printFromTable(format, { First: null, Second: undefined, Third: { Part: ['a', 'b'] } })
  assert.deepEqual(readTexts(printed, '//*[local-name()="Part"]'), ['a', 'b'])
  assert.deepEqual(readTexts(printed, '//*[local-name()="First"]'), [])
})

test('a value without a row is a fault and never lost in silence', () => {
  assert.throws(() => printFromTable(format, { Fourth: 'x' }), /no row for Fourth inside Report/)
  assert.throws(() => printFromTable(format, { Third: { Part: 'a', Whole: 'b' } }), /no row for Whole inside Third/)
})

test('a row before its parent is a fault', () => {
  const broken: WireFormat = { ...format, rows: [['Third/Part', '', 'element'], ['Third', '', 'element']] } // prettier-ignore
  assert.throws(() => printFromTable(broken, {}), /before the row of its parent/)
})

const hard = [
  { text: 'Núñez & Sons <sepsis> "first"', because: 'markup characters and accents' },
  { text: 'No, it’s free', because: 'the curved apostrophe' },
  { text: 'د. ليلى حداد', because: 'letters from right to left' },
  { text: '心肺蘇生 🫀', because: 'letters beyond the basic plane' },
  { text: ']]> &amp; &#65;', because: 'what looks like markup already escaped' },
  { text: 'one\ntwo\tthree', because: 'line breaks and tabs' },
  { text: 'carriage\rreturn', because: 'a carriage return, which parsers would turn into a line feed' },
]
for (const { text, because } of hard) {
  test(`text and attribute come back unchanged: ${because}`, () => {
    const printed = printFromTable(format, { Second: { kind: text, value: text } })
    assert.deepEqual(readTexts(printed, '//*[local-name()="Second"]'), [text])
    assert.deepEqual(readTexts(printed, '//*[local-name()="Second"]/@kind'), [text])
  })
}

test('characters that XML cannot carry are left out, so that one pasted tab does not spoil a whole report', () => {
  const printed = printFromTable(format, { First: 'Sep\u000Bsis\u0000 \uD83D update\uFFFE' })
  assert.deepEqual(readTexts(printed, '//*[local-name()="First"]'), ['Sepsis  update'])
})

test('the same tree prints the same bytes', () => {
  const tree = { First: 'a', Second: { kind: 'x', value: 'b' } }
  assert.equal(printFromTable(format, tree), printFromTable(format, tree))
})
