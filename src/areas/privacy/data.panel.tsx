import type { ProfilePanel } from '../people/person.slots.ts'
import { DataLeaf } from './data.view.tsx'

/** Under You: the way to everything held about whoever is signed in. */
export const dataPanel: ProfilePanel = () => Promise.resolve(<DataLeaf />)
