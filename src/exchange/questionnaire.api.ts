import { z } from 'zod'
import { questionnaireFile } from '../areas/questions/questionnaire-file.schema.ts'
import { publishVersion } from '../areas/questions/questionnaire.commands.ts'
import { draftOf } from '../areas/questions/questionnaire.rules.ts'
import { questionnaireKinds } from '../areas/questions/questionnaire.schema.ts'
import { findNewestVersion } from '../areas/questions/version.store.ts'
import { act, andThen } from '../http/api-act.ts'
import { readOne } from '../http/api-read.ts'
import type { Route } from '../http/route.ts'
import { idShape } from '../kernel/shape.ts'
import type { Db, Tx } from '../platform/database.ts'
import { takeIn, takeOver } from './questionnaire.commands.ts'
import { writeQuestionnaire } from './questionnaire.rules.ts'

const noun = 'Questionnaires'
const one = '/api/v1/questionnaires/:questionnaireId'

const questionnaireRecord = z
  .object({
    id: idShape,
    kind: z.enum(questionnaireKinds),
    title: z.string(),
    number: z.int().meta({ description: 'Its newest version' }),
    isPublished: z.boolean(),
    isFrozen: z.boolean().meta({ description: 'It has answers: a change makes the next version' }),
    file: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The version as our own file, which can be sent back' }),
  })
  .meta({ id: 'Questionnaire', description: 'A questionnaire in its newest version, with its questions' })

const takenShape = z.object({
  id: idShape,
  losses: z.array(z.string()).meta({ description: 'What of the file could not be kept' }),
})

/** A questionnaire read whole, begun from our own file, changed by one, and put before people. */
export const questionnaireFileApi: Route[] = [
  readOne({
    path: one,
    may: 'questionnaire.see',
    noun,
    says: 'Tells a questionnaire in its newest version',
    output: questionnaireRecord,
    find: ({ db }, { questionnaireId }) => findRecord(db, questionnaireId!),
  }),
  act({
    path: '/api/v1/questionnaires',
    may: 'questionnaire.write',
    noun,
    says: 'Begins a questionnaire from our own file; nobody answers it before it is published',
    body: questionnaireFile,
    output: takenShape,
    location: ({ id }) => `/api/v1/questionnaires/${id}`,
    act: async (tx, { body }) =>
      andThen(await takeIn(tx, body.questionnaire), ({ questionnaireId, losses }) =>
        Promise.resolve({ id: questionnaireId, losses }),
      ),
  }),
  act({
    path: `${one}/versions`,
    may: 'questionnaire.write',
    noun,
    says: 'Changes a questionnaire to what our own file says; a version that has answers stays, and the next is made',
    body: questionnaireFile,
    output: questionnaireRecord,
    corrects: (tx, { questionnaireId }) => findRecord(tx, questionnaireId!),
    act: async (tx, { params, body }) =>
      andThen(await takeOver(tx, params.questionnaireId!, body.questionnaire), () =>
        findRecord(tx, params.questionnaireId!),
      ),
  }),
  act({
    path: `${one}/publication`,
    may: 'questionnaire.write',
    noun,
    says: 'Puts the newest version before people',
    body: z.object({}),
    output: questionnaireRecord,
    act: async (tx, { params }) =>
      andThen(await publishVersion(tx, params.questionnaireId!), () => findRecord(tx, params.questionnaireId!)),
  }),
]

async function findRecord(db: Db | Tx, questionnaireId: string) {
  const version = await findNewestVersion(db, questionnaireId)
  if (!version) return undefined
  const file = JSON.parse(writeQuestionnaire(draftOf(version), 'json').text) as Record<string, unknown>
  return { ...version, id: version.questionnaireId, file }
}
