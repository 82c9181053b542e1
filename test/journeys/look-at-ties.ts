import type { Walk } from './walk.ts'
import { title } from './plan-activity.ts'

const asked = /^Tell us your ties to companies/

/** Three people disclose by the links in their mail; Iris classifies a company, decides, and records what was done. */
export async function lookAtTies(walk: Walk): Promise<void> {
  const { walker, office } = walk
  await office.work()
  await walker.leave()
  await disclosesOne(walk)
  await disclosesNone(walk, 'ines', 'Ines Kavenagh')
  await disclosesNone(walk, 'priya', 'Priya Aldous')
  await walker.signIn('Iris')
  await walker.open('/integrity')
  await walker.sees('Classify Vantor Therapeutics', title)
  await walker.follow(/^Classify/)
  await walker.pick('What kind of company', 'pharmaceutical company')
  await walker.tick('Ineligible', 'The company is')
  await walker.fill({ Why: 'Makes and sells anticoagulants, as its own site says' })
  await walker.press('Decide')
  await walker.sees('Nothing: the company is ineligible.')
  await decide(walk)
  await walker.open('/integrity')
  await walker.sees('No question is open.')
}

async function openLink({ walker }: Walk, to: string): Promise<void> {
  await walker.openMail(to, asked)
  await walker.sees('it needs no password')
  await walker.follow(/\/link\/disclosure\//)
  await walker.isAt(/^In the last 24 months, have you had a financial relationship/)
}

async function disclosesOne(walk: Walk): Promise<void> {
  const { walker } = walk
  await openLink(walk, 'tomasz')
  await walker.press('Continue')
  await walker.sees('Your answer is not saved yet')
  await walker.tick('Yes', 'Your answer')
  await walker.press('Continue')
  await walker.isAt('Name a relationship')
  await walker.fill({
    Company: 'Vantor Therapeutics',
    'What is it about': 'Advice on a trial of an anticoagulant',
    'When did it begin': '2025-03-01',
  })
  await walker.tick('Consultant')
  await walker.tick('Yes', 'Does it still go on?')
  await walker.press('Add it')
  await walker.isAt('You have named one relationship')
  await walker.follow('That is all')
  await walker.sees('Consultant: Vantor Therapeutics')
  await walker.fill({ 'Your name': 'Tomasz Everley' })
  await walker.press('Sign')
  await walker.isAt('Thank you')
}

async function disclosesNone(walk: Walk, to: string, name: string): Promise<void> {
  const { walker } = walk
  await openLink(walk, to)
  await walker.tick('No, none')
  await walker.press('Continue')
  await walker.fill({ 'Your name': name })
  await walker.press('Sign')
  await walker.isAt('Thank you')
}

async function decide({ walker }: Walk): Promise<void> {
  await walker.open('/integrity')
  await walker.follow(/^Decide/)
  await walker.isAt('Consultant: Vantor Therapeutics')
  await walker.tick('Yes, it is related')
  await walker.fill({ Why: 'The reading is about the dose of anticoagulants' })
  await walker.press('Decide')
  await walker.sees('Related to the content, not mitigated')
  await walker.tick(/^Content reviewed/)
  await walker.fill({
    'Who reviewed it': 'ines@alderbay.example',
    'What was done': 'Read every page for balance before it went on',
    'Done on': '2026-05-11',
  })
  await walker.press('Record it')
  await walker.sees('content reviewed by someone without ties')
}
