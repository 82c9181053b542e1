import type { Visit } from '../http/route.ts'
import { Button } from '../ui/button.tsx'
import { Details } from '../ui/details.tsx'
import { Entries, Entry } from '../ui/entries.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { type Shape, showAsk, turnTo } from './address.ts'
import { viewPath } from './saved-view.address.ts'
import type { Register, Shown } from './register.ts'
import type { SavedView } from './saved-view.schema.ts'

type Props<Found, Row extends { id: string }, Narrow> = {
  register: Register<Found, Row, Narrow>
  shape: Shape
  shown: Shown<Row>
  views: readonly SavedView[]
}

/** The saved views of a list: the way to each, what can be done with one's own, and the form that saves what is shown now. */
export function SavedViews<Found, Row extends { id: string }, Narrow>({
  register,
  shape,
  shown,
  views,
}: Props<Found, Row, Narrow>) {
  const { visit, ask } = shown
  const now = views.find(({ id }) => id === visit.query.saved)
  return (
    <Details summary={now ? `View: ${now.name}` : `Saved views${views.length > 0 ? ` ${views.length}` : ''}`} small>
      <div class="flow">
        {views.length > 0 ? (
          <Entries label="Saved views">
            {views.map((view) => (
              <Entry
                title={view.name}
                href={viewPath(register.path, view)}
                meta={[
                  view.isShared ? (view.isOwn ? 'Yours, shared with the office' : 'Shared with the office') : 'Yours',
                  view.isDefault ? 'the list begins with it' : '',
                ]
                  .filter(Boolean)
                  .join(', ')}
                act={<ViewActs path={register.path} view={view} visit={visit} />}
              />
            ))}
          </Entries>
        ) : (
          <p class="soft">A view keeps search, filters, order and columns under a name.</p>
        )}
        {views.some(({ isDefault }) => isDefault) ? (
          <a href={`${register.path}?all=yes`}>Show all {register.many}</a>
        ) : null}
        <Form
          action={`${register.path}/views${showAsk(shape, turnTo(ask, {}))}`}
          {...visit.stamp()}
          label="Save this view"
        >
          <ViewFields id="view" name="" isShared={false} label="Save what is shown as" />
          <Button look="quiet" small>
            Save this view
          </Button>
        </Form>
      </div>
    </Details>
  )
}

function ViewActs({ path, view, visit }: { path: string; view: SavedView; visit: Visit }) {
  const action = `${path}/views/${view.id}`
  return (
    <div class="row">
      <Form action={action} {...visit.stamp()} inline>
        <Button look="quiet" small name="act" value={view.isDefault ? 'unbegin' : 'begin'}>
          {view.isDefault ? 'Begin with all' : 'Begin with it'} <span class="hide">: {view.name}</span>
        </Button>
      </Form>{' '}
      {view.isOwn ? (
        <Details
          summary={
            <>
              Change <span class="hide">{view.name}</span>
            </>
          }
          small
        >
          <Form action={action} {...visit.stamp()} label={`Change ${view.name}`}>
            <ViewFields id={`view-${view.id}`} name={view.name} isShared={view.isShared} label="Name" />
            <div class="row">
              <Button look="quiet" small name="act" value="change">
                Change <span class="hide">{view.name}</span>
              </Button>{' '}
              <Button look="grave" small name="act" value="delete">
                Delete <span class="hide">{view.name}</span>
              </Button>
            </div>
          </Form>
        </Details>
      ) : null}
    </div>
  )
}

function ViewFields({ id, name, isShared, label }: { id: string; name: string; isShared: boolean; label: string }) {
  return (
    <>
      <TextField id={id} name="name" label={label} value={name} maxlength={60} autocomplete="off" />
      <label class="row">
        <input type="checkbox" name="isShared" value="yes" checked={isShared} /> Share with the office
      </label>{' '}
    </>
  )
}
