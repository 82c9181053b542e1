import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Gap } from './gap.store.ts'
import { showWeight } from '../ranking/rank.part.tsx'
import { type CriterionId, criteria } from '../ranking/ranking.schema.ts'
import { GapCrumbs } from './step.view.tsx'

/** One criterion of the rule with the words of its marks. */
export type FormCriterion = { key: CriterionId; label: string; weight: number; anchors: string[] }

/** What was typed, by field: the mark under the criterion's key, its reason under `because_` and the key. */
export type TypedScores = Readonly<Record<string, string>>

type ScorePageProps = {
  gap: Gap
  criteria: FormCriterion[]
  version: number
  stamp: Stamp
  typed: TypedScores
  errors: Errors
}

/** Marks a gap on every criterion, each mark with its words and its reason. */
export function ScorePage({ gap, criteria: all, version, stamp, typed, errors }: ScorePageProps) {
  return (
    <>
      <GapCrumbs gap={gap} />
      <PageTitle lead="Each mark carries its reason. The committee reads the reason, not the number.">
        How gap {gap.number} ranks
      </PageTitle>
      <ErrorSummary title="The marks are not kept yet" errors={listErrors(errors)} />
      <Form action={`/gaps/${gap.id}/scores`} {...stamp}>
        <p class="lead">{gap.title}</p>
        {all.map(({ key, label, weight, anchors }) => (
          <Leaf title={label} small={`Weight ${showWeight(weight)}`} id={`mark-${key}`}>
            <div class="flow">
              <Radios
                name={key}
                legend={criteria[key].asks}
                tight
                value={typed[key]}
                error={errors[key]}
                choices={anchors.map((anchor, mark) => ({ value: String(mark), label: `${mark}: ${anchor}` }))}
              />
              <TextArea
                rows={2}
                name={`because_${key}`}
                label={`Because, for ${label.toLowerCase()}`}
                hint="Printed for the committee, so say what you count and where from"
                maxlength={300}
                value={typed[`because_${key}`]}
                error={errors[`because_${key}`]}
              />
            </div>
          </Leaf>
        ))}
        <div class="row">
          <Button>Keep the marks</Button>{' '}
          <ButtonLink href={`/gaps/${gap.id}`} look="plain">
            Leave it
          </ButtonLink>{' '}
          <a href="/gaps/ranking">The rule, version {version}</a>
        </div>
      </Form>
    </>
  )
}
