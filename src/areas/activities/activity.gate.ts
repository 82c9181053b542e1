import type { Gate } from '../../kernel/gate.ts'
import type { ActivityGate } from './activity.slots.ts'
import type { Plan } from './dossier.store.ts'

/**
 * What the plan itself owes before it can be approved.
 *
 * @source accme.core.needs
 * @source accme.core.change
 * @source accme.core.formats
 * @source accme.si.1.1
 * @source office.activity.life
 * @source pars.activity.fields
 */
export const planGate: ActivityGate = async ({ plan }) => {
  const { gaps, objectives, roles, audience, references } = plan
  const director = roles.find((role) => role.role === 'activity director')
  const facts: Facts = {
    activity: plan,
    gaps: gaps.length,
    objectives: objectives.length,
    audience: audience.length,
    cited: references.length,
    retracted: references.filter((reference) => reference.standing === 'retracted').length,
    director: director ? `${director.givenName} ${director.familyName}` : null,
  }
  return [...purposeGates(facts), ...contentGates(facts)]
}

type Facts = {
  activity: Plan
  gaps: number
  objectives: number
  audience: number
  cited: number
  retracted: number
  director: string | null
}

function isMet(value: boolean): Gate['state'] {
  return value ? 'done' : 'todo'
}

function purposeGates({ activity, gaps, objectives, audience, director }: Facts): Gate[] {
  const here = `/office/activities/${activity.id}`
  const owedBy = director ?? 'The office'
  return [
    {
      id: 'gap',
      group: 'Why and for whom',
      title: 'A gap with its cause',
      why: 'Education must answer a problem seen in practice.',
      source: 'accme.core.needs',
      state: isMet(gaps > 0),
      says: gaps > 0 ? 'In order' : 'None yet',
    },
    {
      id: 'objectives',
      group: 'Why and for whom',
      title: 'Objectives tied to the gap',
      why: 'Each says what learners will do differently, and for which need.',
      source: 'accme.core.change',
      state: isMet(objectives > 0 && audience > 0),
      says:
        objectives === 0 ? 'None yet' : audience === 0 ? 'No audience yet' : `${objectives} for ${audience} audiences`,
      owedBy,
      act: { label: 'Add', href: `${here}#objectives` },
    },
    {
      id: 'format',
      group: 'Why and for whom',
      title: 'The format fits the objectives',
      why: 'The plan says in a sentence why this format can bring the change about.',
      source: 'accme.core.formats',
      state: isMet(activity.designRationale !== ''),
      says: activity.designRationale === '' ? 'Not said yet' : 'In order',
      owedBy,
      act: { label: 'Say why', href: `${here}/description` },
    },
    {
      id: 'director',
      group: 'Why and for whom',
      title: 'An activity director',
      why: 'One member of the faculty answers for the content.',
      source: 'office.activity.life',
      state: isMet(director !== null),
      says: director ?? 'Nobody yet',
      act: { label: 'Name one', href: `${here}#people` },
    },
  ]
}

function contentGates({ activity, cited, retracted, director }: Facts): Gate[] {
  const here = `/office/activities/${activity.id}`
  const owedBy = director ?? 'The office'
  return [
    {
      id: 'description',
      group: 'Before it opens',
      title: 'A sentence for the catalog and a description',
      why: 'The public page and the report to the accreditor are made from them.',
      source: 'pars.activity.fields',
      state: isMet(activity.summary !== '' && activity.description !== ''),
      says: activity.summary === '' ? 'No sentence yet' : 'In order',
      owedBy,
      act: { label: 'Write', href: `${here}/description` },
    },
    {
      id: 'references',
      group: 'Content',
      title: 'Recommendations rest on cited evidence',
      why: 'Each recommendation for care rests on current science; retracted papers cannot carry one.',
      source: 'accme.si.1.1',
      state: retracted > 0 ? 'stop' : isMet(cited > 0 || !activity.isClinical),
      says: retracted > 0 ? `${retracted} retracted` : cited > 0 ? `${cited} cited` : 'None yet',
      owedBy,
      act: { label: 'Cite', href: `${here}#references` },
    },
  ]
}
