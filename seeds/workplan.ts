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
}

export interface SampleWorkPackage {
  title: string
  objective: string
  description?: string
  lead: string
  fromMonth: number
  toMonth: number
  items: SampleWorkItem[]
}

/** The plan of the second grant, in month nine when people register: three things are late, one of them the roadmap. */
export const sampleWorkPackages: readonly SampleWorkPackage[] = [
  {
    title: 'Coordination and reporting',
    objective:
      'Six clusters work as one: decisions are taken in time, money is reported once, nobody is surprised.',
    lead: 'litek',
    fromMonth: 1,
    toMonth: 18,
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
        doneDaysBefore: 263,
        acceptedDaysBefore: 241,
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
        doneDaysBefore: 306,
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
    toMonth: 8,
    items: [
      {
        kind: 'task',
        title: 'Desk study of seven markets',
        owner: 'opticsvalley',
        fromMonth: 1,
        dueMonth: 4,
        doneDaysBefore: 200,
      },
      {
        kind: 'task',
        title: 'Interviews with companies that were there before',
        owner: 'hts',
        fromMonth: 3,
        dueMonth: 6,
        doneDaysBefore: 141,
      },
      {
        kind: 'deliverable',
        title: 'Joint internationalisation strategy',
        owner: 'opticsvalley',
        dueMonth: 6,
        type: 'report',
        dissemination: 'public',
        doneDaysBefore: 130,
        acceptedDaysBefore: 96,
        proof: 'Accepted with two remarks; both are answered in version 1.1.',
      },
      {
        kind: 'deliverable',
        title: 'Implementation roadmap',
        description: 'Missions, events and who goes where until the end of the grant.',
        owner: 'opticsvalley',
        dueMonth: 8,
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'milestone',
        title: 'Four markets chosen, one dropped',
        owner: 'coordinator',
        dueMonth: 6,
        means: 'Minutes of the steering group',
        doneDaysBefore: 149,
        proof: 'Japan, Korea, the United States and Israel; Malaysia is dropped.',
      },
    ],
  },
  {
    title: 'Missions and meetings',
    objective: 'Small companies sit opposite the right people, and what comes of it is followed up.',
    lead: 'hts',
    fromMonth: 4,
    toMonth: 15,
    items: [
      {
        kind: 'task',
        title: 'Call for delegates and selection',
        owner: 'hts',
        fromMonth: 6,
        dueMonth: 8,
        doneDaysBefore: 79,
      },
      { kind: 'task', title: 'Prepare delegates', owner: 'optence', fromMonth: 8, dueMonth: 11 },
      { kind: 'task', title: 'Mission to Osaka with follow-up', owner: 'litek', fromMonth: 10, dueMonth: 13 },
      {
        kind: 'deliverable',
        title: 'Bilingual delegation catalogue',
        owner: 'hts',
        dueMonth: 10,
        type: 'other',
        dissemination: 'public',
      },
      {
        kind: 'deliverable',
        title: 'Report on the mission with outcomes',
        owner: 'litek',
        dueMonth: 13,
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'milestone',
        title: 'Delegation complete',
        owner: 'hts',
        dueMonth: 8,
        means: 'List of confirmed delegates and represented companies',
        doneDaysBefore: 74,
      },
      {
        kind: 'milestone',
        title: 'Mission held',
        owner: 'litek',
        dueMonth: 11,
        means: 'Meetings held with their proof, and signed attendance lists',
      },
    ],
  },
  {
    title: 'Protection and joint projects',
    objective: 'What companies show is protected, and the best pairs become funded projects.',
    lead: 'biocat',
    fromMonth: 5,
    toMonth: 18,
    items: [
      {
        kind: 'task',
        title: 'Rooms and NDA for each serious pair',
        owner: 'biocat',
        fromMonth: 5,
        dueMonth: 15,
      },
      {
        kind: 'task',
        title: 'Complete consortia for open calls',
        owner: 'medicen',
        fromMonth: 10,
        dueMonth: 18,
      },
      {
        kind: 'deliverable',
        title: 'NDA in two languages, with notes on Japanese law',
        owner: 'biocat',
        dueMonth: 7,
        type: 'other',
        dissemination: 'public',
        doneDaysBefore: 109,
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
    items: [
      { kind: 'task', title: 'Keep the monitoring scoreboard', owner: 'medicen', fromMonth: 1, dueMonth: 18 },
      {
        kind: 'deliverable',
        title: 'Plan for telling others',
        owner: 'optence',
        dueMonth: 6,
        type: 'report',
        dissemination: 'public',
      },
      {
        kind: 'deliverable',
        title: 'Public page of the partnership',
        owner: 'optence',
        dueMonth: 3,
        type: 'website',
        dissemination: 'public',
        doneDaysBefore: 232,
        acceptedDaysBefore: 210,
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
