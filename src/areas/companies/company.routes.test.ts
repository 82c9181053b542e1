import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { aTie, companyOf, tellIn } from '../../../test/integrity.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'

async function openKnown() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'henrik', 'faculty')
  const owner = aTie({
    company: 'Orrin Devices',
    nature: 'ownership interest',
    shares: 'own shares',
    saidHolding: 'publicly traded',
  })
  await tellIn(office, activityId, 'henrik', [aTie(), owner])
  const company = `/integrity/companies/${await companyOf(office)}`
  return { office, activityId, company, iris: office.as('iris') }
}

const decided = {
  kind: 'pharmaceutical company or distributor',
  verdict: 'ineligible',
  rationale: 'Sells blood thinners',
}

test('companies come in with disclosures, are found by name or business, and are not classified by themselves', async () => {
  const { iris } = await openKnown()
  const all = await iris.get('/integrity/companies')
  assert.match(all.text, /Orrin Devices Not classified Not known 1 Veldane Therapeutics Not classified Not known 1/)
  assert.doesNotMatch((await iris.get('/integrity/companies?q=veld')).text, /Orrin/)
  assert.match((await iris.get('/integrity/companies?eligibility=eligible')).text, /No company fits/)
})

test('a decision needs a verdict and a reason, agrees with the facts, and stays beside later ones', async () => {
  const { company, iris } = await openKnown()
  const page = `${company}/eligibility`
  assert.match((await iris.post(page, { ...decided, verdict: undefined })).text, /Choose what the company is/)
  const noReason = await iris.post(page, { ...decided, rationale: ' ' })
  assert.deepEqual([noReason.status, /Say why, in a sentence someone can check/.test(noReason.text)], [422, true])
  const differs = await iris.post(page, { ...decided, verdict: 'eligible' })
  assert.deepEqual([differs.status, /By the facts you chose the company is ineligible/.test(differs.text)], [422, true])
  assert.match(differs.html, /Sells blood thinners/)
  assert.equal((await iris.post(page, { ...decided, kind: '', verdict: 'undetermined' })).status, 303)
  assert.equal((await iris.post(page, decided)).location, company)
  const kept = await iris.get(company)
  assert.match(kept.text, /Nothing: the company is ineligible/)
  assert.match(
    kept.text,
    /Eligibility .*Ineligible Sells blood thinners.*Not classified Sells blood thinners.*Decide anew/,
  )
  assert.match(kept.text, /It matters to .*The first hour of sepsis on the ward/)
})

test('what a company sells and who holds its shares is kept; what a person said of it stands beside', async () => {
  const { office, iris } = await openKnown()
  const orrin = `/integrity/companies/${await companyOf(office, 'Orrin Devices')}`
  assert.match((await iris.get(orrin)).text, /1 said: publicly traded/)
  const facts = { name: 'Orrin Devices Inc', holding: 'privately held', businessLines: 'infusion pumps\n sensors, ' }
  assert.equal((await iris.post(`${orrin}/facts`, facts)).location, orrin)
  assert.match((await iris.get(orrin)).text, /Orrin Devices Inc Shares: privately held infusion pumps sensors/)
  const taken = await iris.post(`${orrin}/facts`, { ...facts, name: 'VELDANE therapeutics' })
  assert.deepEqual([taken.status, /Another company is called VELDANE therapeutics/.test(taken.text)], [422, true])
  assert.match((await iris.post(`${orrin}/facts`, { ...facts, name: '' })).text, /Enter the name of the company/)
})

test('an owner waits until it is known who holds the shares, and a private company shuts them out', async () => {
  const { office, activityId, company, iris } = await openKnown()
  const orrin = `/integrity/companies/${await companyOf(office, 'Orrin Devices')}`
  const deviceMaker = { ...decided, kind: 'device manufacturer or distributor' }
  await iris.post(`${company}/eligibility`, decided)
  await iris.post(`${orrin}/eligibility`, deviceMaker)
  const here = `/integrity/activities/${activityId}`
  assert.match((await iris.get(here)).text, /Look up whether Orrin Devices is privately held or publicly traded/)
  assert.match((await iris.get('/integrity')).html, new RegExp(`href="${orrin}"`), 'the act leads to that company')
  await iris.post(`${orrin}/facts`, { name: 'Orrin Devices', holding: 'privately held' })
  assert.match((await iris.get(here)).text, /Henrik Okonjo owns part of Orrin Devices, an ineligible company/)
  await iris.post(`${orrin}/facts`, { name: 'Orrin Devices', holding: 'publicly traded' })
  assert.match((await iris.get(here)).text, /Decide whether the content is related/)
})

test('ineligible companies are offered while a person types; those nobody has decided on are not', async () => {
  const { office, activityId, company, iris } = await openKnown()
  await iris.post(`${company}/eligibility`, decided)
  const form = await office.as('henrik').get(`/my/disclosures/${activityId}/relationships/new`)
  assert.match(form.html, /<option value="Veldane Therapeutics"/)
  assert.doesNotMatch(form.html, /<option value="Orrin Devices"/)
})

test('a company that does not exist, or has no key, is not there', async () => {
  const { office, company, iris } = await openKnown()
  for (const path of [`/integrity/companies/${newId()}`, '/integrity/companies/x']) {
    assert.equal((await iris.get(path)).status, 404)
    assert.equal((await iris.post(`${path}/facts`, { name: 'X', holding: 'unknown' })).status, 404)
    assert.equal((await iris.post(`${path}/eligibility`, decided)).status, 404)
  }
  assert.equal((await office.as('ada').post(`${company}/facts`, { name: 'X', holding: 'unknown' })).status, 404)
})
