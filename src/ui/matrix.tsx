import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

type MatrixProps = {
  legend: string
  statements: { name: string; label: ComponentChildren; value?: string; error?: string }[]
  answers: { value: string; label: string }[]
}

/** Several statements answered on one set of words; on a phone it folds to one question after another. */
export function Matrix({ legend, statements, answers }: MatrixProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="fit">
        <table class="ledger folds matrix">
          <caption class="hide">{legend}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="hide">Statement</span>
              </th>
              {answers.map((answer) => (
                <th scope="col">{answer.label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statements.map((statement) => (
              <Statement statement={statement} answers={answers} />
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}

type RowProps = { statement: MatrixProps['statements'][number]; answers: MatrixProps['answers'] }

function Statement({ statement, answers }: RowProps) {
  const id = fieldId(statement.name)
  return (
    <tr>
      <th scope="row" id={`${id}-says`}>
        {statement.label} {statement.error ? <span class="error">{statement.error}</span> : null}
      </th>
      {answers.map((answer, i) => (
        <td>
          <label>
            <input
              type="radio"
              name={statement.name}
              id={i === 0 ? id : undefined}
              value={answer.value}
              checked={answer.value === statement.value}
              aria-describedby={`${id}-says`}
            />{' '}
            <span>{answer.label}</span>
          </label>
        </td>
      ))}
    </tr>
  )
}
