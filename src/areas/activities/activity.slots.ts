import type { ComponentChildren } from 'preact'
import type { Gate } from '../../kernel/gate.ts'
import type { Grant } from '../../http/permission.ts'
import type { Stamp } from '../../http/route.ts'
import type { Dossier } from './dossier.store.ts'

/** What must be in order before approval, as an area above sees it. Read inside the approving transaction, never from news. */
export type ActivityGate = (dossier: Dossier) => Promise<Gate[]>

/**
 * A section that an area above adds to the office's page of an activity; null when it has nothing to say. Who may not change
 * the plan, such as a surveyor, is shown no form and no way to one.
 */
export type ActivityPanel = (
  dossier: Dossier,
  context: { stamp: Stamp; timeZone: string; mayChange: boolean; may: (grant: Grant) => boolean },
) => Promise<ComponentChildren | null>
