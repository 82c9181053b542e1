import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Radios } from '../../ui/choices.tsx'
import type { Errors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { InsiderException } from '../integrity/relationship.schema.ts'

type ExceptionProps = {
  action: string
  stamp: Stamp
  recorded: InsiderException | null
  typed: Readonly<Record<string, string>>
  errors: Errors
}

/** The three published cases in which an owner or employee keeps a role, each with what must be attested. */
export function ExceptionLeaf({ action, stamp, recorded, typed, errors }: ExceptionProps) {
  return (
    <Leaf title="Exception" small="Standard 3.2: owners and employees have no role, save in three cases">
      <Form action={action} {...stamp} label="Exception">
        <Radios
          name="kind"
          legend="Which case is it?"
          value={typed.kind || recorded?.kind}
          error={errors.kind}
          choices={[
            {
              value: 'E1',
              label: 'The content is not related to the business of the company',
              then: conditions(typed, [], {
                rationale: 'Why it is not related',
                reviewer: 'Who looked at it besides you',
              }),
            },
            {
              value: 'E2',
              label: 'Basic science or research method only',
              then: conditions(typed, [
                [
                  'basicScienceOnly',
                  'The content is basic science, drug discovery or research method and nothing else',
                ],
                ['noCareRecommendations', 'It recommends no care'],
              ]),
            },
            {
              value: 'E3',
              label: 'A technician who teaches the safe use of a device',
              then: conditions(
                typed,
                [
                  ['safeUseOnly', 'Only the safe and proper use is taught'],
                  ['noAdviceWhenToUse', 'No advice is given whether or when to use it'],
                ],
                { supervisionPlan: 'Who supervises, and how' },
              ),
            },
          ]}
        />
        <Button look="quiet">Record the exception</Button>
      </Form>
    </Leaf>
  )
}

/** What must be attested in one case: boxes to tick, and what must be written down. */
function conditions(
  typed: ExceptionProps['typed'],
  boxes: [name: string, label: string][],
  texts: Record<string, string> = {},
): ComponentChildren {
  return (
    <>
      {boxes.map(([name, label]) => (
        <Checkbox name={name} value="yes" label={label} checked={typed[name] === 'yes'} />
      ))}
      {Object.entries(texts).map(([name, label]) => (
        <TextField name={name} label={label} value={typed[name] ?? ''} autocomplete="off" />
      ))}
    </>
  )
}
