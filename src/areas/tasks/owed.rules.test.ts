import assert from 'node:assert/strict'
import { test } from 'node:test'
import { owedScope } from './owed.rules.ts'

test('the office sees what everyone else owes', () =>
  assert.deepEqual(owedScope({ id: 'ruth', roles: ['office staff'] }, true), { except: 'ruth' }))

test('a course director sees what they asked for themselves', () =>
  assert.deepEqual(owedScope({ id: 'ines', roles: ['course director'] }, false), { owedTo: 'ines', except: 'ines' }))

test('a surveyor sees nothing of it, whatever else they are', () =>
  assert.equal(owedScope({ id: 'sam', roles: ['surveyor', 'planner'] }, false), null))
