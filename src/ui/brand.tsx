/**
 * Whose office this is. `name` is the whole name, `short` the one used beside the rail, `office` the line below both,
 * `home` the address of the front page. `desk` replaces `office` where its own people work.
 */
export type Brand = { short: string; name: string; office: string; home: string; desk?: string }

/** The ring whose gap is being closed, and the name beside it; leads home. */
export function BrandLink({ brand, short = false, href }: { brand: Brand; short?: boolean; href?: string }) {
  return (
    <a class="brand" href={href ?? brand.home}>
      <Ring />
      <span>
        {short ? brand.short : brand.name} <small>{short ? (brand.desk ?? brand.office) : brand.office}</small>
      </span>
    </a>
  )
}

/** The only mark we have: a ring, open where the gap is, and the point that closes it. */
export function Ring() {
  return (
    <svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M18.4 5.6A9 9 0 1 0 21 12" />
      <circle cx="20.3" cy="8.6" r="2.1" />
    </svg>
  )
}
