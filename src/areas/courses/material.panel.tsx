import { Leaf } from '../../ui/leaf.tsx'
import { Prose } from '../../ui/prose.tsx'
import { QuestionnaireKey } from '../questions/key.part.tsx'
import { findPublishedVersion } from '../questions/version.store.ts'
import type { ReviewMaterial } from '../review/assignment.slots.ts'
import { findTest, listModules } from './course.store.ts'

/** What a peer reviewer reads of a course: every reading as learners see it, then the test with its right answers. */
export const courseMaterial: ReviewMaterial = async (db, activityId) => {
  const [modules, test] = await Promise.all([listModules(db, activityId), findTest(db, activityId)])
  const version = test ? await findPublishedVersion(db, test.questionnaireId) : undefined
  const items = version?.items ?? []
  if (modules.length === 0 && items.length === 0) return null
  return (
    <>
      {modules.map((module) => (
        <Leaf title={module.title} id={`reading-${module.position}`} small={`Reading, ${module.minutes} minutes`}>
          <Prose text={module.body} />
        </Leaf>
      ))}
      {test && items.length > 0 ? (
        <Leaf title="The test" small={`Pass mark ${test.passPercent} percent`}>
          <QuestionnaireKey items={items} sections={version?.sections} label="Questions of the test" />
        </Leaf>
      ) : null}
    </>
  )
}
