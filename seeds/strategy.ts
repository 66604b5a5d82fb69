/** What the sample's strategy says of a market, version by version; days before the mission. */
export interface SampleStrategy {
  country: string
  versions: {
    daysBefore: number
    ambition: string
    segments: string | null
    entryMode: string | null
    leaveOut: string | null
  }[]
}

export const sampleStrategies: readonly SampleStrategy[] = [
  {
    country: 'JP',
    versions: [
      {
        daysBefore: 230,
        ambition: 'Ten of our companies sell to device makers in Kansai within two years.',
        segments: 'Makers of eye and skin instruments with their own development.',
        entryMode: 'One mission, prepared by a local host.',
        leaveOut: null,
      },
      {
        daysBefore: 96,
        ambition:
          'Within two years ten of our companies supply light sources or sensors to device makers in Kansai, and two develop a product with one of them.',
        segments:
          'Makers of instruments for eye and skin clinics with their own development, 50 to 500 people. Clinics only as those who test.',
        entryMode:
          'One mission a year with a local host; companies that cannot travel are represented by a delegate. Technical papers change hands in a room, under an NDA in two languages.',
        leaveOut:
          'No stand of our own at trade fairs: those we asked met buyers there whom they knew. No consumer devices; approval takes longer than our grant.',
      },
    ],
  },
  {
    country: 'US',
    versions: [
      {
        daysBefore: 190,
        ambition: 'Five companies have a distributor who keeps stock; the others know why they wait.',
        segments:
          'Distributors of optical parts on both coasts, and laboratories that build their own set-ups.',
        entryMode: 'Two days beside a winter trade fair, with meetings agreed on before.',
        leaveOut: 'We open no office. Defence is left to each company.',
      },
    ],
  },
  {
    country: 'KR',
    versions: [
      {
        daysBefore: 188,
        ambition: 'Three technical talks a year become one joint proposal.',
        segments: 'Institutes and makers of skin and eye devices around Daejeon and Osong.',
        entryMode: 'Two days on the way to Japan; joint calls with a partner cluster.',
        leaveOut: 'No distribution before a first reference customer.',
      },
    ],
  },
  {
    country: 'AU',
    versions: [
      {
        daysBefore: 186,
        ambition: 'The portfolio of offers is shown once a year to those who asked.',
        segments: 'Hospitals that buy together, and two institutes of vision science.',
        entryMode: 'Two delegates carry the offers of all.',
        leaveOut: 'No mission of its own while fewer than six companies ask.',
      },
    ],
  },
]
