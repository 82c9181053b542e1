import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'

type ReportedLeafProps = { measures: { id: string; name: string; values: number; count: number }[] }

/** The measures for which an organization gave values; the first where there are many. */
export function ReportedLeaf({ measures }: ReportedLeafProps) {
  const count = measures[0]?.count ?? 0
  return (
    <Leaf title="Measures" small="Values it reported" id="measures">
      <Entries>
        {measures.map((one) => (
          <Entry
            title={one.name}
            href={`/evidence/measures/${one.id}`}
            meta={one.values === 1 ? '1 value' : `${one.values} values`}
          />
        ))}
      </Entries>
      {count > measures.length ? <p class="small">The first of {count}.</p> : null}
    </Leaf>
  )
}
