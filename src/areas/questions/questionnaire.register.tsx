import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { dayOf, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type QuestionnaireFound, questionnaireList } from './questionnaire-list.store.ts'
import { type QuestionnaireKind, questionnaireKinds } from './questionnaire.schema.ts'
import type { UseReader } from './version.slots.ts'

type QuestionnaireLine = QuestionnaireFound & { answered: number; begun: string }

const columns: readonly RegisterColumn<QuestionnaireLine>[] = [
  {
    key: 'title',
    label: 'Questionnaire',
    row: true,
    order: 'title',
    cell: (line) => <RowTitle href={`/office/questionnaires/${line.id}`}>{line.title}</RowTitle>,
  },
  { key: 'kind', label: 'Kind', cell: ({ kind }) => capital(kind), text: ({ kind }) => kind },
  { key: 'items', label: 'Questions', num: true },
  { key: 'number', label: 'Version', num: true },
  { key: 'answered', label: 'Handed in', num: true },
  { key: 'begun', label: 'Begun', order: 'newest', isExtra: true, text: ({ createdAt }) => createdAt.toISOString() },
]

/** Every questionnaire of the office, by title. `use` says how many people handed each in. */
export const questionnaireRegister = (
  use: UseReader,
): Register<QuestionnaireFound, QuestionnaireLine, { kind?: QuestionnaireKind }> => ({
  path: '/office/questionnaires',
  name: 'questionnaires',
  title: 'Questionnaires',
  one: 'questionnaire',
  many: 'questionnaires',
  may: 'questionnaire.see',
  source: questionnaireList,
  narrow: (_visit, { kind }) => ({ kind: questionnaireKinds.find((one) => one === kind) }),
  dress: async ({ db, office }, found) => {
    const ids = found.map(({ id }) => id)
    const answered = await use.ofQuestionnaires(db, ids)
    return found.map((line) => ({
      ...line,
      answered: answered.get(line.id) ?? 0,
      begun: showShortDay(dayOf(line.createdAt, office.settings.timeZone)),
    }))
  },
  nameOf: ({ title }) => title,
  columns,
  filters: [
    { name: 'kind', label: 'Kind', options: questionnaireKinds.map((kind) => ({ value: kind, label: capital(kind) })) },
  ],
  orders: { title: 'by title', newest: 'newest first' },
  search: 'A title',
  head: ({ visit }) => (
    <PageTitle
      lead="Tests, evaluations, review forms and surveys. A version that someone has answered stays as it is."
      acts={
        may(visitorOf(visit), 'questionnaire.write') ? (
          <ButtonLink href="/office/questionnaires/new">Begin a questionnaire</ButtonLink>
        ) : undefined
      }
    >
      Questionnaires
    </PageTitle>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No questionnaire fits.', says: 'Try part of a title, or clear the filters.' }
      : {
          title: 'No questionnaire yet.',
          says: 'A test appears here when a course sets it up; other forms when they are begun or first used.',
        },
})
