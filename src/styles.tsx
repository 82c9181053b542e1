import { seeOther, showPage } from './http/answer.ts'
import type { Route } from './http/route.ts'
import { ListShown } from './lists/list-sample.view.tsx'
import { StylesPage } from './ui/styles.tsx'

/** Every part in every state, in a demonstration. Forms of samples that are sent lead back to it. */
export const stylesRoutes: Route[] = [
  {
    method: 'GET',
    path: '/styles',
    may: 'public',
    onlyInDemo: true,
    handle: (visit) => {
      const list = {
        title: 'Lists',
        small: 'Search, filters, order, views, files, acts',
        part: <ListShown visit={visit} />,
      }
      return showPage({ face: 'public', title: 'Styles', body: <StylesPage more={[list]} /> })
    },
  },
  ...['/styles.csv', '/styles.xlsx'].map((path): Route => ({
    method: 'GET',
    path,
    may: 'public',
    onlyInDemo: true,
    handle: () => seeOther('/styles'),
  })),
  ...['/styles/acts', '/styles/views', '/styles/views/:viewId'].map((path): Route => ({
    method: 'POST',
    path,
    may: 'public',
    onlyInDemo: true,
    changesNothing: 'The forms on this page are samples.',
    handle: () => seeOther('/styles'),
  })),
]
