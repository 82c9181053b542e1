import { ChartFigure, type ChartProps, type Drawing } from './figure.tsx'
import { type NetworkInput, type NodePlace, placeNetwork } from './network-plot.ts'
import type { Room } from './room.ts'
import { Lines } from './words.tsx'

/** `words` name the columns of the table: both sides, and what the strength of a tie counts. */
export type NetworkProps = ChartProps & NetworkInput & { words?: { from?: string; to?: string; weight?: string } }

type TableRow = { from: string; to: string; weight: number | null }

/** What hangs together with what: nodes in one column or two, each a link where it has an address, in the order they are read. */
export function NetworkMap(props: NetworkProps) {
  const { nodes, words = {} } = props
  const rows = rowsOf(props)
  const weight = { key: 'weight', label: words.weight ?? 'Strength', num: true }
  return (
    <ChartFigure
      {...props}
      look="network"
      says={props.says ?? sayTies(rows, nodes.length)}
      hasLinks={nodes.some(({ href }) => href !== undefined)}
      drawing={(room) => draw(props, room)}
      table={{
        rows,
        columns: [
          { key: 'from', label: words.from ?? 'From', row: true },
          { key: 'to', label: words.to ?? 'To' },
          ...(rows.some((row) => row.weight !== null) ? [weight] : []),
        ],
      }}
    />
  )
}

/** Every tie with the words of its ends; a node without one has a row of its own. */
function rowsOf({ nodes, ties }: NetworkInput): TableRow[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  const known = ties.filter(({ from, to }) => from !== to && labels.has(from) && labels.has(to))
  return nodes.flatMap((node) => {
    const own = known.filter(({ from }) => from === node.id)
    const isAlone = own.length === 0 && known.every(({ to }) => to !== node.id)
    if (isAlone) return [{ from: node.label, to: 'none', weight: null }]
    return own.map(({ to, weight }) => ({ from: node.label, to: labels.get(to)!, weight: weight ?? null }))
  })
}

function sayTies(rows: readonly TableRow[], nodes: number): string {
  const ties = rows.filter(({ to }) => to !== 'none')
  const all = new Map<string, string[]>()
  for (const { from, to } of ties) all.set(from, [...(all.get(from) ?? []), to])
  const listed = [...all].map(([from, to]) => `${from}: ${to.join(', ')}.`)
  return [`${nodes} things and ${ties.length} ties.`, ...listed].join(' ')
}

function draw(input: NetworkInput, room: Room): Drawing {
  const { nodes, ties, height } = placeNetwork(input, room)
  return {
    height,
    body: (
      <>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" height={height} width="100%" overflow="visible">
          {ties.map(({ path, weight }) => (
            <path class={`tie weight-${weight}`} d={path} />
          ))}
        </svg>
        {nodes.map((place) => (
          <>
            <NodeShown place={place} isRight={place.node.side === 'right'} />{' '}
          </>
        ))}
      </>
    ),
  }
}

function NodeShown({ place, isRight }: { place: NodePlace; isRight: boolean }) {
  const { node, x, y, lines, ties } = place
  const shown = (
    <>
      <circle class={ties === 0 ? undefined : 'full'} cx={`${x}%`} cy={y} r="4" />
      <Lines lines={lines} x={`${x}%`} dx={isRight ? 10 : -10} anchor={isRight ? 'start' : 'end'} look="name" />
    </>
  )
  return node.href === undefined ? (
    <g>{shown}</g>
  ) : (
    <a href={node.href} aria-label={node.label}>
      {shown}
    </a>
  )
}
