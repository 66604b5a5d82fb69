export const majorities = ['simple', 'two-thirds', 'unanimous'] as const
export const choices = ['yes', 'no', 'abstain'] as const
export const results = ['adopted', 'rejected', 'no-quorum'] as const

/** How votes are counted, as the charter has it. */
export interface VotingRule {
  majority: (typeof majorities)[number]
  /** Per cent of those who may vote that have to, abstentions among them. */
  quorum: number
  /** Whether the coordinator's vote breaks a tie of a simple majority. */
  casting: boolean
}

export interface Ballot {
  coordinator: boolean
  /** Null: has not voted. */
  choice: (typeof choices)[number] | null
}

export interface Count {
  yes: number
  no: number
  abstain: number
  /** Have not voted. */
  silent: number
  /** So many have to vote. */
  needed: number
  result: (typeof results)[number]
  /** Whether the coordinator's vote broke a tie. */
  byCasting: boolean
}

/**
 * Counts the votes under a rule. Abstentions make the quorum and weigh nothing else: a simple majority is more yes than no, two
 * thirds are of yes and no together, unanimous is no 'no'. Nothing is adopted without a single yes.
 */
export function countVotes(rule: VotingRule, ballots: readonly Ballot[]): Count {
  const of = (choice: Ballot['choice']) => ballots.filter(ballot => ballot.choice === choice).length
  const [yes, no, abstain, silent] = [of('yes'), of('no'), of('abstain'), of(null)]
  const needed = Math.ceil((ballots.length * rule.quorum) / 100)
  const isTie = rule.majority === 'simple' && yes === no
  const byCasting =
    isTie && rule.casting && ballots.some(ballot => ballot.coordinator && ballot.choice === 'yes')
  const hasQuorum = yes + no + abstain >= needed
  const isAdopted = yes > 0 && (reaches(rule.majority, yes, no) || byCasting)
  return {
    yes,
    no,
    abstain,
    silent,
    needed,
    result: !hasQuorum ? 'no-quorum' : isAdopted ? 'adopted' : 'rejected',
    byCasting: hasQuorum && byCasting,
  }
}

function reaches(majority: VotingRule['majority'], yes: number, no: number): boolean {
  if (majority === 'unanimous') return no === 0
  return majority === 'two-thirds' ? yes * 3 >= (yes + no) * 2 : yes > no
}
