import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showStandard } from './name.ts'

const names = [
  { id: 'accme.si.3.1', name: 'Standard 3.1' },
  { id: 'accme.si.3.2.owner', name: 'Standard 3.2' },
  { id: 'accme.si.eligibility', name: 'Standard' },
  { id: 'accme.core.needs', name: 'ACCME core criteria' },
  { id: 'accme.policy.enduring', name: 'ACCME policy' },
  { id: 'ama.pra.advance', name: 'AMA PRA credit system' },
  { id: 'office.activity.life', name: 'Office policy' },
]
for (const { id, name } of names) test(`${id} is read as ${name}`, () => assert.equal(showStandard(id), name))
