/** Who set a rule, by the first words of its id, as people call it. */
const bodies: [prefix: string, name: string][] = [
  ['accme.si.', 'Standard'],
  ['accme.core.', 'ACCME core criteria'],
  ['accme.', 'ACCME policy'],
  ['ama.', 'AMA PRA credit system'],
  ['pars.', 'PARS'],
  ['office.', 'Office policy'],
  ['methods.', 'Published method'],
]

/** A rule as a person reads it after its sentence: "Standard 3.1" for `accme.si.3.1`, "AMA PRA credit system" for `ama.pra.advance`. */
export function showStandard(id: string): string {
  const [prefix, name] = bodies.find(([start]) => id.startsWith(start)) ?? ['', id]
  const number = /^\d+(\.\d+)*/.exec(id.slice(prefix.length))
  return number && prefix === 'accme.si.' ? `${name} ${number[0]}` : name
}
