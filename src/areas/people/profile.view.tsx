import type { ComponentChildren } from 'preact'
import { listErrors, type Errors } from '../../ui/errors.ts'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { PersonFields, type TypedPerson } from './person-form.view.tsx'

export type ProfilePageProps = {
  stamp: Stamp
  typed: TypedPerson
  errors: Errors
  isSaved: boolean
  consent: { wording: string; isGiven: boolean }
  /** Whether keys of one letter work, for those who have pages on which they do. */
  keys: { stamp: Stamp; areUsed: boolean } | null
  /** Pages of what there can be several of. */
  more: { title: string; href: string }[]
  /** What areas above add. */
  children?: ComponentChildren
}

/** What the office knows of the person who is signed in, to be corrected by them. */
export function ProfilePage({ stamp, typed, errors, isSaved, consent, keys, more, children }: ProfilePageProps) {
  return (
    <>
      <PageTitle lead="What stands on your certificates, and what boards match your credit by.">You</PageTitle>
      {isSaved ? <Notice is="good" title="Saved." live /> : null}
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action="/my/profile" {...stamp}>
        <PersonFields typed={typed} errors={errors} />
        <LicenseFields typed={typed} errors={errors} />
        <Checkbox
          name="consent"
          value="yes"
          checked={consent.isGiven}
          label={consent.wording}
          hint="You can take this back here at any time; what was reported stays reported."
        />
        <Button>Save</Button>
      </Form>
      {keys ? <Keys {...keys} /> : null}
      <Leaf title="More about you" small="Where there can be several">
        <Entries>
          {more.map(({ title, href }) => (
            <Entry title={title} href={href} />
          ))}
        </Entries>
      </Leaf>
      {children}
    </>
  )
}

function Keys({ stamp, areUsed }: { stamp: Stamp; areUsed: boolean }) {
  return (
    <Leaf title="Keyboard" small="On every device you sign in on">
      <Form action="/my/profile/keys" {...stamp}>
        <Checkbox
          name="keys"
          value="yes"
          checked={areUsed}
          label="Use single letters as keys on the pages of the office"
          hint="j and k go down and up a list, x picks its row, / goes to its search. Switch them off if you speak to your computer, or if keys are easily hit by accident."
        />
        <Button look="quiet">Keep this</Button>
      </Form>
    </Leaf>
  )
}

function LicenseFields({ typed, errors }: Pick<ProfilePageProps, 'typed' | 'errors'>) {
  return (
    <>
      <TextField
        name="licenseState"
        label="Licensed in"
        hint="Two letters, such as MA"
        optional
        short
        maxlength={2}
        value={typed.licenseState}
        error={errors.licenseState}
      />
      <TextField
        name="licenseNumber"
        label="License number"
        hint="With its leading zeros"
        optional
        value={typed.licenseNumber}
        error={errors.licenseNumber}
      />
    </>
  )
}
