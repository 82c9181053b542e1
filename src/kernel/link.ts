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

const secretPath = /\/(sign-in\/link|link\/[a-z-]+)\/(?:[A-Za-z0-9_-]+|…)/g

/**
 * A text as others may read it: links that let someone in or act for someone have their secret taken out, so that nobody
 * acts for another by reading their mail.
 *
 * @source office.tasks.mail
 */
export function hideSecrets(text: string): string {
  return text.replace(secretPath, '/$1/…')
}

/** Is there such a link in this text, with its secret or without? @source office.tasks.mail */
export function isWithLink(text: string): boolean {
  return text.search(secretPath) >= 0
}
