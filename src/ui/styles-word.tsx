import { Back, Button, ButtonLink } from './button.tsx'
import { Entries, Entry } from './entries.tsx'
import { Facts } from './facts.tsx'
import { Prose } from './prose.tsx'
import { Status } from './status.tsx'
import { Tags } from './tag.tsx'

const colors = [
  'paper',
  'wash',
  'sheet',
  'ink',
  'soft',
  'line',
  'edge',
  'accent',
  'accent-deep',
  'accent-wash',
  'good',
  'good-wash',
  'warn',
  'warn-wash',
  'bad',
  'bad-wash',
  'focus',
  'c2',
  'c3',
]

/** The sizes of type, and which of the two faces each is set in. */
export function TypeShown() {
  return (
    <div class="flow">
      <p class="display serif">Display, once a page, public only</p>
      <p class="serif t4">Page title</p>
      <p class="serif t3">A heading on its own</p>
      <p class="serif t2">A heading in the margin, the title of an entry</p>
      <p class="lead">Lead: one sentence that says what the page is for, in the serif and a little larger.</p>
      <div class="prose">
        <p>
          Prose is for what is read: why a gap exists, what a reviewer wrote, what the public needs to know. It is set
          at about 65 letters to the line with room between the lines, and it may hold <a href="#type">a link</a>,{' '}
          <b>a strong word</b> and <em>a title</em>.
        </p>
      </div>
      <p>Interface text is the system’s sans, 16 px. It labels, counts and asks.</p>
      <p class="meta">Meta, 14 px: who, when, how many.</p>
      <p>1,204 of 3,170 · 38% · 0.84 · lining figures of one width</p>
    </div>
  )
}

/** Every color by its name. */
export function ColorsShown() {
  return (
    <ul class="stats swatches">
      {colors.map((color) => (
        <li class="stat">
          <svg width="100%" height="40" aria-hidden="true">
            <rect fill={`var(--${color})`} stroke="var(--line)" width="100%" height="40" />
          </svg>
          <span class="small">{color}</span>
        </li>
      ))}
    </ul>
  )
}

/** Buttons in every look, size and state, and the links beside them. */
export function ButtonsShown() {
  return (
    <div class="flow">
      <div class="row">
        <Button type="button">Approve</Button>{' '}
        <Button type="button" look="quiet">
          Save draft
        </Button>{' '}
        <Button type="button" look="grave">
          Withdraw
        </Button>{' '}
        <Button type="button" look="plain">
          Cancel
        </Button>
      </div>
      <div class="row">
        <Button type="button" small>
          Ask again
        </Button>{' '}
        <Button type="button" look="quiet" small>
          Remind
        </Button>{' '}
        <Button type="button" look="grave" small>
          Remove
        </Button>{' '}
        <Button type="button" look="plain" small>
          Not now
        </Button>
      </div>
      <div class="row">
        <Button why="One disclosure is missing">Approve</Button>
      </div>
      <div class="row">
        <Button type="button" busy>
          Saving
        </Button>{' '}
        <Button type="button" look="quiet" busy small>
          Asking
        </Button>
      </div>
      <div class="row">
        <ButtonLink href="#buttons-and-links">New gap</ButtonLink>{' '}
        <ButtonLink href="#buttons-and-links" look="quiet" small>
          Print for the committee
        </ButtonLink>{' '}
        <Back href="#buttons-and-links">All gaps</Back>
      </div>
    </div>
  )
}

const long =
  'Perioperativeanticoagulationinterruptionandresumptionplanning for a person called Wolfeschlegelsteinhausenbergerdorff-Achterberg'

/** Words without a place to break, very long titles, and a page that runs from right to left. */
export function OddShown() {
  return (
    <div class="flow">
      <Entries label="Long entries">
        <Entry
          when={<Status is="late">Three hundred and sixty-five days late</Status>}
          title={long}
          href="#long-and-odd"
          meta="wolfeschlegelsteinhausenbergerdorff.achterberg.the.younger@hospital.alderbay.example"
          act={
            <Button type="button" look="quiet" small>
              Ask Wolfeschlegelsteinhausenbergerdorff again
            </Button>
          }
        >
          One sentence that goes on, as sentences of committees do, naming everyone who was there and everyone who was
          not, until nobody remembers how it began.
        </Entry>
      </Entries>
      <Tags words={['Certified registered nurse anesthetists', 'Physical medicine and rehabilitation', 'Pharmacy']} />
      <div lang="ar" dir="rtl" class="flow">
        <Prose
          text={'إذا كانت لديك حمى وطفح جلدي، *اتصل قبل أن تأتي*.\n\n- ابق في المنزل أربعة أيام\n- اسأل عن لقاحك'}
        />
        <Facts
          facts={[
            ['متى', 'الثلاثاء 13 أكتوبر'],
            ['أين', 'مكتبة كوران'],
          ]}
        />
        <Entries>
          <Entry
            when="اليوم"
            title="آخر تحديث"
            href="#long-and-odd"
            act={
              <Button type="button" small>
                اتصل
              </Button>
            }
            meta="قبل ساعة"
          />
        </Entries>
      </div>
    </div>
  )
}
