import { newId } from '../../../src/kernel/ids.ts'
import { demonstrationAct, demonstrationDone } from '../../../src/platform/content.ts'
import type { Reached } from './program.ts'

/** Someone who can sign in. */
export type Someone = { id: string; email: string; name: string }

/** Adds a person straight to the database: who opens the very first door cannot come through one. */
export async function addPerson(program: Reached, given: string, roles: readonly string[]): Promise<Someone> {
  const person = { id: newId(), email: `${given.toLowerCase()}@alderbay.example`, name: `${given} Soaker` }
  await program.query(
    `insert into people_person (id, given_name, family_name, email, profession, degree, career_stage, created_at)
     values ($1, $2, 'Soaker', $3, 'physician', 'MD', 'practicing', now())`,
    [person.id, given, person.email],
  )
  for (const role of roles)
    await program.query(`insert into access_role_grant (id, person_id, role, granted_at) values ($1, $2, $3, now())`, [
      newId(),
      person.id,
      role,
    ])
  return person
}

/** Marks the office as a demonstration, so that it opens again with one-click sign-in and sends no mail. */
export async function markDemonstration(program: Pick<Reached, 'query'>): Promise<void> {
  await program.query(
    `insert into platform_audit (id, at, act, subject, via)
     select gen_random_uuid(), now(), act, 'office', 'command line' from unnest($1::text[]) act`,
    [[demonstrationAct, demonstrationDone]],
  )
}

/** Names the school that provides the education. */
export async function addSchool(program: Pick<Reached, 'query'>): Promise<void> {
  await program.query(
    `insert into organizations_organization (id, name, kind, is_provider, city, state, created_at)
     values ($1, 'Alder Bay School of Medicine', 'school', true, 'Alder Bay', 'MA', now())`,
    [newId()],
  )
}

/**
 * Opens a course for learners in one transaction: four credits, and what they read about ties. Review and approval are
 * left out; they have their own tests.
 */
export async function publish(program: Reached, activityId: string): Promise<void> {
  await program.query(
    `with opened as (
       update activities_activity set releases_on = current_date - 2, minutes = 60, state = 'published' where id = $1 returning id),
     stepped as (
       insert into activities_step (id, activity_id, state, why, at)
       select gen_random_uuid(), id, 'published', 'Opened for the soak', now() from opened),
     told as (
       insert into integrity_learner_disclosure (id, activity_id, text, sha256, made_at)
       select gen_random_uuid(), id, 'Nobody who controls it has relevant ties.', repeat('0', 64), now() from opened)
     insert into credit_designation (id, activity_id, credit_type, quarters, minutes, at)
     select gen_random_uuid(), id, 'AMA PRA Category 1', 4, 60, now() from opened
     where not exists (select from credit_designation where activity_id = $1)`,
    [activityId],
  )
}
