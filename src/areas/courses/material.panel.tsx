import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import type { Item } from '../questions/questionnaire.schema.ts'
import { findNewestVersion } from '../questions/version.store.ts'
import type { ReviewMaterial } from '../review/assignment.slots.ts'
import { findTest, listModules } from './course.store.ts'

/** What a peer reviewer reads of a course: every reading as learners see it, then the test with its right answers. */
export const courseMaterial: ReviewMaterial = async (db, activityId) => {
  const [modules, test] = await Promise.all([listModules(db, activityId), findTest(db, activityId)])
  const version = test ? await findNewestVersion(db, test.questionnaireId) : undefined
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
          <Entries label="Questions of the test">
            {items.map((item, i) => (
              <Entry when={`Question ${i + 1}`} title={item.wording}>
                <Answers item={item} />
              </Entry>
            ))}
          </Entries>
        </Leaf>
      ) : null}
    </>
  )
}

/** The answers to choose from, the right ones marked, and what learners are told afterwards. */
function Answers({ item }: { item: Item }) {
  return (
    <>
      {item.rightNumber === null ? null : <p>Right is {item.rightNumber}</p>}
      {item.options.length > 0 ? (
        <ul>
          {item.options.map((option) => (
            <li>
              {option.wording} {option.isRight ? <Status is="done">Right</Status> : null}{' '}
              {option.feedback ? <span class="soft">{option.feedback}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {item.feedback ? <p class="meta">{item.feedback}</p> : null}
    </>
  )
}
