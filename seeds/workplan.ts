/** What stands in the sample's work plan; days are counted before the mission, months of the plan from the second grant's first day. */
export interface SampleWorkItem {
  kind: 'task' | 'deliverable' | 'milestone'
  title: string
  description?: string
  /** A cluster by its key, or `coordinator`. */
  owner: string
  fromMonth?: number
  dueMonth: number
  type?: 'report' | 'demonstrator' | 'website' | 'data' | 'event' | 'other'
  dissemination?: 'public' | 'sensitive'
  means?: string
  /** Done, submitted or reached so many days before the mission; left out: not yet. */
  doneDaysBefore?: number
  acceptedDaysBefore?: number
  proof?: string
  /** Its owner said so many days before that it is begun, with a word. */
  begun?: { daysBefore: number; note: string }
}

export interface SampleWorkPackage {
  title: string
  objective: string
  description?: string
  lead: string
  fromMonth: number
  toMonth: number
  /** Person-months and euros by cluster. */
  efforts: Record<string, [number, number]>
  items: SampleWorkItem[]
}

export interface SampleWorkRisk {
  description: string
  mitigation: string
  likelihood: 'low' | 'medium' | 'high'
  impact: 'low' | 'medium' | 'high'
  owner: string
  state: 'open' | 'happened' | 'closed'
  /** Written down and last looked at so many days before the mission. */
  daysBefore: number
  lookedDaysBefore?: number
}

/** The plan of the second grant, in its seventh month when people register: two things are late, one of them the roadmap. */
export const sampleWorkPackages: readonly SampleWorkPackage[] = [
  {
    title: 'Coordination and reporting',
    objective:
      'Six clusters work as one: decisions are taken in time, money is reported once, nobody is surprised.',
    lead: 'litek',
    fromMonth: 1,
    toMonth: 18,
    efforts: {
      litek: [6, 36_000],
      hts: [0.75, 4_000],
      opticsvalley: [0.75, 4_000],
      medicen: [0.5, 4_000],
      biocat: [0.5, 4_000],
      optence: [0.5, 4_000],
    },
    items: [
      {
        kind: 'task',
        title: 'Steering group, once a month',
        owner: 'coordinator',
        fromMonth: 1,
        dueMonth: 18,
      },
      {
        kind: 'deliverable',
        title: 'Handbook of quality and risk',
        description: 'Who decides what, how papers are named, and which risks are looked at every quarter.',
        owner: 'litek',
        dueMonth: 2,
        type: 'report',
        dissemination: 'sensitive',
        doneDaysBefore: 198,
        acceptedDaysBefore: 170,
        proof: 'Version 1.2, accepted by the project officer.',
      },
      {
        kind: 'deliverable',
        title: 'Interim report',
        owner: 'coordinator',
        dueMonth: 9,
        type: 'report',
        dissemination: 'sensitive',
      },
      {
        kind: 'deliverable',
        title: 'Final report',
        owner: 'coordinator',
        dueMonth: 18,
        type: 'report',
        dissemination: 'sensitive',
      },
      {
        kind: 'milestone',
        title: 'Kick-off held with all six clusters',
        owner: 'litek',
        dueMonth: 1,
        means: 'Attendance list signed by two people of each cluster',
        doneDaysBefore: 240,
        proof: 'Twelve people, list in the folder of the kick-off.',
      },
    ],
  },
  {
    title: 'Internationalisation strategy',
    objective: 'The partnership knows which markets it goes to, why, and what it leaves alone.',
    description:
      'Seven markets are read by desk study and interviews. Hypotheses say what has to be true in each; the steering group chooses by what was found out.',
    lead: 'opticsvalley',
    fromMonth: 1,
    toMonth: 6,
    efforts: {
      litek: [1.5, 8_000],
      hts: [3, 16_000],
      opticsvalley: [7, 40_000],
      medicen: [1.5, 8_000],
      biocat: [1.5, 8_000],
      optence: [1, 6_000],
    },
    items: [
      {
        kind: 'task',
        title: 'Desk study of seven markets',
        owner: 'opticsvalley',
        fromMonth: 1,
        dueMonth: 3,
        doneDaysBefore: 168,
      },
      {
        kind: 'task',
        title: 'Interviews with companies that were there before',
        owner: 'hts',
        fromMonth: 2,
        dueMonth: 5,
        doneDaysBefore: 100,
      },
      {
        kind: 'deliverable',
        title: 'Joint internationalisation strategy',
        owner: 'opticsvalley',
        dueMonth: 5,
        type: 'report',
        dissemination: 'public',
        doneDaysBefore: 95,
        acceptedDaysBefore: 66,
        proof: 'Accepted with two remarks; both are answered in version 1.1.',
      },
      {
        kind: 'deliverable',
        title: 'Implementation roadmap',
        description: 'Missions, events and who goes where until the end of the grant.',
        owner: 'opticsvalley',
        dueMonth: 6,
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'milestone',
        title: 'Four markets chosen, one dropped',
        owner: 'coordinator',
        dueMonth: 5,
        means: 'Minutes of the steering group',
        doneDaysBefore: 110,
        proof: 'Japan, the United States, Australia and Korea; Malaysia is dropped.',
      },
    ],
  },
  {
    title: 'Missions and meetings',
    objective: 'Small companies sit opposite the right people, and what comes of it is followed up.',
    lead: 'hts',
    fromMonth: 3,
    toMonth: 13,
    efforts: {
      litek: [5, 36_000],
      hts: [8, 50_000],
      opticsvalley: [3, 16_000],
      medicen: [2, 12_000],
      biocat: [2, 12_000],
      optence: [4, 22_000],
    },
    items: [
      {
        kind: 'task',
        title: 'Call for delegates and selection',
        owner: 'hts',
        fromMonth: 4,
        dueMonth: 6,
        doneDaysBefore: 79,
      },
      { kind: 'task', title: 'Prepare delegates', owner: 'optence', fromMonth: 6, dueMonth: 9 },
      { kind: 'task', title: 'Mission to Osaka with follow-up', owner: 'litek', fromMonth: 8, dueMonth: 11 },
      {
        kind: 'deliverable',
        title: 'Bilingual delegation catalogue',
        owner: 'hts',
        dueMonth: 7,
        type: 'other',
        dissemination: 'public',
      },
      {
        kind: 'deliverable',
        title: 'Report on the mission with outcomes',
        owner: 'litek',
        dueMonth: 11,
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'milestone',
        title: 'Delegation complete',
        owner: 'hts',
        dueMonth: 6,
        means: 'List of confirmed delegates and represented companies',
        doneDaysBefore: 74,
      },
      {
        kind: 'milestone',
        title: 'Mission held',
        owner: 'litek',
        dueMonth: 9,
        means: 'Meetings held with their proof, and signed attendance lists',
      },
    ],
  },
  {
    title: 'Protection and joint projects',
    objective: 'What companies show is protected, and the best pairs become funded projects.',
    lead: 'biocat',
    fromMonth: 4,
    toMonth: 18,
    efforts: {
      litek: [1, 6_000],
      hts: [1.5, 8_000],
      opticsvalley: [2, 10_000],
      medicen: [3, 16_000],
      biocat: [7, 40_000],
      optence: [1, 6_000],
    },
    items: [
      {
        kind: 'task',
        title: 'Rooms and NDA for each serious pair',
        owner: 'biocat',
        fromMonth: 4,
        dueMonth: 13,
      },
      {
        kind: 'task',
        title: 'Complete consortia for open calls',
        owner: 'medicen',
        fromMonth: 8,
        dueMonth: 18,
      },
      {
        kind: 'deliverable',
        title: 'NDA in two languages, with notes on Japanese law',
        owner: 'biocat',
        dueMonth: 4,
        type: 'other',
        dissemination: 'public',
        doneDaysBefore: 120,
        proof: 'Read by two lawyers; the text stands in the rooms.',
      },
      {
        kind: 'deliverable',
        title: 'Two proposals handed in',
        owner: 'medicen',
        dueMonth: 16,
        type: 'other',
        dissemination: 'sensitive',
      },
    ],
  },
  {
    title: 'Monitoring and telling others',
    objective: 'Every figure opens onto its records, and others can follow the same way.',
    lead: 'medicen',
    fromMonth: 1,
    toMonth: 18,
    efforts: {
      litek: [0.5, 4_000],
      hts: [1, 6_000],
      opticsvalley: [1.5, 8_000],
      medicen: [5, 30_000],
      biocat: [1, 6_000],
      optence: [4, 20_000],
    },
    items: [
      { kind: 'task', title: 'Keep the monitoring scoreboard', owner: 'medicen', fromMonth: 1, dueMonth: 18 },
      {
        kind: 'deliverable',
        title: 'Plan for telling others',
        owner: 'optence',
        dueMonth: 4,
        begun: {
          daysBefore: 62,
          note: 'The draft is with all partners; two have not answered yet. We hand it in as soon as they have.',
        },
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'deliverable',
        title: 'Public page of the partnership',
        owner: 'optence',
        dueMonth: 2,
        type: 'website',
        dissemination: 'public',
        doneDaysBefore: 200,
        acceptedDaysBefore: 180,
      },
      {
        kind: 'milestone',
        title: '240 companies have benefited',
        owner: 'coordinator',
        dueMonth: 15,
        means: 'Indicator “companies benefiting”, frozen with its evidence',
      },
    ],
  },
]

/** One weighs high, one has not been looked at for long, one has happened and one is over. */
export const sampleWorkRisks: readonly SampleWorkRisk[] = [
  {
    description: 'Fewer than half of the companies in the market answer before the mission',
    mitigation:
      'The local host calls each of them in the second week; free slots are offered to people on the waiting list.',
    likelihood: 'medium',
    impact: 'high',
    owner: 'hts',
    state: 'open',
    daysBefore: 250,
    lookedDaysBefore: 62,
  },
  {
    description: 'Companies report figures too late for the interim report',
    mitigation: 'Two questions instead of a form; managers call those who are silent after a week.',
    likelihood: 'high',
    impact: 'medium',
    owner: 'medicen',
    state: 'happened',
    daysBefore: 250,
    lookedDaysBefore: 58,
  },
  {
    description: 'Somebody shows a design before an NDA is signed',
    mitigation: 'Nothing technical leaves a room before its third step; delegates are told in the webinar.',
    likelihood: 'low',
    impact: 'high',
    owner: 'biocat',
    state: 'open',
    daysBefore: 165,
  },
  {
    description: 'The stand in Osaka costs more than planned',
    mitigation: 'One partner builds it at a fixed price; the amendment moves the money there.',
    likelihood: 'medium',
    impact: 'medium',
    owner: 'coordinator',
    state: 'closed',
    daysBefore: 210,
    lookedDaysBefore: 138,
  },
]
