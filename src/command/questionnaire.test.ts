import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder } from '../../test/copies.ts'
import { openTestOffice } from '../../test/office.ts'
import { giveCommand } from '../../test/terminal.ts'
import { beginQuestionnaire } from '../areas/questions/questionnaire.commands.ts'
import { draftEveryWay } from '../areas/questions/questionnaire.demo.ts'
import { findNewestVersion } from '../areas/questions/version.store.ts'
import { newId } from '../kernel/ids.ts'
import { timedWork } from '../platform/office.ts'
import { questionnaireCommand } from './questionnaire.ts'

test('a questionnaire goes out as a file in each form, and comes in again', async (t) => {
  const { office, database, person } = await openTestOffice()
  await person('ruth', { roles: ['office staff'] })
  await person('eve')
  const begun = await office.write(timedWork, (tx) => beginQuestionnaire(tx, draftEveryWay(office.today())))
  assert.ok(begun.ok)
  const { questionnaireId } = begun.value
  const folder = makeFolder()
  const at = (name: string) => join(folder, name)
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: database.connectionString,
    DEMO: '0',
    BASE_URL: 'https://cme.alderbay.example',
    SECRET_KEY: 'x'.repeat(40),
    SMTP_URL: 'smtp://127.0.0.1:9',
  }
  const give = (...args: string[]) => giveCommand(t, questionnaireCommand, args, env)
  const countAll = async () => (await office.db.selectFrom('questions_questionnaire').select('id').execute()).length

  for (const [name, cannot] of [
    ['needs.json', false],
    ['needs.csv', false],
    ['needs.r4.json', true],
  ] as const)
    await t.test(`as ${name}`, async () => {
      const out = await give('export', questionnaireId, at(name))
      assert.equal(out.code, 0, out.said)
      assert.match(out.said, /holds “What would help you most\?”, version 1: 12 questions/)
      assert.equal(/It cannot say:\n {2}What it is for/.test(out.said), cannot, out.said)
      const before = await countAll()
      const checked = await give('import', at(name), '--check')
      assert.match(checked.said, /can be taken in: 12 questions\. Nothing was changed/)
      assert.equal(await countAll(), before, 'looking over changes nothing')
      const taken = await give('import', at(name), '--as', 'ruth@alderbay.example')
      assert.equal(taken.code, 0, taken.said)
      const id = /questionnaires\/([0-9a-f-]+)/.exec(taken.said)![1]!
      assert.deepEqual([(await findNewestVersion(office.db, id))!.items.length, await countAll()], [12, before + 1])
    })

  await t.test('what is wrong is told by its line or question, ends with 1 and changes nothing', async () => {
    const before = await countAll()
    const again = await give('export', questionnaireId, at('needs.json'))
    assert.deepEqual([again.code, /is there already/.test(again.said)], [1, true])
    const own = JSON.parse(readFileSync(at('needs.json'), 'utf8')) as { questionnaire: { items: { options: [] }[] } }
    own.questionnaire.items[1]!.options = []
    writeFileSync(at('few.json'), JSON.stringify(own))
    writeFileSync(at('half.json'), readFileSync(at('needs.json')).subarray(0, 300))
    for (const [name, says] of [
      ['few.json', /Question 2, “With whom do you decide.*”: Give at least two answers/],
      ['half.json', /breaks off in line \d+/],
      ['none.json', /there is no such file/],
    ] as const)
      for (const more of [[], ['--check']]) {
        const { code, said } = await give('import', at(name), ...more)
        assert.deepEqual([code, says.test(said)], [1, true], said)
      }
    assert.match(
      (await give('import', at('needs.json'), '--as', 'eve@alderbay.example')).said,
      /Nobody with the address eve/,
    )
    assert.match((await give('export', newId(), at('x.json'))).said, /There is no questionnaire/)
    assert.equal(await countAll(), before)
  })

  await t.test('what is not understood ends with 2', async () => {
    for (const args of [
      [],
      ['copy'],
      ['export', 'q1', 'x'],
      ['export', questionnaireId],
      ['import'],
      ['import', 'x', '--loud'],
    ])
      assert.equal((await give(...args)).code, 2, args.join(' '))
    assert.equal((await give('export', questionnaireId, at('y'), '--form', 'xml')).code, 2)
  })
})
