/** A hypothesis of the sample's partnership; days are counted back from the first day of the mission to Osaka. */
export interface SampleHypothesis {
  key: string
  facts: {
    market: string
    segment: string
    act: string
    reason: string
    lang: string
    kind: 'problem' | 'customer' | 'channel' | 'regulatory' | 'price' | 'partner'
    risk: number
    experiment: string
    metric: 'meetings' | 'rung' | 'interests' | 'notes'
    rung?: 'nda' | 'pilot' | 'contract'
    threshold: number
    cost?: number
  }
  /** The one mission that tests it. */
  byOsaka: boolean
  startsDaysBefore: number
  deadlineDaysBefore: number
  writtenDaysBefore: number
  notes: readonly {
    says: 'for' | 'against' | 'open'
    words: string
    source: string
    daysBefore: number
  }[]
  decision?: {
    decision: 'persevere' | 'pivot' | 'stop'
    reason: string
    daysBefore: number
    /** Only where the mission is over. */
    afterwards?: true
  }
}

/** What a partnership of photonics clusters believed of its markets, one of which it gave up. */
export const sampleHypotheses: readonly SampleHypothesis[] = [
  {
    key: 'meet',
    facts: {
      market: 'JP',
      segment: 'Hospitals and makers of medical devices',
      act: 'sit down with small European photonics companies they have never heard of',
      reason: 'a cluster and a local host vouch for them',
      lang: 'en',
      kind: 'customer',
      risk: 5,
      experiment:
        'One mission to Osaka with scheduled meetings of twenty minutes; the local host brings its companies. It holds if at least thirty different companies come to a meeting.',
      metric: 'meetings',
      threshold: 30,
      cost: 46_000,
    },
    byOsaka: true,
    startsDaysBefore: 60,
    deadlineDaysBefore: -7,
    writtenDaysBefore: 75,
    notes: [],
    decision: {
      decision: 'persevere',
      reason: 'They came. We plan the next mission with the same host, and with fewer slots a day.',
      daysBefore: -10,
      afterwards: true,
    },
  },
  {
    key: 'nda',
    facts: {
      market: 'JP',
      segment: 'Makers of ophthalmic instruments',
      act: 'sign an NDA within three weeks of a first meeting',
      reason: 'their own light sources have reached their limit',
      lang: 'en',
      kind: 'problem',
      risk: 4,
      experiment:
        'Each delegate takes one open technical question along, and sends the NDA the same evening.',
      metric: 'rung',
      rung: 'nda',
      threshold: 8,
      cost: 9_500,
    },
    byOsaka: true,
    startsDaysBefore: 30,
    deadlineDaysBefore: -18,
    writtenDaysBefore: 45,
    notes: [
      {
        says: 'for',
        words: 'Two makers asked for drawings before the mission had begun.',
        source: 'Call of the local host',
        daysBefore: 20,
      },
    ],
  },
  {
    key: 'price',
    facts: {
      market: 'JP',
      segment: 'Eye clinics in smaller towns',
      act: 'buy a screening device without a distributor between us',
      reason: 'service by video is enough for them',
      lang: 'en',
      kind: 'channel',
      risk: 4,
      experiment:
        'Offer direct sale with service by video at every meeting with a clinic, and count contracts.',
      metric: 'rung',
      rung: 'contract',
      threshold: 3,
      cost: 6_000,
    },
    byOsaka: true,
    startsDaysBefore: 30,
    deadlineDaysBefore: -14,
    writtenDaysBefore: 45,
    notes: [
      {
        says: 'against',
        words:
          'Clinics want somebody who comes within a day. All three asked for the name of our distributor.',
        source: 'Three interviews by telephone',
        daysBefore: 12,
      },
    ],
  },
  {
    key: 'approval',
    facts: {
      market: 'JP',
      segment: 'Authorised representatives in Japan',
      act: 'take a device of class II through certification in under nine months',
      reason: 'the European technical file can be used again for the most part',
      lang: 'en',
      kind: 'regulatory',
      risk: 5,
      experiment: 'Ask five representatives for a written offer with a time table.',
      metric: 'notes',
      threshold: 4,
      cost: 3_200,
    },
    byOsaka: false,
    startsDaysBefore: 50,
    deadlineDaysBefore: -90,
    writtenDaysBefore: 60,
    notes: [
      {
        says: 'for',
        words: 'Offers seven months from the complete file, certification body included.',
        source: 'Written offer of a representative in Tokyo',
        daysBefore: 35,
      },
      {
        says: 'for',
        words: 'Eight months, if the clinical evaluation needs no addition.',
        source: 'Written offer of a representative in Osaka',
        daysBefore: 28,
      },
      {
        says: 'against',
        words: 'Fourteen months: they want a study of their own on twenty eyes.',
        source: 'Telephone call with a third representative',
        daysBefore: 21,
      },
    ],
  },
  {
    key: 'malaysia',
    facts: {
      market: 'MY',
      segment: 'Makers of medical devices in Penang',
      act: 'develop optical modules together with us',
      reason: 'large device makers have built there for twenty years',
      lang: 'en',
      kind: 'partner',
      risk: 3,
      experiment: 'Ten interviews by video, arranged by a chamber.',
      metric: 'notes',
      threshold: 6,
      cost: 2_400,
    },
    byOsaka: false,
    startsDaysBefore: 200,
    deadlineDaysBefore: 130,
    writtenDaysBefore: 210,
    notes: [
      {
        says: 'against',
        words: 'Seven of ten only assemble: what is in the device is decided elsewhere.',
        source: 'Interviews by video',
        daysBefore: 150,
      },
      {
        says: 'for',
        words: 'One maker of single-use endoscopes asked for samples.',
        source: 'Interview by video',
        daysBefore: 145,
      },
    ],
    decision: {
      decision: 'stop',
      reason:
        'One of ten is not a market, and only three members were interested. We put the money into Japan.',
      daysBefore: 125,
    },
  },
]
