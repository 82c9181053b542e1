import type { News, Reaction } from '../../platform/news.ts'
import { endStrayLinks } from './task.commands.ts'

/** When a person's address changes, links that went to the earlier one end. The next mail about a task carries a fresh one. */
export const linkReactions: readonly Reaction[] = [
  { name: 'tasks.end-stray-links', hears: ['person.moved'], react: (tx, news) => endStrayLinks(tx, readPerson(news)) },
]

function readPerson(news: News): string {
  return (news.body as { personId: string }).personId
}
