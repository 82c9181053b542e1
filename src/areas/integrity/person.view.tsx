import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Facts } from '../../ui/facts.tsx'
import { Leaf } from '../../ui/leaf.tsx'

type Props = {
  controls: number
  toldOn: LocalDate | null
  asked: number
  validUntil: LocalDate | null
  today: LocalDate
}

/** Whether a person told of their ties to companies; what they told is for the integrity officer. */
export function DisclosureStateLeaf({ controls, toldOn, asked, validUntil, today }: Props) {
  return (
    <Leaf title="Disclosure" small="Whether they told of their ties, not what" id="disclosure">
      <Facts
        facts={[
          ['Controls content', controls === 1 ? 'of 1 activity' : `of ${controls} activities`],
          ['Told last', toldOn === null ? 'Never' : showDay(toldOn)],
          ['Can be reused', showReuse(validUntil, today)],
          [
            'Asked, and not told yet',
            asked === 0 ? 'Nothing' : asked === 1 ? 'For 1 activity' : `For ${asked} activities`,
          ],
        ]}
      />
    </Leaf>
  )
}

function showReuse(validUntil: LocalDate | null, today: LocalDate): string {
  if (validUntil === null) return 'There is none yet'
  return validUntil >= today ? `Until ${showDay(validUntil)}` : `No more since ${showDay(validUntil)}`
}
