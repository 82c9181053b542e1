import { NavItem, type NavGroup, type Search, type Who } from './navigation.tsx'

type RailProps = { label: string; groups: NavGroup[]; search?: Search; who?: Who }

/** The navigation of people who work here all day: one group of it is the loop, in the order of the work. */
export function Rail({ label, groups, search, who }: RailProps) {
  return (
    <nav class="rail" id="menu" popover="auto" aria-label={label}>
      {search ? <RailSearch search={search} /> : null}
      {groups.map((group) => (
        <RailGroup group={group} />
      ))}
      {who ? <RailWho who={who} /> : null}
    </nav>
  )
}

function RailSearch({ search }: { search: Search }) {
  return (
    <form role="search" action={search.action} aria-label={search.label}>
      <label class="hide" for="find">
        {search.label}
      </label>
      <input
        id="find"
        name={search.name ?? 'q'}
        type="search"
        placeholder={search.placeholder}
        value={search.value}
        autocomplete="off"
      />
    </form>
  )
}

/** Who sees one stage of the loop sees no loop. */
function RailGroup({ group }: { group: NavGroup }) {
  const isLoop = group.loop && group.links.length > 1
  return (
    <ul class={isLoop ? 'loop' : undefined} aria-label={group.label}>
      {group.links.map((link) => (
        <NavItem link={link} />
      ))}
      {isLoop ? <li class="turn">and round again</li> : null}
    </ul>
  )
}

function RailWho({ who }: { who: Who }) {
  return (
    <div class="who">
      {who.href ? (
        <a href={who.href} aria-current={who.current ? 'page' : undefined}>
          {who.name}
        </a>
      ) : (
        <p>{who.name}</p>
      )}{' '}
      {who.signOut}
    </div>
  )
}
