import { fieldId } from './anchor.ts'

/** What is wrong with one answer. `name` is its field; a refusal that concerns none has no name. */
export type FieldError = { name?: string; message: string }

type SummaryProps = { title: string; errors: FieldError[]; idOf?: (name: string) => string }

/** Opens a refused form: what is not done yet, and a link to each answer that needs another look. Empty without errors. */
export function ErrorSummary({ title, errors, idOf = fieldId }: SummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="notice errors" data-is="bad" role="alert" tabindex={-1}>
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li>{error.name ? <a href={`#${idOf(error.name)}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
}
