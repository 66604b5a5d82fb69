import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { slugify } from '../../shared/slugs.ts'
import { isKnownElsewhere } from './queries-people.ts'

/** Somebody as another room knows them: an address when there is one, a name in one or two scripts. */
export interface PersonFacts {
  email: string | null
  givenName: string
  familyName: string
  nameOtherScript?: string | null
  nameReading?: string | null
  phone?: string | null
  lang?: string
  /** Where the caller names them: whoever is known there and nowhere else may be completed from there. */
  within?: { organisationId: string } | { clusterId: string }
}

/**
 * The person with this e-mail address, made when there is none. Nothing that is there is overwritten, and what is empty
 * is filled in only for who belongs to nobody else: no account, no role, and known nowhere but where the caller names
 * them. Without an address a new person is made each time.
 */
export async function ensurePerson(ctx: Context, facts: PersonFacts): Promise<string> {
  if (facts.email !== null) {
    const id = await fillInPerson(ctx, { ...facts, email: facts.email })
    if (id !== null) return id
  }
  const id = ctx.newId()
  const written = await ctx.db
    .insertInto('person')
    .values({
      id,
      slug: slugify(`${facts.givenName} ${facts.familyName}`, id),
      given_name: facts.givenName,
      family_name: facts.familyName,
      name_other_script: facts.nameOtherScript ?? null,
      name_reading: facts.nameReading ?? null,
      email: facts.email,
      phone: facts.phone ?? null,
      lang: facts.lang ?? 'en',
      created_at: ctx.now(),
    })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written === undefined) return ensurePerson(ctx, facts)
  await writeHistory(ctx, { call: 'accounts.ensurePerson', subjectKind: 'person', subjectId: id })
  return id
}

async function fillInPerson(ctx: Context, facts: PersonFacts & { email: string }): Promise<string | null> {
  const person = await ctx.db
    .selectFrom('person')
    .selectAll()
    .where('email', '=', facts.email)
    .executeTakeFirst()
  if (person === undefined) return null
  const gaps = {
    ...(person.given_name === '' && person.family_name === ''
      ? { given_name: facts.givenName, family_name: facts.familyName }
      : {}),
    ...(person.name_other_script === null && facts.nameOtherScript
      ? { name_other_script: facts.nameOtherScript }
      : {}),
    ...(person.name_reading === null && facts.nameReading ? { name_reading: facts.nameReading } : {}),
    ...(person.phone === null && facts.phone ? { phone: facts.phone } : {}),
  }
  if (Object.keys(gaps).length === 0 || (await isKnownElsewhere(ctx.db, person.id, facts.within)))
    return person.id
  await ctx.db
    .updateTable('person')
    .set({ ...gaps, version: person.version + 1 })
    .where('id', '=', person.id)
    .execute()
  await writeHistory(ctx, {
    call: 'accounts.fillInPerson',
    subjectKind: 'person',
    subjectId: person.id,
    change: { fields: Object.keys(gaps) },
  })
  return person.id
}
