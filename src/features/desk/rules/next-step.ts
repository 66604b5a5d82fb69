/** What can be done for a member nobody has met or served; 'ask' is for whoever has to ask its cluster. */
export const nextSteps = ['invite', 'introduce', 'serve', 'ask'] as const
export type NextStep = (typeof nextSteps)[number]

/**
 * The best next thing for a member that was left out: without a contact nobody can be asked, so somebody is invited first; whoever
 * says what they do and has met nobody is introduced; for the others what was done for them is written down.
 */
export function nextStepFor(member: {
  people: number
  hasSummary: boolean
  hasMet: boolean
}): Exclude<NextStep, 'ask'> {
  if (member.people === 0) return 'invite'
  return member.hasSummary && !member.hasMet ? 'introduce' : 'serve'
}
