/** A file that breaks one rule of the house (or none), to see that a guard catches it (or lets it pass). */
export type Planted = { guard: string; path: string; text: string; because: string }

/** One a line: guard | path | what stands in the file, with ⏎ for a new line | what the guard must say. */
function readTable(table: string): Planted[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim()))
    .map(([guard = '', path = '', text = '', because = '']) => ({
      guard,
      path: `src/${path}`,
      text: text.replaceAll(' ⏎ ', '\n'),
      because,
    }))
}

export const offenses = readTable(`
imports | kernel/ids.ts | import { openDatabase } from '../platform/database.ts' | kernel may not import platform
imports | standards/ama.ts | import { a } from '../kernel/ids.ts' | standards may not import kernel
imports | standards/ama.ts | import { z } from 'zod' | outside rules are data
imports | ui/table.tsx | import { openDatabase } from '../platform/database.ts' | ui may not import platform
imports | platform/mail.ts | import { Table } from '../ui/table.tsx' | platform may not import ui
imports | http/visit.ts | import { findPerson } from '../areas/people/person.store.ts' | http may not import areas
imports | areas/claims/claim.commands.ts | const x = await import('../../exchange/pars/learner.wire.ts') | areas may not import exchange
imports | areas/claims/claim.commands.ts | import { sendIt } from '../outcomes/outcome.commands.ts' | claims may not import outcomes
imports | areas/claims/claim.commands.ts | export { sendIt } from '../surveys/survey.commands.ts' | claims may not import surveys
imports | areas/claims/claim.rules.ts | import { findClaim } from './claim.store.ts' | a rules file may not import a store file
imports | areas/claims/claim.rules.ts | import type { ClaimRow } from './claim.store.ts' | a rules file may not import a store file
imports | areas/claims/claim.rules.ts | import { record } from '../../platform/audit.ts' | a rules file may not import platform
imports | areas/claims/claim.rules.ts | import { readFileSync } from 'node:fs' | does not fetch them
imports | areas/claims/claim.rules.ts | import fs from 'fs' | is taken as node:
imports | areas/claims/claim.commands.ts | import { setTimeout } from 'timers/promises' | is taken as node:
imports | areas/claims/claim.store.ts | import { decideClaim } from './claim.rules.ts' | a store file may not import a rules file
imports | areas/claims/claim.view.tsx | import { findClaim } from './claim.store.ts' | a view file may not import a store file
imports | areas/claims/claim.view.tsx | import { claimCredit } from './claim.commands.ts' | a view file may not import a commands file
imports | areas/claims/claim.commands.ts | import { ClaimPage } from './claim.view.tsx' | a commands file may not import a view file
imports | areas/claims/claim.commands.ts | import { seeOther } from '../../http/answer.ts' | a commands file may not import http
imports | areas/claims/claim.gate.ts | import { claimCredit } from './claim.commands.ts' | a gate file may not import a commands file
imports | areas/claims/claim.commands.ts | import { saveRecord } from '../participation/record.store.ts' | takes saveRecord
imports | areas/claims/claim.commands.ts | import * as store from '../participation/record.store.ts' | takes *
imports | exchange/pars/report.jobs.ts | import { saveClaim } from '../../areas/claims/claim.store.ts' | takes saveClaim
imports | areas/claims/claim.view.tsx | import { A } from '../people/person.view.tsx' | of another area only
imports | areas/claims/claim.routes.tsx | import { claimGate } from './claim.gate.ts' | only the outermost files list
imports | exchange/pars/report.jobs.ts | import { claimJobs } from '../../areas/claims/claim.jobs.ts' | only the outermost files list
imports | areas/claims/claim.commands.ts | import pg from 'pg' | only stores and the platform talk
imports | areas/claims/claim.routes.tsx | import fastify from 'fastify' | only the layer http
imports | app.ts | import { a } from '../test/office.ts' | from outside src/
barrels | areas/claims/claim.schema.ts | export * from './designation.schema.ts' | only hands on
barrels | kernel/credit.ts | import { a } from './quarters.ts' ⏎ export { a } | only hands on
stray queries | areas/claims/claim.commands.ts | db.selectFrom('claims_claim') | belongs in a store
stray queries | areas/claims/claim.routes.tsx | sql<Row>\`select 1\` | belongs in a store
stray queries | http/visit.ts | client.query('select 1') | belongs in a store
stray queries | areas/claims/claim.commands.ts | office.pool.query(text) | belongs in a store
stray queries | areas/claims/claim.commands.ts | client.query({ text: 'select 1' }) | belongs in a store
stray queries | areas/claims/claim.page.tsx | visit.db.selectNoFrom([]) | belongs in a store
stray queries | areas/claims/claim.commands.ts | tx.executeQuery(asked) | belongs in a store
stray queries | worker.ts | tx.updateTable('platform_job') | belongs in a store
foreign writes | areas/claims/claim.store.ts | tx.insertInto('participation_record') | writes participation_record
foreign writes | areas/claims/claim.store.ts | tx.updateTable('people_person as p') | writes people_person
foreign writes | areas/claims/claim.store.ts | tx.deleteFrom('platform_audit') | writes platform_audit
foreign writes | areas/claims/claim.store.ts | sql\`with a as (insert into gaps_gap (id) values (\${id})) select 1\` | writes gaps_gap
foreign writes | areas/claims/claim.store.ts | sql\`UPDATE "people_person" set x = 1\` | writes people_person
foreign writes | areas/claims/claim.store.ts | sql\`delete from \${sql.table(name)}\` | not named in the text
foreign writes | areas/claims/claim.store.ts | tx.insertInto(table) | not named in the text
foreign writes | exchange/run.store.ts | tx.insertInto('evidence_source') | may write exchange_
foreign writes | platform/mail.ts | client.query('delete from access_session') | may write platform_
names | areas/claims/claim.service.ts |  | has the kind "service"
names | areas/claims/index.ts |  | is called "index"
names | areas/claims/claims.rules.ts |  | noun in the plural
names | areas/claims/claim2.rules.ts |  | is counted
names | platform/mail-helpers.ts |  | is called "helpers"
names | areas/claims/claim.ts |  | has the kind ""
names | areas/claims/parts/claim.view.tsx |  | a folder inside an area
names | areas/billing/bill.rules.ts |  | no area of the table
names | exchange/hl7/message.wire.ts |  | no outside format
names | exchange/pars/learner.parser.ts |  | has the kind "parser"
names | platform/utils.ts |  | is called "utils"
names | kernel/types/gate.ts |  | is called "types"
names | a/b/c/d/e.ts |  | more than three folders deep
names | reports.ts |  | does not belong directly in src/
docstrings | areas/claims/claim.rules.ts | export function decide() {} | decide has no docstring
docstrings | areas/claims/claim.store.ts | // a note ⏎ export const findClaim = () => 1 | findClaim has no docstring
docstrings | kernel/ids.ts | /** @source ama.pra.increment */ ⏎ export function newId() {} | newId has no docstring
docstrings | exchange/pars/learner.wire.ts | export async function printLearner() {} | printLearner has no docstring
`)

export const allowed = readTable(`
barrels | areas/claims/claim.schema.ts | export { a } from './designation.schema.ts' ⏎ export const b = 1
imports | areas/claims/claim.commands.ts | import { findRecord, type RecordRow } from '../participation/record.store.ts'
imports | areas/claims/claim.view.tsx | import { PersonName } from '../people/person.part.tsx'
imports | areas/claims/claim.view.tsx | import type { Stamp } from '../../http/route.ts'
imports | areas/claims/claim.gate.ts | import type { ActivityGate } from '../activities/activity.slots.ts'
imports | areas/claims/claim.demo.ts | import { people } from '../people/person.demo.ts'
imports | app.ts | import { claimGate } from './areas/claims/claim.gate.ts'
stray queries | worker.ts | client.query('listen opencme_news')
stray queries | areas/claims/claim.view.tsx | const says = 'Delete from the list'
foreign writes | areas/claims/claim.store.ts | db.selectFrom('people_person')
foreign writes | areas/claims/claim.store.ts | sql\`select 1 from gaps_gap for update of g skip locked\`
foreign writes | areas/claims/claim.store.ts | sql\`insert into claims_claim values (1) on conflict (id) do update set a = 1\`
names | areas/credit/README.md | 
names | areas/claims/claim.rules.test.ts | 
names | exchange/pars/learner.wire.ts | 
docstrings | areas/claims/claim.routes.tsx | export function show() {}
docstrings | areas/claims/claim.rules.ts | /** The most a learner may claim. */ ⏎ export function claimLimit() {}
`)
