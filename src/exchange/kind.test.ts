import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findKind, refuseKind } from './kind.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

const cases = [
  {
    bytes: latin('<?xml version="1.0"?><!-- <b> --><!DOCTYPE eSearchResult SYSTEM "x"><eSearchResult>'),
    is: /ESearch/,
  },
  { bytes: latin('<eSummaryResult/>'), is: /ESummary/ },
  { bytes: latin('<eLinkResult>'), is: /ELink/ },
  { bytes: latin('<cap:alert xmlns:cap="urn:x">'), is: /alert \(CAP\)/, next: /Emergency/ },
  { bytes: latin('<!DOCTYPE alert [<!ENTITY x "<y>">]><alert>'), is: /alert \(CAP\)/ },
  { bytes: latin('<manifest identifier="x">'), is: /SCORM/, next: /Courses/ },
  { bytes: latin('<constructor>'), is: /begins with <constructor>/ },
  { bytes: latin('<'), is: /^an XML file$/ },
  { bytes: Buffer.from('\ufeff<alert>', 'utf16le'), is: /CAP/ },
  { bytes: latin('<!DOCTYPE html><html><br>'), is: /web page/ },
  { bytes: latin('\n<HTML>'), is: /web page/ },
  { bytes: latin('PK\x03\x04....imsmanifest.xml'), is: /SCORM, ZIP/, next: /Courses/ },
  { bytes: latin('PK\x03\x04....xl/workbook.xml'), is: /spreadsheet/ },
  { bytes: latin('PK\x03\x04'), is: /ZIP/, next: /unpack/ },
  { bytes: latin('%PDF-1.7'), is: /PDF/ },
  { bytes: latin('\x1f\x8b\x08'), is: /gzip/, next: /unpack/ },
  { bytes: latin('\x89PNG\r\n'), is: /picture/ },
  { bytes: latin('PMID- 90000101\nTI  - x'), is: /nbib/, next: /XML/ },
  { bytes: latin('TY  - JOUR\n'), is: /RIS/ },
  { bytes: latin('{"resourceType": "Patient"}'), is: /Patient/, next: /patients must not/ },
  { bytes: latin('{"resourceType": "Organization"}'), is: /Organization/ },
  { bytes: latin('{"resourceType": "Questionnaire"}'), is: /questionnaire/, next: /Surveys/ },
  { bytes: latin('{"resourceType": "<script>"}'), is: /^a JSON file without FHIR data$/ },
  { bytes: latin('{"resourceType": "constructor"}'), is: /^a JSON file without FHIR data$/ },
  { bytes: latin('{"esearchresult": {}}'), is: /ESearch/ },
  { bytes: latin('[1]'), is: /list in JSON/ },
  { bytes: latin('{"a'), is: /^a JSON file$/ },
  { bytes: latin('{"a":1}\n{"a":2}\n'), is: /NDJSON/ },
  { bytes: latin('name,score\nx,1\n'), is: /text file/ },
  { bytes: latin('\x00\x01\x02'), is: /not known/ },
]
for (const { bytes, is, next } of cases)
  test(`${JSON.stringify(bytes.toString('latin1').slice(0, 40))} is ${is}`, () => {
    const kind = findKind(bytes)
    assert.match(kind.name, is)
    if (next) assert.match(kind.next ?? '', next)
  })

test('a refusal says what it is, what is read here, and where it belongs', () => {
  const { refusal } = refuseKind(findKind(latin('<alert/>')), 'PubMed records in XML')
  assert.equal(
    refusal.message,
    'This is a public-health alert (CAP), but only PubMed records in XML are read here: bring it to Emergency',
  )
})
