import { type Visibility, visibilities } from '../../../shared/visibility.ts'

/** Levels a part or a field can be kept to; 'parties' belongs to rooms and is no level of a field. */
export const partLevels = ['public', 'platform', 'partnership', 'cluster', 'organisation'] as const
export type PartLevel = (typeof partLevels)[number]

/** What can be said of a field that stands in a part: a level of its own, or the part's, which is what counts unsaid. */
export const fieldLevels = [...partLevels, 'same'] as const
export type FieldLevel = (typeof fieldLevels)[number]

/** What an owner has said, by the name of a part or of a field that is set apart from its part. */
export type SaidLevels = Readonly<Record<string, PartLevel>>

/** The parts of a profile, each with the fields it holds, and who sees a part of which nothing was said. */
export interface PartTable {
  readonly parts: Readonly<Record<string, readonly string[]>>
  readonly defaults: Readonly<Record<string, PartLevel>>
  /** Fields that mean nothing without another follow what is said of that one. */
  readonly together: Readonly<Record<string, string>>
}

/** How near somebody stands: 0 a visitor, 1 signed in, 2 its partnership, 3 its cluster, 4 its own. */
export type Reach = 0 | 1 | 2 | 3 | 4

/** True when somebody standing that near may see what is kept to a level. */
export function reaches(reach: number, level: Visibility): boolean {
  return reach >= visibilities.indexOf(level)
}

/**
 * Where it is said who sees a part or a field: the names to look under, the nearest first, and the level when nothing is
 * said there. The one rule, read by the code (`levelIn`) and by SQL (`fieldVisible`). A field that bears its part's name
 * is what the part is about, and follows it.
 */
export function sayersOf(table: PartTable, name: string): { names: string[]; otherwise: PartLevel } {
  const field = table.together[name] ?? name
  const part = name in table.parts ? name : partOfField(table, field)
  const otherwise = part === undefined ? undefined : table.defaults[part]
  // What nobody has thought of is for those who keep the profile.
  if (part === undefined || otherwise === undefined) return { names: [], otherwise: 'organisation' }
  return { names: [...new Set([field, part])], otherwise }
}

/** The level a part or a field is kept to. */
export function levelIn(table: PartTable, name: string, said: SaidLevels): PartLevel {
  const { names, otherwise } = sayersOf(table, name)
  for (const one of names) {
    const level = said[one]
    if (level !== undefined) return level
  }
  return otherwise
}

function partOfField(table: PartTable, field: string): string | undefined {
  return Object.keys(table.parts).find(part => table.parts[part]?.includes(field))
}

/** The fields of a part that can be set apart from it. */
export function fieldsToSetApart(table: PartTable, part: string): string[] {
  return (table.parts[part] ?? []).filter(field => field !== part && !(field in table.together))
}

/** Everything a level can be said of: parts, then the fields that can be set apart. */
export function namesToSay(table: PartTable): string[] {
  const parts = Object.keys(table.parts)
  return [...parts, ...parts.flatMap(part => fieldsToSetApart(table, part))]
}

/** The fields somebody standing that near may not see. */
export function fieldsHidden(table: PartTable, said: SaidLevels, reach: number): Set<string> {
  return new Set(
    Object.values(table.parts)
      .flat()
      .filter(field => !reaches(reach, levelIn(table, field, said))),
  )
}

/** Empties fields: lists become empty, everything else nothing. */
export function emptyFields<Profile extends Record<string, unknown>>(
  profile: Profile,
  hidden: ReadonlySet<string>,
): Profile {
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [
      field,
      hidden.has(field) ? (Array.isArray(value) ? [] : null) : value,
    ]),
  ) as Profile
}

/** The levels of parts, and of the fields that are set apart from theirs, as its editors see and change them. */
export function describeLevels(table: PartTable, said: SaidLevels) {
  const parts = Object.keys(table.parts)
  return {
    partLevels: Object.fromEntries(parts.map(part => [part, levelIn(table, part, said)])),
    fieldLevels: Object.fromEntries(
      parts
        .flatMap(part => fieldsToSetApart(table, part))
        .flatMap(field => {
          const level = said[field]
          return level === undefined ? [] : [[field, level] as const]
        }),
    ),
  }
}

/** What a call names the level of a part or field. */
export function levelName<const Name extends string>(name: Name): `level${Capitalize<Name>}` {
  return `level${name.charAt(0).toUpperCase()}${name.slice(1)}` as `level${Capitalize<Name>}`
}

/** Levels that a call says, by part and field; what it does not name stays as it is. */
export function readLevels(
  names: readonly string[],
  input: Readonly<Record<string, unknown>>,
): Record<string, FieldLevel> {
  return Object.fromEntries(
    names.flatMap(name => {
      const said = fieldLevels.find(level => level === input[levelName(name)])
      return said === undefined ? [] : [[name, said] as const]
    }),
  )
}

/** What is said after a change; 'same' takes back what was said of a field. */
export function changeLevels(said: SaidLevels, change: Readonly<Record<string, FieldLevel>>): SaidLevels {
  return Object.fromEntries(
    Object.entries({ ...said, ...change }).flatMap(([name, level]) =>
      level === 'same' ? [] : [[name, level] as const],
    ),
  )
}
