/** A partnership beside the sample's own, as others see it: its clusters, markets, and the missions it shows everybody. */
export interface OtherPartnership {
  acronym: string
  title: string
  theme: string
  summary: string
  /** The first coordinates. */
  clusters: readonly { name: string; shortName: string; country: string; city: string; summary: string }[]
  markets: readonly { country: string; stage: 'studied' | 'planned' | 'visited'; reason: string }[]
  missions: readonly {
    type: 'outgoing-mission' | 'trade-fair' | 'c2c-seminar'
    title: string
    summary: string
    country: string
    city: string
    timeZone: string
    /** Days before the first day of the mission to Osaka; the last day likewise. */
    from: number
    to: number
  }[]
  /** Meetings between clusters that the coordinator told of, so many days before the first day of the mission to Osaka. */
  met: readonly { title: string; counterpart: string; market: string; daysBefore: number }[]
  /** Whether its first report was sent; null where it owes none yet. */
  firstReport: 'sent' | 'late' | null
}

/** Who pays for the sample's partnership and the others, and reads them side by side. Invented. */
export const sampleFunder = {
  givenName: 'Clara',
  familyName: 'Beispiel',
  email: 'clara.beispiel@innovation-agency.example',
  lang: 'en',
} as const

/** Invented, plainly: three consortia that go to some of the same places. */
export const otherPartnerships: readonly OtherPartnership[] = [
  {
    acronym: 'SAMPLE-SEALIGHT',
    title: 'Sealight: sensors for ports and fisheries (a sample)',
    theme: 'Optical sensing at sea',
    summary: 'Two invented clusters take sensor makers to ports in Asia.',
    clusters: [
      {
        name: 'Weser Sensor Sample Cluster',
        shortName: 'Weser Sensors',
        country: 'DE',
        city: 'Bremen',
        summary: 'Invented for the sample: sensor makers on the Weser.',
      },
      {
        name: 'Vilamoura Sea Sample Cluster',
        shortName: 'Vilamoura Sea',
        country: 'PT',
        city: 'Faro',
        summary: 'Invented for the sample: fisheries and ports in the Algarve.',
      },
    ],
    markets: [
      { country: 'JP', stage: 'planned', reason: 'Ports renew their lights.' },
      { country: 'KR', stage: 'studied', reason: 'Fish farms ask for sensors.' },
    ],
    missions: [
      {
        type: 'outgoing-mission',
        title: 'Sealight in Osaka Bay',
        summary: 'Eight sensor makers visit the port and its suppliers.',
        country: 'JP',
        city: 'Ōsaka',
        timeZone: 'Asia/Tokyo',
        from: -1,
        to: -3,
      },
      {
        type: 'trade-fair',
        title: 'Sealight at the harbour fair in Busan',
        summary: 'A shared stand with four tables.',
        country: 'KR',
        city: 'Busan',
        timeZone: 'Asia/Seoul',
        from: -150,
        to: -152,
      },
    ],
    met: [
      {
        title: 'Introductory call',
        counterpart: 'Busan Harbour Sample Association',
        market: 'KR',
        daysBefore: 150,
      },
      { title: 'Visit in Bremen', counterpart: 'Kinki Ports Sample Council', market: 'JP', daysBefore: 96 },
    ],
    firstReport: 'late',
  },
  {
    acronym: 'SAMPLE-GREENLAB',
    title: 'Greenlab: laboratories without waste (a sample)',
    theme: 'Laboratory equipment',
    summary: 'Invented clusters of laboratory suppliers from three countries.',
    clusters: [
      {
        name: 'Wallonie Labo Sample Cluster',
        shortName: 'Wallonie Labo',
        country: 'BE',
        city: 'Liège',
        summary: 'Invented for the sample: suppliers of laboratories.',
      },
      {
        name: 'Vysočina Instruments Sample Cluster',
        shortName: 'Vysočina',
        country: 'CZ',
        city: 'Jihlava',
        summary: 'Invented for the sample: makers of instruments.',
      },
    ],
    markets: [
      { country: 'MY', stage: 'planned', reason: 'New hospitals equip their laboratories.' },
      { country: 'SG', stage: 'visited', reason: 'First contracts.' },
    ],
    missions: [
      {
        type: 'outgoing-mission',
        title: 'Greenlab in Kuala Lumpur',
        summary: 'Visits to three hospitals and a round table.',
        country: 'MY',
        city: 'Kuala Lumpur',
        timeZone: 'Asia/Kuala_Lumpur',
        from: -131,
        to: -133,
      },
    ],
    met: [
      {
        title: 'Round table by video',
        counterpart: 'Selangor Laboratories Sample Group',
        market: 'MY',
        daysBefore: 140,
      },
      {
        title: 'Visit in Liège',
        counterpart: 'Marina Instruments Sample Cluster',
        market: 'SG',
        daysBefore: 118,
      },
      { title: 'Talk at a fair', counterpart: 'Penang Devices Sample Cluster', market: 'MY', daysBefore: 88 },
    ],
    firstReport: 'sent',
  },
  {
    acronym: 'SAMPLE-MEDPRINT',
    title: 'Medprint: printed implants (a sample)',
    theme: 'Additive manufacturing for medicine',
    summary: 'Invented clusters that print implants and tools for surgeons.',
    clusters: [
      {
        name: 'Veneto Implants Sample Cluster',
        shortName: 'Veneto Implants',
        country: 'IT',
        city: 'Padua',
        summary: 'Invented for the sample: makers of implants.',
      },
      {
        name: 'Västerbotten Print Sample Cluster',
        shortName: 'Västerbotten Print',
        country: 'SE',
        city: 'Umeå',
        summary: 'Invented for the sample: printing in metal.',
      },
    ],
    markets: [
      { country: 'US', stage: 'planned', reason: 'Hospitals print on site.' },
      { country: 'JP', stage: 'studied', reason: 'Approval takes long.' },
    ],
    missions: [
      {
        type: 'c2c-seminar',
        title: 'Medprint meets Boston',
        summary: 'A seminar with a counterpart cluster.',
        country: 'US',
        city: 'Boston',
        timeZone: 'America/New_York',
        from: -60,
        to: -61,
      },
    ],
    met: [{ title: 'First call', counterpart: 'Charles River Sample Cluster', market: 'US', daysBefore: 75 }],
    firstReport: null,
  },
]
