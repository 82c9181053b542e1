import { RunChart } from '../../ui/charts/run-chart.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { showLevel } from './figure.rules.ts'
import type { ToldGap, ToldPoint } from './front.rules.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** One gap for everyone: what was before education, what is since, and where it should get to. No hospital is named. */
export function WhatChanged({ told }: { told: ToldGap }) {
  const { gap, before, since, points, educatedAt, educatedOn } = told
  const month = `${months[Number(educatedOn.slice(5, 7)) - 1]} ${educatedOn.slice(0, 4)}`
  return (
    <Leaf title="What changed" id="changed" small={`One gap, ${showSpan(told.months)}`}>
      <div class="flow">
        <p class="lead">{sayChanged(told)}</p>
        <RunChart
          id="changed-chart"
          title={gap.measure}
          points={points}
          baseline={0}
          target={gap.target ?? undefined}
          targetWord={gap.improvement === 'increase' ? 'Target, or more' : 'Target, or less'}
          marks={[{ at: educatedAt, word: 'Education', day: month }]}
          words={{ n: 'Met', of: 'Patients' }}
        >
          <b>{`${gap.measure}.`}</b> {`${gap.patients}. ${show(before)} before education, ${show(since)} since. `}
          {told.isSure ? '' : 'A difference of this size can still be chance. '}
          That is change after education, not proof that education caused it.{' '}
          <a href="/mission">More of what we count</a>
        </RunChart>
      </div>
    </Leaf>
  )
}

/** "Before our education 54 in 100, since then 78 in 100. We stop at 90." */
function sayChanged({ gap, before, since }: ToldGap): string {
  const [was, is] = [showLevel(before.value, gap.unit), showLevel(since.value, gap.unit)]
  return [`${gap.measure}: ${was} before our education, ${is} since.`, sayEnd(gap)].filter(Boolean).join(' ')
}

function sayEnd({ state, target, unit }: ToldGap['gap']): string {
  if (target === null) return ''
  if (state === 'closed') return `The gap is closed; its target was ${showLevel(target, unit)}.`
  return `We stop at ${showLevel(target, unit)}.`
}

function show({ n, of }: ToldPoint): string {
  return `${n.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`
}

function showSpan(months: number): string {
  if (months < 24) return months === 1 ? 'one month' : `${months} months`
  const years = Math.round(months / 12)
  return `${years} years`
}
