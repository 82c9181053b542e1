import { showPage } from './http/answer.ts'
import type { Route } from './http/route.ts'
import { StylesPage } from './ui/styles.tsx'

/** Every part in every state, in a demonstration. */
export const stylesRoutes: Route[] = [
  {
    method: 'GET',
    path: '/styles',
    may: 'public',
    onlyInDemo: true,
    handle: () => showPage({ face: 'public', title: 'Styles', body: <StylesPage /> }),
  },
]
