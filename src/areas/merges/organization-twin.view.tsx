import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'

type Suspect = { id: string; name: string; place: string | null; because: string }

type ChooseProps = { name: string; href: string; typed: string; error?: string; suspects: Suspect[]; names: string[] }

/** Where the other record of an organization is chosen: one that looks alike, or by its name. */
export function ChooseOrganizationPage({ name, href, typed, error, suspects, names }: ChooseProps) {
  return (
    <>
      <Crumbs trail={[{ label: name, href }]} />
      <PageTitle lead="Next you see both side by side; nothing happens before you say so.">
        Another record of {name}
      </PageTitle>
      {suspects.length > 0 ? (
        <Leaf title="They look alike">
          <Entries>
            {suspects.map((suspect) => (
              <Entry
                title={suspect.name}
                href={`${href}/merge?with=${suspect.id}`}
                meta={[suspect.place, suspect.because].filter(Boolean).join(' · ')}
              />
            ))}
          </Entries>
        </Leaf>
      ) : null}
      <form method="get" action={`${href}/merge`} class="flow">
        <ErrorSummary title="No record is found" errors={error ? [{ name: 'with', message: error }] : []} />
        <TextField
          name="with"
          label="The other record"
          hint="Its name"
          value={typed}
          error={error}
          suggestions={names}
          required
        />
        <Button look="quiet">Compare</Button>
      </form>
    </>
  )
}
