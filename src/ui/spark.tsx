type SparkProps = { values: (number | null)[]; says: string; target?: number }

/** Two years in a word's width: the line, the target dashed, the last point marked. `says` tells it in words. */
export function Spark({ values, says, target }: SparkProps) {
  const known = [...values, target].filter((value) => value !== null && value !== undefined)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const y = (value: number) => round(26 - ((value - low) / (high - low || 1)) * 24)
  const x = (i: number) => round((i / Math.max(1, values.length - 1)) * 96)
  const points = values.flatMap((value, i) => (value === null ? [] : [{ x: x(i), y: y(value) }]))
  const last = points.at(-1)
  if (!last) return <span class="soft">–</span>
  return (
    <svg class="spark" viewBox="0 0 96 28" role="img" aria-label={says}>
      {target === undefined ? null : <line x1="0" x2="96" y1={y(target)} y2={y(target)} />}
      <path d={points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('')} />
      <circle cx={last.x} cy={last.y} r="2.2" />
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
