import type { Quarters } from '../../kernel/quarters.ts'
import { Leaf } from '../../ui/leaf.tsx'
import { showAmount } from './statement.rules.ts'
import type { Statement } from './statement.schema.ts'

/** A statement of fixed words, with the name of the credit in italics. */
export function StatementText({ statement }: { statement: Statement }) {
  return <>{statement.parts.map((part) => (part.italic ? <i>{part.text}</i> : part.text))}</>
}

/** "1.25 AMA PRA Category 1 Credits™", set as it must be. */
export function CreditPhrase({ quarters }: { quarters: Quarters }) {
  return <StatementText statement={showAmount(quarters)} />
}

/** The name of the credit alone, as in a heading. */
export function CreditName() {
  return (
    <>
      <i>AMA PRA Category 1 Credit</i>™
    </>
  )
}

/** Accreditation and designation, each a paragraph of its own; the second once credit is designated. */
export function StatementsLeaf({ accreditation, designation }: { accreditation: Statement; designation?: Statement }) {
  return (
    <Leaf title="Accreditation">
      <div class="prose">
        <p>
          <StatementText statement={accreditation} />
        </p>
        {designation ? (
          <p>
            <StatementText statement={designation} />
          </p>
        ) : null}
      </div>
    </Leaf>
  )
}
