/** What the sample's steering group decided; days before the mission. */
export interface SampleDecision {
  key: string
  title: string
  proposal: string
  changes: string | null
  /** Written down, or voted on: by cluster, until a day. */
  decidedDaysBefore?: number
  minutes?: string
  present?: string[]
  vote?: {
    openedDaysBefore: number
    untilDaysBefore: number
    choices: Record<string, 'yes' | 'no' | 'abstain'>
    words: { cluster: string; words: string }[]
  }
  /** What it changed: a market by its country, an agreement by its key, a part of the work plan by its title. */
  links: string[]
}

export const sampleDecisions: readonly SampleDecision[] = [
  {
    key: 'malaysia',
    title: 'Malaysia is dropped as a target market',
    proposal:
      'The partnership stops its work on Malaysia. What was learnt stays in the notes on the market; the days that were planned go to Japan.',
    changes: 'Malaysia goes from studied to dropped.',
    decidedDaysBefore: 236,
    minutes:
      'Two clusters reported from their desk study: assembly rather than device makers, and only three members interested. All agreed to stop. The study is kept.',
    present: ['litek', 'hts', 'opticsvalley', 'medicen', 'biocat'],
    links: ['market:MY', 'work:Four markets chosen, one dropped'],
  },
  {
    key: 'osaka-mou',
    title: 'The memorandum with Osaka is signed',
    proposal: 'All six clusters sign the memorandum with the Sample Photon Cluster Osaka as it stands.',
    changes: 'The memorandum is given to sign.',
    decidedDaysBefore: 212,
    minutes: 'The draft was read clause by clause. The term was set to two years. Nobody spoke against it.',
    present: ['litek', 'hts', 'opticsvalley', 'medicen', 'biocat', 'optence'],
    links: ['agreement:osaka', 'market:JP'],
  },
  {
    key: 'joint-stand',
    title: 'One stand in Osaka for all, built by one partner',
    proposal:
      'One partner builds a joint stand for all delegates. Six thousand euros move to its budget. The partnership agreement is amended so that this is the rule for further stands.',
    changes: 'The budget moves, the work plan says who builds, and the partnership agreement gets a clause.',
    vote: {
      openedDaysBefore: 160,
      untilDaysBefore: 146,
      choices: {
        litek: 'yes',
        hts: 'yes',
        opticsvalley: 'no',
        medicen: 'yes',
        biocat: 'abstain',
        optence: 'yes',
      },
      words: [
        {
          cluster: 'opticsvalley',
          words: 'Our members would rather have tables of their own. We will not block it.',
        },
        { cluster: 'hts', words: 'We have built stands in Japan before and can use the same builder again.' },
      ],
    },
    links: ['agreement:partnership', 'work:Missions and meetings'],
  },
  {
    key: 'travel-aid',
    title: 'Travel aid of half the costs, up to 1,500 euros',
    proposal:
      'For the mission to Osaka every travelling member gets half of its travel costs back, up to 1,500 euros.',
    changes: null,
    vote: {
      openedDaysBefore: 56,
      untilDaysBefore: -30,
      choices: { litek: 'yes', medicen: 'yes', biocat: 'yes' },
      words: [{ cluster: 'medicen', words: 'Fine with us, if it is the same for all clusters.' }],
    },
    links: [],
  },
]
