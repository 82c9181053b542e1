import { Status } from '../../ui/status.tsx'
import type { Question } from './item.schema.ts'

/** What a question lists, the right ones marked, with what is told to who chose them. */
export function OptionsKey({ question, right = 'Right' }: { question: Question; right?: string }) {
  return (
    <ul>
      {question.options.map((option) => (
        <li>
          {option.wording} {option.isRight ? <Status is="done">{right}</Status> : null}{' '}
          {option.feedback ? <span class="soft">{option.feedback}</span> : null}
        </li>
      ))}
    </ul>
  )
}
