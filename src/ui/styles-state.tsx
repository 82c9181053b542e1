import { Button } from './button.tsx'
import { Crumbs } from './crumbs.tsx'
import { Details, Rule } from './details.tsx'
import { Dialog, Sheet } from './dialog.tsx'
import { Doors } from './doors.tsx'
import { LookAgain } from './look-again.tsx'
import { Next } from './next.tsx'
import { Notice } from './notice.tsx'
import { Pages } from './pages.tsx'
import { Progress } from './progress.tsx'
import { SearchForm } from './search.tsx'
import { Status } from './status.tsx'
import { Steps } from './steps.tsx'
import { Tabs } from './tabs.tsx'
import { Tags } from './tag.tsx'

const doors = ['survey', 'quality committee', 'literature', 'public health', 'publication', 'evaluation']

/** What is so, how far it is, where it stands. */
export function StatesShown() {
  return (
    <div class="flow">
      <div class="row">
        <Status is="todo">Not started</Status> <Status is="wait">Waiting for someone</Status>{' '}
        <Status is="live">Running</Status> <Status is="done">In order</Status> <Status is="late">3 days late</Status>{' '}
        <Status is="stop">Refused</Status>
      </div>
      <div class="row">
        <Tags words={['Nursing', 'Pharmacy']} /> <Doors all={doors} open={['survey', 'literature', 'evaluation']} />{' '}
        <span class="meta">three of six doors</span> <Doors all={doors} open={[]} /> <span class="meta">none yet</span>
      </div>
      <Progress value={3120} max={5000} label="Import" says="Importing: 3,120 of 5,000 rows" />
      <Progress max={1} label="Reading the file" says="Reading the file; how long it takes is not known yet" />
      <LookAgain id="waited-for" waits={false} live>
        <Notice is="good" title="5,000 rows read.">
          What waited is over, and is read out.
        </Notice>
      </LookAgain>
      <Steps
        label="Where the activity stands"
        steps={['Proposed', 'Planned', 'In review', 'Approved', 'Published']}
        current="In review"
      />
    </div>
  )
}

/** What just happened, or must be known first. */
export function NoticesShown() {
  return (
    <div class="flow">
      <Notice title="Saved." live>
        Henrik Okonjo gets one mail today with all he owes.
      </Notice>
      <Notice is="good" title="Approved.">
        The page opens on Monday, November 2.
      </Notice>
      <Notice is="warn" title="Watch out.">
        Changing the type would make a second record at the accreditor.
      </Notice>
      <Notice is="bad" title="Refused.">
        <p>An employee of a company that makes what is taught may not plan it.</p>
        <Rule number="Standard 3.2" href="#state">
          Owners and employees of ineligible companies are kept out of control of content.
        </Rule>
      </Notice>
    </div>
  )
}

/** From page to page. */
export function WaysShown() {
  return (
    <div class="flow">
      <Crumbs
        label="Breadcrumbs"
        trail={[
          { label: 'Activities', href: '#ways-through' },
          { label: 'Medicine', href: '#ways-through' },
        ]}
      />
      <Tabs
        label="Saved views"
        tabs={[
          { label: 'Open', count: 41, href: '#ways-through', current: true },
          { label: 'Mine', count: 6, href: '#ways-through' },
          { label: 'No owner', count: 0, href: '#ways-through' },
          { label: 'Closed', count: 1022, href: '#ways-through' },
        ]}
      />
      <Pages previous="#ways-through" next="#ways-through" more={<a href="#ways-through">Spreadsheet</a>} />
      <SearchForm action="/styles" label="Find an activity" placeholder="A subject, a skill, a speaker" />
    </div>
  )
}

/** The next act, what is there on request, and questions in front of a page. */
export function QuestionsShown() {
  return (
    <div class="flow">
      <Next
        word="Next"
        more="Approval waits for it."
        by="Asked twice, last on Friday."
        act={<Button type="button">Ask again</Button>}
      >
        Henrik Okonjo’s disclosure is 3 days late.
      </Next>
      <Details summary="What happens then">The activity goes back to planning, and the reviewer is told.</Details>
      <Rule number="Standard 3.2" href="#ways-through">
        Owners and employees of ineligible companies are kept out of control of content.
      </Rule>
      <p>
        <Button look="quiet" opens="send">
          Open a dialog
        </Button>
      </p>
      <Dialog id="send" title="Send to 14 people?">
        <p>Each gets one mail. Three have no address and are listed after.</p>
        <div class="row">
          <Button type="button">Send</Button>{' '}
          <Button look="quiet" closes="send">
            Not now
          </Button>
        </div>
      </Dialog>
      <Sheet title="Withdraw this certificate?">
        <p>It stays in the record, marked as withdrawn, and the number will say so to anyone who checks.</p>
        <div class="row">
          <Button type="button" look="grave">
            Withdraw
          </Button>{' '}
          <Button type="button" look="quiet">
            Keep it
          </Button>
        </div>
      </Sheet>
    </div>
  )
}
