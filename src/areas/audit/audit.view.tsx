import { ButtonLink } from '../../ui/button.tsx'
import { Leaf } from '../../ui/leaf.tsx'

/** Where it is read what was done to a record. */
export function HistoryLeaf({ href }: { href: string }) {
  return (
    <Leaf title="History" small="Who changed this record" id="history">
      <div class="row">
        <ButtonLink href={href} look="quiet" small>
          What was done to this record
        </ButtonLink>
      </div>
    </Leaf>
  )
}
