import type { ComponentChildren } from 'preact'
import { showShortDay } from '../../kernel/dates.ts'
import { showCredits } from '../../kernel/quarters.ts'
import { Facts } from '../../ui/facts.tsx'
import type { ReportableActivity } from './activity.schema.ts'

/** The record of an activity in the accreditor's terms, field by field, as the file will say it. */
export function RecordTable({ activity }: { activity: ReportableActivity }) {
  const facts: [string, ComponentChildren][] = [
    ['PARS is asked to', activity.action === 'Add' ? 'Add it' : 'Update it'],
    ['PARS number', activity.accmeActivityId ?? 'none yet'],
    ['Our number', activity.providerActivityId],
    ['Title', activity.title],
    ['Description', activity.description || 'none'],
    ['Days', `${showShortDay(activity.startOn)} to ${showShortDay(activity.endOn)}`],
    ['Reported for', `${showShortDay(activity.reportingStartOn)} to ${showShortDay(activity.reportingEndOn)}`],
    ['Format', activity.format],
    ['Delivery', activity.deliveryMethods.join(', ')],
    ['Credit', `${showCredits(activity.quarters)} AMA PRA Category 1`],
    ['Providership', showProvidership(activity)],
    ['Commercial support', activity.commercialSupport.length > 0 ? 'Received' : 'None recorded'],
    ['Physicians', showCount(activity.physicians)],
    ['Other learners', showCount(activity.nonPhysicians)],
    ['Measured outcomes', <Outcomes outcomes={activity.outcomes} />],
    ['Public listing', <Listing listing={activity.publicListing} />],
  ]
  return <Facts facts={facts} />
}

function showProvidership({ providership, jointProviders }: ReportableActivity): string {
  return providership === 'direct' ? 'Direct' : `Joint, with ${jointProviders.map(({ name }) => name).join(', ')}`
}

function showCount(count: number | null): string {
  return count === null ? 'not counted' : count.toLocaleString('en-US')
}

function Outcomes({ outcomes }: Pick<ReportableActivity, 'outcomes'>) {
  if (outcomes.length === 0) return <>None on record yet</>
  return <>{outcomes.map(({ outcome, types }) => `${outcome} (${types.join(', ').toLowerCase()})`).join('; ')}</>
}

function Listing({ listing }: { listing: ReportableActivity['publicListing'] }) {
  if (!listing) return <>Not listed</>
  return (
    <>
      Fee: {listing.fee}. {listing.registration}. {listing.url}
    </>
  )
}
