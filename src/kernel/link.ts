/** What a link without an account can be for. @check tasks_link.purpose */
export const linkPurposes = ['disclose', 'review', 'answer', 'follow up'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

const folders: Record<LinkPurpose, string> = {
  disclose: 'disclosure',
  review: 'review',
  answer: 'answers',
  'follow up': 'follow-up',
}

/** The path of a link: "/link/disclosure/…". Addresses under /link are masked in the log. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return `/link/${folders[purpose]}/${token}`
}
