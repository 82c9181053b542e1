/** Which of the ways in have been used: one mark for each, filled where it is `open`. Read out as "2 of 6: …". */
export function Doors({ all, open }: { all: readonly string[]; open: readonly string[] }) {
  const used = all.filter((door) => open.includes(door))
  const says = `${used.length} of ${all.length}${used.length ? `: ${used.join(', ')}` : ''}`
  return (
    <span class="doors" role="img" aria-label={says} title={says}>
      {all.map((door) => (
        <i class={open.includes(door) ? 'on' : undefined} />
      ))}
    </span>
  )
}
