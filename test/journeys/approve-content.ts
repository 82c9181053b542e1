import type { Walk } from './walk.ts'
import { title } from './plan-activity.ts'

/** A reading and a test are written, credit is designated, Marisol reviews by her links, and Ruth approves and publishes. */
export async function approveContent(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.signIn('Ruth')
  await refuse(walk)
  await writeReading(walk)
  await writeTest(walk)
  await walker.open(walk.plan)
  await walker.press('Designate')
  await walker.sees('AMA PRA Category 1 Credit')
  await review(walk)
  await publish(walk)
}

async function refuse({ walker, plan }: Walk): Promise<void> {
  await walker.open(`${plan}/approval`)
  await walker.press('Approve')
  await walker.sees('Not done', 'Refused while')
}

async function writeReading({ walker, plan }: Walk): Promise<void> {
  await walker.open(`${plan}/modules/new`)
  await walker.fill({
    Title: 'A dose for this kidney',
    'What is to be read': 'Kidney function changes within days.\n\n- Look at the newest value\n- Fit the dose to it',
    'Minutes it takes': '20',
  })
  await walker.press('Save')
  await walker.sees('A dose for this kidney')
}

async function writeTest({ walker, plan }: Walk): Promise<void> {
  await walker.open(`${plan}/test`)
  await walker.fill({ 'Pass mark': '70', 'Minutes it takes': '10' })
  await walker.press('Save and write the questions')
  await walker.isAt(`Test: ${title}`)
  await walker.follow('Add a question')
  await walker.tick('Choose one answer')
  await walker.press('Continue')
  await walker.fill({
    Question: 'Which value sets the dose?',
    'Answers to choose from': '* The newest | It is the kidney of today\nThe first of the year | It may be long past\n',
  })
  await walker.tick('An answer is required')
  await walker.press('Save')
  await walker.sees('Which value sets the dose?')
}

async function review(walk: Walk): Promise<void> {
  const { walker, office, plan } = walk
  await walker.open(`${plan}/review`)
  await walker.fill({ 'E-mail address': 'marisol@alderbay.example', 'Due on': '2026-05-16' })
  await walker.press('Ask for ties and review')
  await walker.sees('Marisol Brandt')
  await office.work()
  await walker.leave()
  await walker.openMail('marisol', /^Tell us your ties/)
  await walker.follow(/\/link\/disclosure\//)
  await walker.tick('No, none')
  await walker.press('Continue')
  await walker.fill({ 'Your name': 'Marisol Brandt' })
  await walker.press('Sign')
  await office.work()
  await walker.openMail('marisol', /[Rr]eview/)
  await walker.follow(/\/link\/review\//)
  await walker.sees('A dose for this kidney', 'Which value sets the dose?', 'It is the kidney of today')
  await walker.follow('Go to the form')
  await answer(walk)
  await walker.isAt('Check your review, and hand it in')
  await walker.press('Hand in the review')
  await walker.isAt('Thank you')
}

/** Page by page, the first of each question's answers. */
async function answer({ walker }: Walk): Promise<void> {
  for (let page = 1; page <= 6 && (await walker.page.getByRole('button', { name: 'Continue' }).count()) > 0; page++) {
    for (const question of await walker.page.getByRole('radiogroup').all())
      await question.getByRole('radio').first().check()
    await walker.press('Continue')
  }
}

async function publish({ walker, plan }: Walk): Promise<void> {
  await walker.signIn('Ruth')
  await walker.open(plan)
  await walker.press(/review/)
  await walker.page.getByText('Every gate is in order.').waitFor()
  await walker.open(`${plan}/approval`)
  await walker.press('Approve')
  await walker.page.getByText('Approved: it can be published.').waitFor()
  await walker.open(plan)
  await walker.press(/^Publish/)
  await walker.sees('Learners can take part.')
}
