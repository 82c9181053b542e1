import type { Gate } from '../../kernel/gate.ts'
import type { ActivityGate } from './activity.slots.ts'
import { findActivity, listAudience, listGapsOf, listObjectives, listReferences, listRoles } from './activity.store.ts'

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
export const planGate: ActivityGate = async (db, activityId) => {
  const activity = await findActivity(db, activityId)
  if (!activity) return []
  const [gaps, objectives, roles, audience, references] = await Promise.all([
    listGapsOf(db, activityId),
    listObjectives(db, activityId),
    listRoles(db, activityId),
    listAudience(db, activityId),
    listReferences(db, activityId),
  ])
  const here = `/office/activities/${activityId}`
  const director = roles.find((role) => role.role === 'activity director')
  const owedBy = director ? `${director.givenName} ${director.familyName}` : 'The office'
  const isMet = (value: boolean): Gate['state'] => (value ? 'done' : 'todo')
  const retracted = references.filter((reference) => reference.standing === 'retracted').length
  return [
    {
      id: 'gap',
      group: 'Why and for whom',
      title: 'A gap with its cause',
      why: 'Education must answer a problem seen in practice.',
      source: 'accme.core.needs',
      state: isMet(gaps.length > 0),
      says: gaps.length > 0 ? 'In order' : 'None yet',
    },
    {
      id: 'objectives',
      group: 'Why and for whom',
      title: 'Objectives tied to the gap',
      why: 'Each says what learners will do differently, and for which need.',
      source: 'accme.core.change',
      state: isMet(objectives.length > 0 && audience.length > 0),
      says:
        objectives.length === 0
          ? 'None yet'
          : audience.length === 0
            ? 'No audience yet'
            : `${objectives.length} for ${audience.length} audiences`,
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
      state: isMet(director !== undefined),
      says: director ? owedBy : 'Nobody yet',
      act: { label: 'Name one', href: `${here}#people` },
    },
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
      state: retracted > 0 ? 'stop' : isMet(references.length > 0 || !activity.isClinical),
      says:
        retracted > 0 ? `${retracted} retracted` : references.length > 0 ? `${references.length} cited` : 'None yet',
      owedBy,
      act: { label: 'Cite', href: `${here}#references` },
    },
  ]
}
