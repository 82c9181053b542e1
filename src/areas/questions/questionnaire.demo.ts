import type { LocalDate } from '../../kernel/dates.ts'
import type { ItemDraft, OptionDraft } from '../items/item.schema.ts'
import type { QuestionnaireDraft, Translation } from './questionnaire.schema.ts'

const listed = (...wordings: string[]): OptionDraft[] => wordings.map((wording, i) => ({ key: `o${i + 1}`, wording }))

/** A survey of needs that asks in every way there is; the office looks at it to learn what can be asked. */
export function draftEveryWay(today: LocalDate): QuestionnaireDraft {
  const texts: Record<string, [string, string]> = {
    title: ['What would help you most?', '¿Qué le ayudaría más?'],
    intro: [intro, 'Quince minutos. Puede parar en cualquier página y seguir más tarde.'],
    'section.s1.title': ['About your work', 'Sobre su trabajo'],
    'item.setting.wording': ['Where do you mostly work?', '¿Dónde trabaja sobre todo?'],
    'item.setting.option.o1': ['On a ward', 'En una planta del hospital'],
    'item.setting.option.o2': ['In a clinic', 'En un consultorio'],
    'item.setting.option.o3': ['In an emergency department', 'En urgencias'],
    'item.help.wording': ['What would make {{setting|there}} easier?', '¿Qué haría más fácil {{setting|eso}}?'],
  }
  const es = Object.fromEntries(
    Object.entries(texts).map(([place, [madeFrom, words]]): [string, Translation] => [place, { words, madeFrom }]),
  )
  const sections = [
    { key: 's1', page: 1, title: 'About your work', intro: 'So that we can tell one unit from another.' },
    { key: 's2', page: 2, title: 'What matters, and how well it goes', intro: '' },
    { key: 's3', page: 3, title: 'Working {{setting|with us}}', intro: 'Some things to try.' },
  ]
  const items = [...aboutWork(today), ...whatMatters(), ...toTry()]
  return {
    kind: 'survey',
    title: 'What would help you most?',
    intro,
    language: 'en',
    sections,
    items,
    translations: { es },
  }
}

const intro = 'Fifteen minutes. You can stop on any page and go on later.'

function aboutWork(today: LocalDate): ItemDraft[] {
  return [
    {
      page: 1,
      key: 'setting',
      type: 'single',
      wording: 'Where do you mostly work?',
      required: true,
      options: listed('On a ward', 'In a clinic', 'In an emergency department'),
    },
    {
      page: 1,
      key: 'with',
      type: 'several',
      wording: 'With whom do you decide about blood thinners?',
      options: listed('Pharmacists', 'Surgeons', 'Cardiologists', 'Patients and their families'),
    },
    { page: 1, key: 'since', type: 'date', wording: 'Since when have you worked there?', latest: today },
    {
      page: 1,
      key: 'beds',
      type: 'number',
      wording: 'How many patients do you see in a week?',
      minimum: 0,
      maximum: 500,
    },
  ]
}

function whatMatters(): ItemDraft[] {
  const scale = (key: string, label: string, highLabel: string) => ({
    key,
    label,
    points: 5,
    lowLabel: 'not at all',
    highLabel,
  })
  return [
    {
      page: 2,
      key: 'tasks',
      type: 'matrix',
      wording: 'How important is each of these for your work, and how well can you do it now?',
      required: true,
      options: listed(
        'Set the day a blood thinner stops',
        'Judge what the kidney clears',
        'Explain the plan to a patient',
      ),
      scales: [scale('importance', 'Importance', 'vital'), scale('ability', 'Ability', 'fully')],
    },
    {
      page: 2,
      key: 'order',
      type: 'ranking',
      wording: 'In which order should we teach them?',
      options: listed('Stopping and restarting', 'Kidney and dose', 'Talking with patients'),
    },
    {
      page: 2,
      key: 'hours',
      type: 'allocation',
      wording: 'How should ten hours of teaching be spent?',
      total: 10,
      options: listed('Reading by oneself', 'Cases in a small group', 'Simulation'),
    },
    {
      page: 2,
      key: 'sure',
      type: 'rating',
      wording: 'How sure are you of your last decision of this kind?',
      lowLabel: 'not sure',
      highLabel: 'certain',
    },
    {
      page: 2,
      key: 'unsure',
      type: 'short text',
      wording: 'What was missing?',
      showIf: { key: 'sure', is: ['1', '2'] },
    },
  ]
}

function toTry(): ItemDraft[] {
  return [
    {
      page: 3,
      key: 'plan',
      type: 'hot text',
      wording: 'Which parts of this plan would you question?',
      passage: 'The drug is stopped [o1] and restarted [o2]. The patient is told [o3].',
      options: [
        {
          key: 'o1',
          wording: 'on the morning of the operation',
          isRight: true,
          feedback: 'Too late for most of them.',
        },
        { key: 'o2', wording: 'when bleeding is under control', isRight: false },
        { key: 'o3', wording: 'by the next team', isRight: true, feedback: 'Who decides also tells.' },
      ],
      feedback: 'A plan has a day, a reason and one person who tells the patient.',
    },
    {
      page: 3,
      key: 'help',
      type: 'long text',
      wording: 'What would make {{setting|there}} easier?',
      help: 'In your own words',
    },
    {
      page: 3,
      key: 'paper',
      type: 'file',
      wording: 'Have you a plan or checklist of your own to show?',
      accepts: ['PDF', 'picture', 'document'],
      megabytes: 5,
    },
  ]
}
