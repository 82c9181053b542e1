import { BrandLink, type Brand } from './brand.tsx'
import { MenuButton, NavItem, type NavGroup, type Who } from './navigation.tsx'

type MastheadProps = { brand: Brand; label: string; groups: NavGroup[]; who?: Who }

/** Up to this many links stand in the open on a phone; more hide behind a menu. */
const inTheOpen = 4

/** The head of the faces that people visit: the name, the few ways on, who is signed in. */
export function Masthead({ brand, label, groups, who }: MastheadProps) {
  const links = groups.flatMap((group) => group.links)
  const many = links.length + (who ? 2 : 0) > inTheOpen
  return (
    <header class="masthead">
      <BrandLink brand={brand} /> {many ? <MenuButton /> : null}
      {links.length || who ? (
        <nav aria-label={label} id={many ? 'menu' : undefined} popover={many ? 'auto' : undefined}>
          <ul>
            {links.map((link) => (
              <NavItem link={link} />
            ))}
            {who ? <WhoItems who={who} /> : null}
          </ul>
        </nav>
      ) : null}
    </header>
  )
}

function WhoItems({ who }: { who: Who }) {
  return (
    <>
      {who.href ? (
        <NavItem link={{ label: who.name, href: who.href, current: who.current }} />
      ) : (
        <li class="soft">{who.name}</li>
      )}
      {who.signOut ? <li>{who.signOut}</li> : null}
    </>
  )
}
