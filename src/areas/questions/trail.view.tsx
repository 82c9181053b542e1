import { Crumbs } from '../../ui/crumbs.tsx'

/** The way back to the list and to the questionnaire. */
export function Trail({ questionnaire }: { questionnaire: { id: string; title: string } }) {
  const trail = [
    { label: 'Questionnaires', href: '/office/questionnaires' },
    { label: questionnaire.title, href: `/office/questionnaires/${questionnaire.id}` },
  ]
  return <Crumbs trail={trail} />
}
