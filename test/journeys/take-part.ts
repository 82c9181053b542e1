import assert from 'node:assert/strict'
import { type Walk, idIn } from './walk.ts'
import { title } from './plan-activity.ts'

/** Samuel, a physician, and Dalia, a nurse, find the activity, do it, and get what is theirs; three more finish it. */
export async function takePart(walk: Walk): Promise<void> {
  const { walker, office } = walk
  await office.setNow('2026-05-19T14:00:00Z')
  await office.work()
  await walker.leave()
  await walker.open('/catalog')
  await walker.sees(title)
  await learn(walk, 'Samuel', { failsFirst: true })
  await walker.tick('Another amount')
  await walker.fill({ Credits: '9' })
  await walker.press('Claim')
  await walker.sees('Your claim is not saved yet')
  await walker.tick('All of it')
  await walker.press('Claim')
  await walker.sees('Certificate of credit', '0.5 AMA PRA Category 1 Credit™ awarded.')
  await check(walk)
  await learn(walk, 'Dalia')
  await walker.press('Get my certificate')
  await walker.isAt('Dalia Renn, RN')
  for (const name of ['Henrik', 'Lucia', 'Noor']) await learn(walk, name)
}

/** The PDF opens as a document that a screen reader can read, and anyone can check its number. */
async function check({ walker, office }: Walk): Promise<void> {
  const number = /C-\d\d-\w{4}-\w{4}/.exec(await walker.text())![0]
  const href = await walker.page.getByRole('link', { name: 'Download the PDF' }).getAttribute('href')
  const bytes = await (await walker.page.request.get(office.url + href)).body()
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  assert.match(bytes.toString('latin1'), /\/StructTreeRoot/)
  await walker.leave()
  await walker.open(`/verify/${number}`)
  await walker.sees(number, 'Samuel Orte')
}

async function learn(walk: Walk, name: string, { failsFirst = false } = {}): Promise<void> {
  const { walker } = walk
  const learning = `/learn/${idIn(walk.plan)}`
  await walker.signIn(name)
  await walker.open(learning)
  await walker.isAt('Before you begin')
  await walker.sees('70 percent right is needed to pass', 'Vantor Therapeutics')
  await walker.press('I have read this: begin')
  await walker.open(`${learning}/modules/1`)
  await walker.press('I have read this')
  if (failsFirst) await takeTest(walk, /^The first of the year/, 'Not passed yet')
  await takeTest(walk, /^The newest/, 'You have passed')
  await evaluate(walk, learning)
  await walker.open(`${learning}/claim`)
}

async function takeTest({ walker, plan }: Walk, answer: RegExp, outcome: string): Promise<void> {
  await walker.open(`/learn/${idIn(plan)}/test`)
  await walker.press(/^(Begin the test|Try again)$/)
  await walker.tick(answer)
  await walker.press('Hand in')
  await walker.isAt(outcome)
}

async function evaluate({ walker }: Walk, learning: string): Promise<void> {
  await walker.open(`${learning}/evaluation`)
  await walker.press('Begin')
  for (let page = 1; page <= 5 && (await walker.page.getByRole('button', { name: 'Continue' }).count()) > 0; page++) {
    for (const question of await walker.page.getByRole('radiogroup').all())
      await question.getByRole('radio').last().check({ force: true })
    await walker.press('Continue')
  }
  await walker.isAt('What will you do differently?')
  await walker.fill({ 'I will': 'look at the newest kidney function before every dose' })
  await walker.page.getByRole('radiogroup').first().getByRole('radio').nth(3).check({ force: true })
  await walker.press('Finish')
}
