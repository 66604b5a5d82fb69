import { addDays } from './mission-plan.ts'
import type { SamplePartnership } from './sample-types.ts'

type Face = Pick<
  SamplePartnership,
  'acronym' | 'title' | 'theme' | 'summary' | 'lang' | 'startsOn' | 'endsOn' | 'grants' | 'markets'
>

/** The last day of so many months that begin on a day. */
function lastDayOf(day: string, months: number): string {
  const after = new Date(`${day}T00:00:00Z`)
  after.setUTCMonth(after.getUTCMonth() + months)
  return addDays(after.toISOString().slice(0, 10), -1)
}

/** The partnership itself: two grants, seven markets. Its dates hang on the mission, which lies in month 9 of 18: the interim report has it. */
export function describePartnership(missionStartsOn: string): Face {
  const firstGrant = addDays(missionStartsOn, -870)
  const secondGrant = addDays(missionStartsOn, -255)
  const end = lastDayOf(secondGrant, 18)
  return {
    acronym: 'LASER-GO GLOBAL',
    title: 'Six clusters take photonics for health to far markets',
    theme: 'Photonics for health',
    summary:
      'Six European clusters of laser technology, optics and health take their small companies to markets outside Europe together: one list of markets, one delegation, one account of what came of it.',
    lang: 'en',
    startsOn: firstGrant,
    endsOn: end,
    grants: [
      {
        key: 'laser-go',
        acronym: 'LASER-GO',
        title: 'First grant: three clusters prepare',
        grantNumber: 'SAMPLE-000001',
        callIdentifier: 'SAMPLE-CLUSTERS-PREPARE-01',
        programme: 'Clusters go international (sample)',
        rate: 75,
        budgets: { litek: 84_000, hts: 75_000, opticsvalley: 72_500 },
        startsOn: firstGrant,
        endsOn: lastDayOf(firstGrant, 18),
        clusters: ['litek', 'hts', 'opticsvalley'],
        targets: [
          {
            code: 'international-turnover',
            title:
              'Share of turnover from international activities, companies benefiting directly and indirectly',
            target: 10,
            unit: 'points',
          },
          {
            code: 'projects-per-cluster',
            title: 'Collaborative projects of up to 5 M€, per cluster',
            target: 6,
            unit: 'projects',
          },
          { code: 'pilot-missions', title: 'Pilot missions', target: 5, unit: 'missions' },
          { code: 'events', title: 'Events', target: 3, unit: 'events' },
          {
            code: 'clusters-recruited',
            title: 'Complementary clusters recruited',
            target: 3,
            unit: 'clusters',
          },
        ],
      },
      {
        key: 'laser-go-global',
        acronym: 'LASER-GO GLOBAL',
        title: 'Second grant: six clusters go',
        grantNumber: 'SAMPLE-000002',
        callIdentifier: 'SAMPLE-CLUSTERS-GO-02',
        programme: 'Clusters go international (sample)',
        rate: 75,
        budgets: {
          litek: 96_000,
          hts: 78_000,
          opticsvalley: 78_000,
          medicen: 70_000,
          biocat: 70_000,
          optence: 62_000,
        },
        amendment: {
          daysBefore: 140,
          reason:
            'Amendment no. 1: the stand in Osaka is built by one partner for all, and its money moves there.',
          budgets: {
            litek: 90_000,
            hts: 84_000,
            opticsvalley: 78_000,
            medicen: 70_000,
            biocat: 70_000,
            optence: 62_000,
          },
        },
        startsOn: secondGrant,
        endsOn: end,
        clusters: ['litek', 'hts', 'opticsvalley', 'medicen', 'biocat', 'optence'],
        targets: [
          { code: 'companies-benefiting', title: 'Companies benefiting', target: 240, unit: 'companies' },
          {
            code: 'exports',
            title: 'Exports of innovative products to the target markets',
            target: 20,
            unit: '%',
          },
          { code: 'rd-money', title: 'R&D money to cluster companies', target: 20_000_000, unit: 'EUR' },
        ],
      },
    ],
    markets: [
      {
        country: 'JP',
        priority: 1,
        stage: 'visited',
        reason:
          'Device makers in Kansai look for light sources and sensors; the sample mission goes to Osaka.',
      },
      {
        country: 'US',
        priority: 2,
        stage: 'visited',
        reason: 'Largest market for optical devices; visited beside a winter trade fair.',
      },
      {
        country: 'AU',
        priority: 3,
        stage: 'visited',
        reason: 'Short first mission with a portfolio of offers carried by two delegates.',
      },
      {
        country: 'KR',
        priority: 4,
        stage: 'visited',
        reason: 'Visited for two days before Japan; strong in skin and eye devices.',
      },
      {
        country: 'CA',
        priority: 5,
        stage: 'studied',
        reason: 'Desk study done: good institutes, few buyers; a visit waits for a second reason to fly.',
      },
      {
        country: 'IL',
        priority: 6,
        stage: 'studied',
        reason: 'Desk study done: partners for imaging software, to be met at fairs in Europe first.',
      },
      {
        country: 'MY',
        priority: 7,
        stage: 'dropped',
        reason:
          'Dropped by decision of the steering committee: assembly rather than device makers, and only three members interested.',
      },
    ],
  }
}
