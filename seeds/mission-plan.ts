import type { SampleMission, SampleQuestion, SampleSession } from './sample-types.ts'

/** The day that lies `days` after `start`, both YYYY-MM-DD. */
export function addDays(start: string, days: number): string {
  const date = new Date(`${start}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Lists the slots that slot length and pause give between two wall-clock times. */
export function listSlots(
  startsAt: string,
  endsAt: string,
  slotMinutes: number,
  pauseMinutes: number,
): string[] {
  const slots: string[] = []
  const end = Date.parse(`${endsAt}Z`)
  let start = Date.parse(`${startsAt}Z`)
  while (start + slotMinutes * 60_000 <= end) {
    slots.push(new Date(start).toISOString().slice(0, 16))
    start += (slotMinutes + pauseMinutes) * 60_000
  }
  return slots
}

/** A session with its slots. */
export function makeSession(
  session: Omit<SampleSession, 'slots' | 'startsAt' | 'endsAt'> & { day: string; from: string; to: string },
): SampleSession {
  const { day, from, to, ...rest } = session
  const startsAt = `${day}T${from}`
  const endsAt = `${day}T${to}`
  return {
    ...rest,
    startsAt,
    endsAt,
    slots: listSlots(startsAt, endsAt, session.slotMinutes, session.pauseMinutes),
  }
}

const missionQuestions: SampleQuestion[] = [
  {
    key: 'sample-kit',
    label: 'Do you bring a sample or a demonstrator?',
    hint: 'We tell the venue about lasers above class 1.',
    kind: 'choice',
    options: ['No', 'Yes, no laser', 'Yes, laser class 1', 'Yes, laser above class 1'],
    required: true,
  },
  {
    key: 'japan-experience',
    label: 'Have you sold to Japan before?',
    hint: '',
    kind: 'yes-no',
    options: [],
    required: true,
  },
  {
    key: 'demand',
    label: 'Which three organisations would you most like to meet, and why?',
    hint: 'Kinds of organisation are fine, too.',
    kind: 'long-text',
    options: [],
    required: false,
  },
  {
    key: 'business-card',
    label: 'Your name as it should stand on the Japanese business card',
    hint: 'In katakana if you have it.',
    kind: 'text',
    options: [],
    required: false,
  },
]

/** Everything about the Osaka mission except people and requests. */
export function planMission(
  firstDay: string,
): Omit<SampleMission, 'participants' | 'never' | 'requests' | 'encounters' | 'offices'> {
  const second = addDays(firstDay, 1)
  const shape = { slotMinutes: 25, pauseMinutes: 5 }
  return {
    key: 'osaka',
    type: 'outgoing-mission',
    title: 'Photonics for health: mission to Osaka',
    summary:
      'Twelve delegates bring the offers of 26 European companies and institutes to Osaka: two days of arranged meetings, a seminar, a reception and a visit to a university hospital.',
    lang: 'en',
    leadCluster: 'litek',
    country: 'JP',
    city: 'Osaka',
    venue: 'Sample Hall (Mihon Kaikan)',
    address: 'Sample Hall, 3rd floor, Kita-ku, Osaka',
    directions:
      'North exit of Osaka station, five minutes on foot along the covered bridge; lift to the 3rd floor, registration desk on the left.',
    timeZone: 'Asia/Tokyo',
    startsOn: firstDay,
    endsOn: second,
    languages: ['en', 'ja'],
    capacity: 90,
    registration: 'approval',
    registrationClosesOn: addDays(firstDay, -42),
    publicPage: true,
    publicParticipants: true,
    requestsOpenOn: addDays(firstDay, -35),
    requestsCloseOn: addDays(firstDay, -6),
    requestLimit: 20,
    requestExpiryHours: 168,
    meetingsMin: 1,
    meetingsMax: 14,
    inARowMax: 5,
    groups: [
      { key: 'europe', name: 'European delegates' },
      { key: 'companies', name: 'Japanese companies' },
      { key: 'research', name: 'Japanese research and clinics' },
    ],
    groupPairs: [
      ['europe', 'companies'],
      ['europe', 'research'],
    ],
    questions: missionQuestions,
    sessions: [
      makeSession({
        key: 's1',
        title: 'Day 1, morning',
        day: firstDay,
        from: '10:45',
        to: '12:15',
        booking: 'organiser',
        ...shape,
      }),
      makeSession({
        key: 's2',
        title: 'Day 1, afternoon',
        day: firstDay,
        from: '13:30',
        to: '16:30',
        booking: 'organiser',
        ...shape,
      }),
      makeSession({
        key: 's3',
        title: 'Day 2, morning',
        day: second,
        from: '09:30',
        to: '12:30',
        booking: 'organiser',
        ...shape,
      }),
      makeSession({
        key: 's4',
        title: 'Day 2, afternoon',
        day: second,
        from: '13:30',
        to: '15:30',
        booking: 'organiser',
        ...shape,
      }),
    ],
    places: Array.from({ length: 14 }, (_, index) => ({
      label: `Table ${index + 1}`,
      kind: 'table' as const,
      directions: index < 8 ? 'Rows from the window' : 'Through the glass door and down the stairs',
      link: null,
      hall: index < 8 ? 'Hall A' : 'Hall B',
    })),
    halls: ['Hall A', 'Hall B'],
    // No longer than the pause between two slots: it costs no meeting, and everybody reads when to leave.
    walkMinutes: 4,
    interpreters: [{ languageA: 'en', languageB: 'ja', units: 6 }],
    programme: [
      {
        key: 'seminar',
        kind: 'talk',
        title: 'Seminar: photonics in the Japanese hospital of 2030',
        description: 'Approval, reimbursement and what a first study costs; three short talks and questions.',
        place: 'Hall A',
        startsAt: `${firstDay}T09:00`,
        endsAt: `${firstDay}T10:30`,
        capacity: 90,
        signUp: false,
        signedUp: [],
      },
      {
        key: 'lunch-1',
        kind: 'meal',
        title: 'Lunch',
        description: 'Bento boxes; tell us what you do not eat.',
        place: 'Foyer',
        startsAt: `${firstDay}T12:20`,
        endsAt: `${firstDay}T13:20`,
        capacity: null,
        signUp: false,
        signedUp: [],
      },
      {
        key: 'reception',
        kind: 'reception',
        title: 'Reception of the six clusters',
        description: 'One minute for every European company, then food and talk.',
        place: 'Foyer',
        startsAt: `${firstDay}T18:00`,
        endsAt: `${firstDay}T20:00`,
        capacity: 80,
        signUp: true,
        signedUp: [],
      },
      {
        key: 'lunch-2',
        kind: 'meal',
        title: 'Lunch',
        description: 'Buffet beside the meeting tables.',
        place: 'Foyer',
        startsAt: `${second}T12:35`,
        endsAt: `${second}T13:20`,
        capacity: null,
        signUp: false,
        signedUp: [],
      },
      {
        key: 'hospital',
        kind: 'site-visit',
        title: 'Visit: operating theatres of Sample University Hospital',
        description:
          'Fluorescence-guided surgery and the optical laboratory; bus from the hall at 15:40, shoes off in the theatre wing.',
        place: 'Suita',
        startsAt: `${second}T16:10`,
        endsAt: `${second}T17:45`,
        capacity: 16,
        signUp: true,
        signedUp: [],
      },
    ],
  }
}

/** Everything about the brokerage event in Graz except people and requests. */
export function planBrokerage(
  firstDay: string,
  capacity: number,
): Omit<SampleMission, 'participants' | 'never' | 'requests' | 'encounters' | 'offices'> {
  const shape = { slotMinutes: 20, pauseMinutes: 5, booking: 'on-acceptance' as const }
  return {
    key: 'graz',
    type: 'brokerage-event',
    title: 'Light meets medicine: brokerage event in Graz',
    summary:
      'Members of the six clusters look for partners among themselves: components for device makers, study sites for both, and consortia for the next calls.',
    lang: 'en',
    leadCluster: 'hts',
    country: 'AT',
    city: 'Graz',
    venue: 'Musterhalle Graz',
    address: 'Musterhalle, 8010 Graz',
    directions: 'Tram to the stop in front of the hall; entrance on the park side, wardrobe in the basement.',
    timeZone: 'Europe/Vienna',
    startsOn: firstDay,
    endsOn: firstDay,
    languages: ['en', 'de', 'fr'],
    capacity,
    registration: 'open',
    registrationClosesOn: addDays(firstDay, -7),
    publicPage: true,
    publicParticipants: true,
    requestsOpenOn: addDays(firstDay, -60),
    requestsCloseOn: addDays(firstDay, -2),
    requestLimit: 12,
    requestExpiryHours: 168,
    meetingsMin: 2,
    meetingsMax: 9,
    inARowMax: 5,
    groups: [
      { key: 'companies', name: 'Companies' },
      { key: 'institutions', name: 'Research and clinics' },
    ],
    groupPairs: [
      ['companies', 'companies'],
      ['companies', 'institutions'],
    ],
    questions: [
      {
        key: 'call',
        label: 'Which call or programme are you preparing for?',
        hint: 'Leave empty if you look for business only.',
        kind: 'text',
        options: [],
        required: false,
      },
      {
        key: 'role',
        label: 'What do you look for?',
        hint: '',
        kind: 'choice',
        options: ['A supplier', 'A customer', 'A study site', 'A project partner'],
        required: true,
      },
    ],
    sessions: [
      makeSession({ key: 'b1', title: 'Morning', day: firstDay, from: '10:00', to: '12:30', ...shape }),
      makeSession({ key: 'b2', title: 'Afternoon', day: firstDay, from: '13:30', to: '16:30', ...shape }),
    ],
    places: Array.from({ length: capacity > 40 ? 60 : 10 }, (_, index) => ({
      label: `Table ${index + 1}`,
      kind: 'table' as const,
      directions: '',
      link: null,
      hall: null,
    })),
    halls: [],
    walkMinutes: 0,
    interpreters: [],
    programme: [
      {
        key: 'opening',
        kind: 'talk',
        title: 'Opening and five-minute pitches',
        description: 'Six clusters, two pitches each.',
        place: 'Main hall',
        startsAt: `${firstDay}T09:00`,
        endsAt: `${firstDay}T09:50`,
        capacity: null,
        signUp: false,
        signedUp: [],
      },
      {
        key: 'evening',
        kind: 'reception',
        title: 'Evening on the hill',
        description: 'Walk up together, buffet, no speeches.',
        place: 'Castle hill',
        startsAt: `${firstDay}T18:00`,
        endsAt: `${firstDay}T21:00`,
        capacity: 120,
        signUp: true,
        signedUp: [],
      },
    ],
  }
}
