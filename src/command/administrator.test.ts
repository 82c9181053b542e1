import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { makeTestDatabase } from '../../test/database.ts'
import { administratorCommand } from './administrator.ts'

type Row = Record<string, string | null>

/** An empty real office, with the command as a person at the terminal gives it: what it answered and what it said. */
async function atTerminal(t: TestContext, change: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'opencme-administrator-'))
  const env: Record<string, string> = {
    DEMO: '0',
    BASE_URL: 'https://cme.example.edu',
    SECRET_KEY: 'x'.repeat(32),
    SMTP_URL: 'smtp://mail.example.edu',
    DATA_DIR: folder,
    DATABASE_URL: await makeTestDatabase(),
    ...change,
  }
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, env)
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  t.after(async () => {
    await client.end()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(folder, { recursive: true, force: true })
  })
  const said: string[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    const write = process[stream].write.bind(process[stream])
    t.mock.method(process[stream], 'write', (text: string | Uint8Array) =>
      typeof text === 'string' ? said.push(text) > 0 : write(text),
    )
  }
  const run = async (...args: string[]) => {
    said.length = 0
    const code = await administratorCommand.run(args)
    return { code, said: said.join('') }
  }
  const query = async (text: string) => (await client.query<Row>(text)).rows
  return { run, query }
}

const roles = `select p.email, g.role, g.why from access_role_grant g join people_person p on p.id = g.person_id
  where g.ended_at is null order by g.granted_at, g.id`

test('the first administrator of an empty office is recorded, given the role, and told where to sign in', async (t) => {
  const { run, query } = await atTerminal(t)
  const named = await run('Ada@example.edu', 'Ada', 'Lindgren')
  assert.equal(named.code, 0, named.said)
  assert.match(named.said, /Ada Lindgren is administrator, and was recorded as a person\./)
  assert.match(named.said, /ask for a link at https:\/\/cme\.example\.edu\/sign-in/)
  const first = { email: 'ada@example.edu', role: 'administrator', why: 'First administrator of the office' }
  assert.deepEqual(await query(roles), [first])
  const audit = await query('select act, via from platform_audit order by at, id')
  assert.deepEqual(audit, [
    { act: 'person.record', via: 'command line' },
    { act: 'role.give', via: 'command line' },
  ])
})

test('an office with an administrator is refused, unless a reason is given, which is kept', async (t) => {
  const { run, query } = await atTerminal(t)
  await run('ada@example.edu', 'Ada', 'Lindgren')
  const refused = await run('ruth@example.edu', 'Ruth', 'Castellane')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /Ada Lindgren can give roles under People already\. If nobody can sign in.*--why "…"/)
  assert.equal((await query('select email from people_person')).length, 1, 'nobody was recorded')
  const again = await run('ada@example.edu', '--why', 'Twice')
  assert.deepEqual([again.code, again.said], [1, 'Ada Lindgren is administrator already.\n'])
  const named = await run('ruth@example.edu', 'Ruth', 'Castellane', '--why', 'Ada has left the school')
  assert.equal(named.code, 0, named.said)
  assert.equal((await query(roles))[1]!.why, 'Ada has left the school')
})

test('somebody the office knows is found by the address; somebody new needs an address and both names', async (t) => {
  const { run, query } = await atTerminal(t)
  assert.match((await run('ada', 'Ada', 'Lindgren')).said, /Enter an e-mail address, such as/)
  assert.match((await run('ada@example.edu', 'Ada')).said, /Enter a family name/)
  assert.deepEqual([(await run()).code, (await run('a@example.edu', 'Ada', 'de', 'Vries')).code], [2, 2])
  await run('ada@example.edu', 'Ada', 'Lindgren')
  await query(`update access_role_grant set ended_at = now()`)
  const named = await run('ADA@example.edu')
  assert.equal(named.code, 0, named.said)
  assert.match(named.said, /^Ada Lindgren is administrator\./)
  assert.equal((await query('select email from people_person')).length, 1)
})

test('a demonstration is left as it is', async (t) => {
  const { run, query } = await atTerminal(t, { DEMO: '1' })
  await assert.rejects(run('ada@example.edu', 'Ada', 'Lindgren'), /A demonstration has an administrator of its own/)
  assert.deepEqual(await query('select email from people_person'), [])
})
