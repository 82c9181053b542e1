import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aValue, anArticle, allowed } from '../../../test/evidence.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import type { SourceDraft } from './source.schema.ts'
import { recordSource } from './source.commands.ts'

async function openEvidence() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const keep = (over: Partial<SourceDraft> = {}) =>
    allowed(office.office.write(timedWork, (tx) => recordSource(tx, anArticle(over))))
  return { office, ada: office.as('ada'), keep }
}

test('a source shows what it says, its level with the reason, and where it comes from', async () => {
  const { office, ada } = await openEvidence()
  const draft = anArticle({ topics: [{ label: 'Anticoagulants', meshUi: 'D000925', isMajor: true }] })
  const from = { runId: newId(), line: 12 }
  const { sourceId } = await allowed(office.office.write(timedWork, (tx) => recordSource(tx, draft, from)))
  const page = await ada.get(`/evidence/sources/${sourceId}`)
  assert.match(page.text, /Stops in weak kidneys Literature J Invent Med, 2024 May Cohort, level 3 Stands/)
  assert.match(page.text, /Results\. Longer stops halved major bleeding\./)
  assert.match(page.text, /Level A cohort or other observational study starts at 3\. OCEBM 2011/)
  assert.match(page.text, /PMID 1001 DOI 10\.5555\/stops Authors Okafor AN, Ferreby J Journal J Invent Med/)
  assert.match(page.html, new RegExp(`href="/imports/${from.runId}">By an import, line 12 of its file`))
  assert.match(page.text, /Anticoagulants/)
  assert.match(page.text, /Make a finding/)
})

test('a retracted source says so first and offers no finding', async () => {
  const { ada, keep } = await openEvidence()
  const { sourceId } = await keep()
  await keep({ standing: 'retracted', levelStart: null })
  const page = await ada.get(`/evidence/sources/${sourceId}`)
  assert.match(page.text, /This work was retracted\. Nothing can be built on it\. No accepted finding stands on it\./)
  assert.doesNotMatch(page.html, /findings\/new/)
  assert.match(page.text, /History .*Recorded, by timed work .*Corrected, by timed work now retracted/)
  const form = await ada.get(`/evidence/sources/${sourceId}/findings/new`)
  assert.equal(form.location, `/evidence/sources/${sourceId}`)
  const signed = await ada.post(`/evidence/sources/${sourceId}/findings`, {
    statement: 'It helps',
    population: 'Adults',
    needType: 'ascribed',
    strength: 'moderate',
  })
  assert.equal(signed.status, 422)
  assert.match(signed.text, /This source was retracted and supports no finding/)
})

test('the numbers of a report stand with their lines, and a restated one says that it no longer counts', async () => {
  const { office, ada, keep } = await openEvidence()
  const { sourceId } = await keep({
    kind: 'measure report',
    channel: 'quality committee',
    detail: {
      kind: 'measure report',
      measure: 'Stopped in time',
      canonical: 'http://alderbay.example/Measure/stopped-in-time',
      periodStart: localDate('2026-01-01'),
      periodEnd: localDate('2026-01-31'),
    },
  })
  for (const numerator of [38, 40]) {
    const { measure, value } = aValue(sourceId, { numerator, value: numerator / 50 })
    await allowed(office.office.write(timedWork, (tx) => recordMeasureValue(tx, measure, value)))
  }
  const page = await ada.get(`/evidence/sources/${sourceId}`)
  assert.match(page.text, /38 of 50 76% – No, restated later .*40 of 50 80% – Yes/)
})

test('sources are narrowed by words, channel and standing, and go on page by page', async () => {
  const { ada, keep } = await openEvidence()
  for (let i = 1; i <= 35; i += 1) await keep({ identifier: String(i), title: `Title number ${i}` })
  await keep({ identifier: '99', title: 'Withdrawn one', standing: 'retracted', levelStart: null })
  const first = await ada.get('/evidence/sources')
  assert.match(first.text, /Sources 36/)
  const next = /href="(\/evidence\/sources\?after=[^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  assert.match((await ada.get(next)).text, /Title number 1 /)
  assert.match((await ada.get('/evidence/sources?q=number+17')).text, /Title number 17 /)
  assert.doesNotMatch((await ada.get('/evidence/sources?q=number+17')).text, /Title number 16 /)
  assert.match((await ada.get('/evidence/sources?standing=retracted')).text, /Withdrawn one/)
  assert.match((await ada.get('/evidence/sources?channel=survey')).text, /No source fits/)
  assert.equal((await ada.get('/evidence/sources?after=odd&channel=odd&standing=odd')).status, 200)
})

test('what PubMed says is shown as text, whatever it holds', async () => {
  const { ada, keep } = await openEvidence()
  const { detail } = anArticle()
  assert.ok(detail.kind === 'article')
  const hostile = '<script>alert(1)</script>'
  const { sourceId } = await keep({
    title: hostile,
    detail: { ...detail, authors: [hostile], abstract: [{ label: hostile, text: hostile }] },
  })
  const page = await ada.get(`/evidence/sources/${sourceId}`)
  assert.doesNotMatch(page.html, /<script>alert/)
})

test('a sign that no text may hold is left out, in an address and in a form', async () => {
  const { ada } = await openEvidence()
  assert.equal((await ada.get('/evidence/sources?q=a%00b')).status, 200)
  const sent = await ada.post('/evidence/sources', {
    channel: 'survey',
    title: 'Sur\0vey',
    issuer: 'CME office',
    issuedOn: '2026-02-20',
    population: 'Nurses',
    result: 'They are unsure',
    asked: '10',
    answered: '5',
  })
  assert.match((await ada.get(sent.location)).text, /Survey result Survey/)
})

test('learners see no evidence; a surveyor sees it and records nothing; who is signed out signs in first', async () => {
  const { office, ada, keep } = await openEvidence()
  await office.person('eve')
  await office.person('sam', { roles: ['surveyor'] })
  const { sourceId } = await keep()
  const [eve, sam] = [office.as('eve'), office.as('sam')]
  for (const path of ['/evidence/sources', `/evidence/sources/${sourceId}`, '/evidence/sources/new'])
    assert.equal((await eve.get(path)).status, 404)
  const seen = await sam.get(`/evidence/sources/${sourceId}`)
  assert.equal(seen.status, 200)
  assert.doesNotMatch(seen.text, /Make a finding/)
  assert.equal((await sam.get(`/evidence/sources/${sourceId}/findings/new`)).status, 404)
  assert.equal((await office.visitor().get(`/evidence/sources/${sourceId}`)).status, 303)
  for (const id of [newId(), 'nothing']) {
    assert.equal((await ada.get(`/evidence/sources/${id}`)).status, 404)
    assert.equal((await ada.get(`/evidence/sources/${id}/findings/new`)).status, 404)
  }
})
