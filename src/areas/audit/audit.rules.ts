/** "role.give" as people read it: "Role: give"; "activity.name-role" as "Activity: name role". The audit's own words, so that they can be found. */
export function showAct(act: string): string {
  const [noun = '', verb = ''] = act.split('.')
  const words = `${noun}: ${verb}`.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
