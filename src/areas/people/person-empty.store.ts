import type { Tx } from '../../platform/database.ts'

/**
 * Empties what a person's record has beyond who they are: further addresses, telephones, identifiers, further professions, where they
 * live; their address becomes one nobody has. Without `keepsName` their names and what they are matched by go too.
 */
export async function emptyPersonRow(tx: Tx, personId: string, keepsName: boolean): Promise<void> {
  await tx.deleteFrom('people_contact').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_qualification').where('person_id', '=', personId).execute()
  const gone = { email: `emptied-${personId}@emptied.invalid`, specialty: null, state: null }
  await tx.updateTable('people_person').set(gone).where('id', '=', personId).execute()
  if (keepsName) return
  await tx.deleteFrom('people_identifier').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_license').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_affiliation').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_stage').where('person_id', '=', personId).execute()
  await tx
    .updateTable('people_person')
    .set({ given_name: 'Emptied', family_name: 'Record', degree: null, npi: null, birth_month: null, birth_day: null })
    .where('id', '=', personId)
    .execute()
}
