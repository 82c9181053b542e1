import assert from 'node:assert/strict'
import { recordAffiliation } from '../src/areas/people/person.commands.ts'
import { timedWork } from '../src/platform/office.ts'
import type { Json, programWith } from './api.ts'
import type { TestOffice } from './office.ts'

type Acting = {
  office: TestOffice
  program: ReturnType<typeof programWith>
  act: (row: string, params: Record<string, string>, body: unknown) => Promise<Json>
  correct: (row: string, params: Record<string, string>, read: string, body: unknown) => Promise<Json>
  read: (path: string) => Promise<Json>
}

const text = (json: Json | undefined) => String(json)
const idsIn = (list: readonly Json[]) => list.map(({ id }) => text(id))

/** Does every act that programs have on an organization, and looks at its effect. */
export async function tryOrganizationActs({ office, program, act, correct, read }: Acting): Promise<void> {
  const items = async (path: string) => (await program.get(`/api/v1/${path}`)).items
  const add = async (name: string) => text((await act('organizations', {}, { name, kind: 'practice' })).id)
  const [organizationId, otherId] = [await add('Lowgate Clinic'), await add('Lowgate Klinik')]
  const here = { organizationId }
  const at = `organizations/${organizationId}`
  const facts = { name: 'Lowgate Clinic', kind: 'practice', city: 'Lowgate' }
  await correct('organizations/:organizationId/details', here, at, facts)
  const number = { identifierKind: 'CCN', value: '229907' }
  const { identifiers } = await act('organizations/:organizationId/identifiers', here, number)
  const identifierId = idsIn(identifiers as unknown as Json[])[0]!
  const numbered = { ...here, identifierId }
  await act('organizations/:organizationId/identifiers/:identifierId/end', numbered, { why: 'Wrong' })
  const since = { partnershipKind: 'community partner', since: '2026-01-01' }
  const { partnerships } = await act('organizations/:organizationId/partnerships', here, since)
  const partnershipId = idsIn(partnerships as unknown as Json[])[0]!
  const until = { until: '2026-02-01', endedWhy: 'Over' }
  const partner = { ...here, partnershipId }
  await act('organizations/:organizationId/partnerships/:partnershipId/end', partner, until)
  assert.match(JSON.stringify(await read(at)), /"city":"Lowgate".*"endedAt":"20.*"until":"2026-02-01"/)
  await act('organizations/:organizationId/retirement', here, { why: 'Closed' })
  assert.equal(text((await read(at)).retiredWhy), 'Closed')
  await act('organizations/:organizationId/retirement/withdrawal', here, {})
  assert.equal((await read(at)).retiredAt, null)
  const named = { email: 'leo@alderbay.example', duty: 'quality data' }
  const stranger = await program.post(`/api/v1/${at}/representatives`, named)
  assert.deepEqual([stranger.status, stranger.json.code], [422, 'request/refused'])
  const belongs = { organizationId, relation: 'staff' as const, department: null, since: null, until: null }
  await office.office.write(timedWork, (tx) => recordAffiliation(tx, office.idOf('leo'), belongs))
  await act('organizations/:organizationId/representatives', here, named)
  const [asked] = await items(`${at}/representatives`)
  assert.equal(text(asked!.duty), 'quality data')
  const end = { ...here, representativeId: text(asked!.id) }
  await act('organizations/:organizationId/representatives/:representativeId/end', end, { why: 'Left' })
  assert.deepEqual(await items(`${at}/representatives`), [])
  const { id } = await act('organizations/:organizationId/merges', here, { otherId, why: 'One house' })
  assert.deepEqual(idsIn(await items(`${at}/merges`)), [text(id)])
  assert.equal((await program.get(`/api/v1/organizations/${otherId}`)).status, 404)
  const merge = { ...here, mergeId: text(id) }
  await act('organizations/:organizationId/merges/:mergeId/withdrawal', merge, { why: 'Two houses' })
  assert.equal(text((await read(`organizations/${otherId}`)).name), 'Lowgate Klinik')
}
