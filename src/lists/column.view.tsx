import { Button } from '../ui/button.tsx'
import { Details } from '../ui/details.tsx'
import { type Ask, type Shape, showAsk, turnTo, usualColumns } from './address.ts'
import type { Register } from './register.ts'

type Props<Found, Row extends { id: string }, Narrow> = {
  register: Register<Found, Row, Narrow>
  shape: Shape
  ask: Ask
}

/** Which columns are shown, on the page and in files. */
export function ColumnChoice<Found, Row extends { id: string }, Narrow>({
  register,
  shape,
  ask,
}: Props<Found, Row, Narrow>) {
  const fixed = shape.columns.filter(({ isFixed }) => isFixed).map(({ key }) => key)
  const choices = register.columns.filter(({ key }) => !fixed.includes(key))
  if (choices.length === 0) return null
  const usual = turnTo(ask, { columns: usualColumns(shape) })
  const kept = [...new URLSearchParams(showAsk(shape, usual))]
  return (
    <Details summary="Columns" small>
      <form class="flow" action={register.path} aria-label="Columns">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <fieldset class="row">
          <legend class="hide">Columns to show</legend>
          {choices.map(({ key, label }) => (
            <label class="row">
              <input type="checkbox" name="columns" value={key} checked={ask.columns.includes(key)} /> {label}
            </label>
          ))}
        </fieldset>
        <div class="row">
          <Button look="quiet" small>
            Show these columns
          </Button>{' '}
          <a href={register.path + showAsk(shape, usual)}>As usual</a>
        </div>
      </form>
    </Details>
  )
}
