import type { Walk } from './walk.ts'

export const title = 'The right dose for the kidney'

/** Ruth plans education for the gap, describes it, ties an objective to it and names who directs, plans and teaches. */
export async function planActivity(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.open(walk.gap)
  await walker.follow('Plan education')
  await walker.sees('nothing is typed again', '285 of 380 adults')
  await walker.fill({ Title: title, 'Opens on': '2026-05-18', 'Last day': '2028-05-17' })
  await walker.press('Start planning')
  await walker.isAt(title)
  await walker.sees('Number 26-001', /1 of \d+ in order/)
  walk.plan = new URL(walker.page.url()).pathname
  await walker.unfold('Add an objective')
  await walker.fill({ 'Afterwards learners can': 'set the dose of an anticoagulant by the newest kidney function' })
  await walker.pick('Meets a need for', 'competence')
  await walker.press('Add it')
  for (const [who, role] of [
    ['ines', 'activity director'],
    ['priya', 'planner'],
    ['tomasz', 'faculty'],
  ] as const) {
    await walker.unfold('Name someone')
    await walker.fill({ 'E-mail address': `${who}@alderbay.example`, 'Begins on': '2026-05-12' })
    await walker.pick('As', role)
    await walker.press('Name and ask for disclosure')
  }
  await walker.sees('Ines Kavenagh, MD', 'Priya Aldous, PharmD', 'Tomasz Everley, MD', '0 of 3')
  await walker.unfold('Cite something')
  await walker.pick('From the gap’s evidence', 'Doses of direct oral anticoagulants')
  await walker.press('Cite it')
  await describe(walk)
}

async function describe({ walker }: Walk): Promise<void> {
  await walker.follow('Change')
  await walker.isAt('What the plan says')
  await walker.fill({
    'Sentence for the catalog': 'Set the dose of an anticoagulant by the newest kidney function.',
    'Why this format': 'Short cases with a test let people practice the decision when they have time',
    'Content areas': 'anticoagulants, kidney disease',
  })
  await walker.press('Save')
  await walker.sees('Set the dose of an anticoagulant by the newest kidney function.')
}
