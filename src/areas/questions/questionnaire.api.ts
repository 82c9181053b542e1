import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape } from '../../kernel/shape.ts'
import { questionnaireKinds } from './questionnaire.schema.ts'
import { listQuestionnaires } from './questionnaire.store.ts'

const questionnaireLine = z
  .object({
    id: idShape,
    kind: z.enum(questionnaireKinds),
    title: z.string(),
    number: z.int().nullable().meta({ description: 'Its newest version' }),
    items: z.int().meta({ description: 'How many questions that has' }),
  })
  .meta({ id: 'QuestionnaireLine', description: 'A questionnaire in its newest version' })

export const questionnaireApi: Route[] = [
  readList({
    path: '/api/v1/questionnaires',
    may: 'questionnaire.see',
    noun: 'Questionnaires',
    says: 'Lists questionnaires by title',
    query: { kind: z.enum(questionnaireKinds).optional(), words: z.string().max(200).optional() },
    item: questionnaireLine,
    place: z.object({ title: z.string(), id: z.uuid() }),
    placeOf: ({ title, id }) => ({ title, id }),
    list: ({ db }, { filter, after, limit }) =>
      listQuestionnaires(db, { ...filter, after: after && [after.title, after.id] }, limit),
  }),
]
