import type { LinkPurpose } from '../kernel/link.ts'
import type { Db } from '../platform/database.ts'
import type { DocumentProps } from '../ui/document.tsx'
import type { Page } from './answer.ts'
import type { ApiKey, OpenLink, Visit, Visitor } from './route.ts'

/** How the guard learns who stands at the door. The areas that know are handed in by `app.ts`. */
export type Doors = {
  /** The person of a running session, or undefined. */
  findVisitor(db: Db, token: string, at: Date): Promise<Visitor | undefined>
  /** Keeps that a session was seen now. */
  noteVisit(db: Db, token: string, at: Date): Promise<void>
  /** A link that is neither used, revoked nor expired, or undefined. */
  findLink(db: Db, token: string, purpose: LinkPurpose, at: Date): Promise<Omit<OpenLink, 'token'> | undefined>
  /** A key that is neither revoked nor expired and still has a role to act with, or undefined. */
  findKey(db: Db, token: string, at: Date): Promise<ApiKey | undefined>
  /** Keeps that a key was used now. */
  noteKeyUse(db: Db, keyId: string, at: Date): Promise<void>
}

/** What surrounds the body of a page: brand, navigation, footer. */
export type Surroundings = Omit<DocumentProps, 'title' | 'children' | 'assets' | 'face' | 'failed'>

/** Dresses a page in its face for this visitor. */
export type Site = { dress(visit: Visit, page: Page): Promise<Surroundings> }
