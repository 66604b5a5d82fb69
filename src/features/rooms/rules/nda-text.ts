/** Terms that the sides fill in; everything else of a template is fixed. */
export interface NdaTerms {
  kind: 'mutual' | 'one-way'
  /** Names of the parties with their addresses, in the order of the sides. */
  parties: readonly { name: string; address: string }[]
  /** For a one-way agreement: which party shows. Its place among the parties, from 0. */
  discloser: number | null
  purpose: string
  /** Law by the name of its country, in English. */
  law: string
  confidentialityYears: number
  validUntil: string
}

export interface Clause {
  heading: string
  text: string
}

/**
 * The words of the agreement. They are in English whatever the reader's language: an agreement has one wording. A plain
 * template, no legal advice; sides that want another one upload theirs.
 */
export function writeClauses(terms: NdaTerms): Clause[] {
  const { kind, parties, discloser } = terms
  const shows = parties[discloser ?? 0]?.name ?? ''
  const names = parties.map(party => party.name)
  const receivers = names.filter((_name, index) => index !== discloser)
  const who =
    kind === 'mutual'
      ? 'Each party may show confidential information to the others; for what it shows it is the Discloser, for what it is shown the Receiver.'
      : `${shows} shows confidential information (the Discloser) to ${inWords(receivers)} (the Receiver).`
  return [
    {
      heading: 'Parties',
      text: `${inWords(parties.map(party => (party.address === '' ? party.name : `${party.name}, ${party.address}`)))}. ${who}`,
    },
    {
      heading: 'Purpose',
      text: `${terms.purpose} The Receiver uses confidential information for this purpose only.`,
    },
    {
      heading: 'Confidential information',
      text: 'Everything that the Discloser shows in the technical file or enters in the register of the room named below, in whatever form, and what it says about it. The ledger of the room records what was shown, in which version, to whom and when.',
    },
    {
      heading: 'What the Receiver owes',
      text: 'The Receiver keeps confidential information secret with at least the care it takes of its own, shows it only to those of its people and advisers who need it for the purpose and are bound to secrecy, copies it no more than the purpose needs, and does not take samples or products apart to learn how they are made.',
    },
    {
      heading: 'What is not confidential',
      text: 'Information that the Receiver can show was public, or became public without its doing; that it had already, or received rightfully from others free of secrecy; or that it found by itself without the Discloser’s information. Where a law or a court demands disclosure, the Receiver tells the Discloser first where it may, and discloses no more than it must.',
    },
    {
      heading: 'Rights',
      text: 'All rights in confidential information stay with the Discloser. Nothing here grants a licence, and nobody is bound to go further together.',
    },
    {
      heading: 'Time',
      text: `Information may be shown under this agreement until ${terms.validUntil}. The duties of secrecy last ${terms.confidentialityYears} ${terms.confidentialityYears === 1 ? 'year' : 'years'} from the day something was shown; for trade secrets as long as they are secret. Each party may stop showing at any time.`,
    },
    {
      heading: 'Return',
      text: 'When the Discloser asks for it, the Receiver deletes or returns confidential information and says so in writing within thirty days; one copy may be kept under lock where a law demands it, and copies in ordinary back-ups until these are overwritten.',
    },
    {
      heading: 'Law',
      text: `This agreement is governed by the law of ${terms.law}, without its rules on the conflict of laws. The parties first try to settle a dispute by talking, then by mediation; after that the courts where the defendant has its seat decide.`,
    },
    {
      heading: 'Acceptance',
      text: 'The parties agree that each is bound when a person who declares to have the authority accepts this text in the room by typing their full name. Changes need the same form.',
    },
  ]
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`
}
