/** Where this page belongs; the page itself is not repeated. */
export function Crumbs({
  trail,
  label = 'You are here',
}: {
  trail: { label: string; href: string }[]
  label?: string
}) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {trail.map((step) => (
          <li>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
