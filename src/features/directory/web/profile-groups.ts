import { type ProfileGroup, profileGroups } from '../contract-profile.ts'

const names = Object.keys(profileGroups) as ProfileGroup[]

/** The group an address names; step one when it names none. */
export function readGroup(name: string | undefined): ProfileGroup {
  return names.find(group => group === name) ?? 'basics'
}

/** The group in which a field is filled in, for 'what helps most next'. */
export function groupOfField(field: string): ProfileGroup {
  return names.find(group => field in profileGroups[group].input.shape) ?? 'basics'
}

/** Groups somebody is asked for: only those who do research are asked how others work with them. */
export function groupsFor(kind: string): ProfileGroup[] {
  const doesResearch = ['rto', 'university', 'clinic'].includes(kind)
  return names.filter(group => group !== 'research' || doesResearch)
}
