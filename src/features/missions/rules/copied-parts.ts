/** What other rooms keep of a mission and a copy takes along when it is ticked, in the order in which it is asked. */
export const copiedParts = ['checklist', 'aid', 'sponsors'] as const
export type CopiedPart = (typeof copiedParts)[number]
