import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJson } from './json.ts'
import { jsonLimits } from './limit.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const whole = '{"a": [1.5e+3, -0, true, null, "\\u00e9\\n\\"", {"b": {}}], "c": "é"}'

test('whole JSON is read, with or without its mark', () => {
  for (const text of [whole, `\ufeff${whole}`, '[]', ' "x" ']) {
    const read = readJson(bytes(text), jsonLimits)
    assert.ok(read.ok)
    assert.deepEqual(read.value.value, JSON.parse(text.replace('\ufeff', '')))
  }
})

test('every beginning of a file is refused as broken off, and says in which line', () => {
  for (let length = 1; length < whole.length; length++) {
    const read = readJson(bytes(whole.slice(0, length)), jsonLimits)
    assert.equal(!read.ok && read.refusal.code, 'json/cut-off', whole.slice(0, length))
    assert.match(!read.ok ? read.refusal.message : '', /in line 1/)
  }
})

const refused = [
  { text: '', code: 'file/empty' },
  { text: '{\n"a": 1\n"b": "Testpatient"}', code: 'json/malformed', says: /^Line 3 / },
  { text: `{'a': 1}`, code: 'json/malformed' },
  { text: '{"a": 01}', code: 'json/malformed' },
  { text: '{"a": "tab\tinside"}', code: 'json/malformed' },
  { text: '{"a": "\\x"}', code: 'json/malformed' },
  { text: '[1,]', code: 'json/malformed' },
  { text: '{} {}', code: 'json/malformed' },
  { text: 'NaN', code: 'json/malformed' },
  { text: '\u0000{}', code: 'json/encoding' },
  { text: '['.repeat(102) + ']'.repeat(102), code: 'json/too-deep', says: /deeper/ },
  { text: '{"a":'.repeat(200_000), code: 'json/too-deep' },
]
for (const { text, code, says } of refused)
  test(`refused: ${text.slice(0, 40)}`, () => {
    const read = readJson(bytes(text), jsonLimits)
    assert.ok(!read.ok)
    assert.equal(read.refusal.code, code)
    assert.match(read.refusal.message, says ?? /./)
    assert.doesNotMatch(read.refusal.message, /Testpatient/, 'no refusal quotes the file')
  })

test('100 levels are read', () => assert.equal(readJson(bytes('['.repeat(101) + ']'.repeat(101)), jsonLimits).ok, true))

test('letters that are not UTF-8 are refused', () => {
  for (const wrong of [Buffer.from('{"a":"caf\xe9"}', 'latin1'), Buffer.from('\ufeff{}', 'utf16le')]) {
    const read = readJson(wrong, jsonLimits)
    assert.equal(!read.ok && read.refusal.code, 'json/encoding')
  }
})

test('the limit holds to the byte', () => {
  assert.equal(readJson(bytes('[1,2]'), { bytes: 5 }).ok, true)
  const read = readJson(bytes('[1,2]'), { bytes: 4 })
  assert.equal(!read.ok && read.refusal.code, 'file/too-large')
})

test('the lines of the objects asked for are known by path', () => {
  const read = readJson(bytes('{\n"entry": [\n{"resource":\n{"x": {}}},\n{"resource": {}}]}'), jsonLimits, ['resource'])
  assert.ok(read.ok)
  assert.deepEqual(
    [...read.value.lines],
    [
      ['', 1],
      ['/entry/0/resource', 4],
      ['/entry/1/resource', 5],
    ],
  )
})
