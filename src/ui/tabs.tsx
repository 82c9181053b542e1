import type { NavLink } from './navigation.tsx'

/** Views of the same thing, each an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: NavLink[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label} {tab.count === undefined ? null : tab.count.toLocaleString('en-US')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
