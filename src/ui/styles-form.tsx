import { Button } from './button.tsx'
import { Checkbox, Checkboxes, Radios } from './choices.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { DateField, EmailField, FileField, NumberField, SelectField, TextArea, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { Allocation } from './allocation.tsx'
import { HotText } from './hot-text.tsx'
import { Matrix } from './matrix.tsx'
import { Ranking } from './ranking.tsx'
import { Scale } from './scale.tsx'

const refused = [
  { name: 'npi', message: 'Enter 10 digits' },
  { name: 'part', message: 'Choose how much you took part' },
  { name: 'amount', message: 'Enter 3.5 or less' },
  { message: 'The claim period ended on Friday, October 9' },
]

const amount = (
  <NumberField name="amount" label="Hours" hint="In quarters: 2.25, 2.5" error="Enter 3.5 or less" value="4" />
)

const parts = [
  { value: 'all', label: 'All that I checked in for', hint: '3.5 hours' },
  { value: 'less', label: 'Another amount', hint: 'I came late, left early, or missed a check-in', then: amount },
]

/** A form that was refused: the summary first, then each answer as it was typed, with what to do. */
export function RefusedShown() {
  return (
    <Form action="/styles" csrf="sample" once="sample" label="A refused form">
      <ErrorSummary title="Your claim is not saved yet" errors={refused} />
      <TextField
        name="npi"
        label="NPI"
        hint="10 digits, if you have one"
        error="Enter 10 digits; this has 9"
        value="123456789"
        short
      />
      <Radios
        name="part"
        legend="How much of it did you take part in?"
        hint="You checked in for 3 hours 30 minutes of 4 hours."
        error="Choose how much you took part"
        value="less"
        choices={parts}
      />
      <TextArea name="why" label="Why is this gap still open?" error="Say why, in a sentence" rows={3} />
      <Checkbox
        name="agree"
        label="I have read what the reviewer wrote"
        error="Read it first, then say so"
        value="yes"
      />
      <div class="row">
        <Button>Claim credit</Button> <Button look="plain">Save and come back later</Button>
      </div>
    </Form>
  )
}

const professions = [
  {
    label: 'Nursing',
    options: [
      { value: 'rn', label: 'Registered nurse' },
      { value: 'np', label: 'Nurse practitioner' },
    ],
  },
  {
    label: 'Medicine',
    options: [
      { value: 'md', label: 'Physician' },
      { value: 'pa', label: 'Physician assistant' },
    ],
  },
]

const speakers = ['Tomasz Everley', 'Ines Kavenagh', 'Maud Everard']

/** Fields to fill in: empty, filled, with words beside them. */
export function FieldsShown() {
  return (
    <Form action="/styles" csrf="sample" label="Fields">
      <TextField
        name="name"
        label="Name on the certificate"
        hint="As your board knows you"
        value="Dalia Renwick"
        required
      />
      <EmailField name="email" label="E-mail address" value="dalia.renwick@alderbay.example" />
      <TextField name="phone" label="Mobile number" type="tel" autocomplete="tel" optional />
      <TextField
        name="code"
        label="Code on the screen"
        hint="Six letters and numbers"
        value="K7M2QX"
        maxlength={6}
        code
      />
      <DateField name="day" label="Day it starts" value="2026-11-12" />
      <NumberField name="fee" label="Fee" before="$" after="for others than staff" value={60} />
      <NumberField name="minutes" label="Length" after="minutes" value={90} whole />
      <SelectField name="profession" label="Profession" empty="Choose one" value="rn" options={professions} />
      <TextField name="speaker" label="Speaker" hint="Type a name; known people are offered" suggestions={speakers} />
    </Form>
  )
}

/** Fields that are given, closed, or take more than a line. */
export function GivenShown() {
  return (
    <Form action="/styles" csrf="sample" multipart label="Fields that are given">
      <TextField
        name="number"
        label="Activity number"
        hint="Given by the system, never changes"
        value="AB-26-031"
        readonly
        short
      />
      <TextField name="closed" label="Board number" hint="Opens when a board is chosen" disabled short />
      <TextArea
        name="cause"
        label="Why does it happen?"
        value="The order set has one default; nobody owns the plan between the visit and the day."
        rows={3}
      />
      <FileField name="slides" label="Slides" hint="PDF, up to 50 MB" accept="application/pdf" />
    </Form>
  )
}

const ends = [
  {
    value: 'open',
    label: 'It stays open',
    hint: 'The target is not reached',
    then: <DateField name="again" label="Look again on" value="2027-01-15" />,
  },
  { value: 'close', label: 'Close it', hint: 'Needs three periods past target' },
  { value: 'park', label: 'Park it', disabled: true },
]

const audience = [
  { value: 'md', label: 'Physicians' },
  { value: 'rn', label: 'Nurses' },
  { value: 'ph', label: 'Pharmacists' },
]

const formats = [
  { value: 'lecture', label: 'Lecture or series', count: 12 },
  { value: 'workshop', label: 'Workshop', count: 8 },
  { value: 'online', label: 'Online, any time', count: 11 },
]

/** One of several, several of several, and a short list to narrow by. */
export function ChoicesShown() {
  return (
    <Form action="/styles" csrf="sample" label="Choices">
      <Radios name="outcome" legend="Does the gap stay open?" value="open" choices={ends} />
      <Checkboxes
        name="audience"
        legend="For whom"
        hint="Choose all that apply"
        values={['md', 'rn']}
        choices={audience}
      />
      <Checkboxes name="format" legend="Narrow by format" tight values={['workshop']} choices={formats} />
    </Form>
  )
}

const wide = [
  { label: 'Importance', points: 5, low: 'none', high: 'vital' },
  { label: 'Ability', points: 5, low: 'none', high: 'full' },
]

const rated = [
  {
    label: 'One person owns the plan',
    cells: [
      { name: 'owner-1', value: '5' },
      { name: 'owner-2', value: '2' },
    ],
  },
  { label: 'The pharmacist checks it', cells: [{ name: 'checked-1', value: '4' }, { name: 'checked-2' }] },
  { label: 'The patient can say it back', cells: [{ name: 'back-1' }, { name: 'back-2', error: 'Rate it too' }] },
]

const passage = [
  { text: 'Give ' },
  { text: '30 mL per kg', value: 'a' },
  { text: ' within ' },
  { text: 'a day', value: 'b' },
  { text: '.' },
]

/** Ratings, a matrix, an order, points to give out and a text to select from. */
export function AnswersShown() {
  return (
    <Form action="/styles" csrf="sample" label="Ratings">
      <Scale name="sure" legend="How sure are you that you will do this?" low="not at all" high="certain" value={4} />
      <Scale
        name="fit"
        legend="It fits my practice"
        points={7}
        low="disagree"
        high="agree"
        error="Choose a number, or say that it does not apply"
        none="Does not apply to me"
      />
      <Matrix name="unit" legend="How it stands in your unit" scales={wide} rows={rated} />
      <Ranking
        name="order"
        legend="What comes first?"
        hint="1 for the first, 2 for the last"
        things={[
          { name: 'order-1', label: 'Call for help', value: '1' },
          { name: 'order-2', label: 'Start compressions', value: '2' },
        ]}
      />
      <Allocation
        name="share"
        legend="Where should the hours go?"
        total={100}
        things={[
          { name: 'share-1', label: 'Prevention', value: '60' },
          { name: 'share-2', label: 'Treatment', value: '30' },
        ]}
      />
      <HotText name="wrong" legend="What is wrong here?" pieces={passage} values={['b']} />
    </Form>
  )
}
