import { makeRandom } from './random.ts'
import type { SamplePartnership, SampleSize } from './sample-types.ts'

/** A service or a meeting held elsewhere that a cluster of the sample reports, so many days before the mission's first. */
export interface SampleReported {
  kind: 'service' | 'meeting'
  cluster: string
  /** Key of the member it is about; null for a meeting of clusters. */
  organisation: string | null
  daysBefore: number
  /** Days later it was reported. */
  toldAfter: number
  title: string
  service: 'advice' | 'coaching' | 'training' | 'study' | 'webinar' | null
  hours: number | null
  between: 'businesses' | 'clusters' | null
  counterpart: string | null
  market: string
  source: string | null
  link: string | null
}

const topics = {
  advice: 'Advice on approval of devices',
  coaching: 'Coaching for the first talks',
  training: 'Training: offers in one page',
  study: 'Who buys light sources there',
  webinar: 'Webinar: how hospitals buy',
} as const
const kinds = ['advice', 'coaching', 'training', 'study', 'webinar'] as const
const places: Readonly<Record<string, string>> = { US: 'Boston', AU: 'Melbourne', KR: 'Seoul', JP: 'Kyoto' }
const visited = ['US', 'AU', 'KR', 'JP'] as const
const words = ['Optics', 'Imaging', 'Laser', 'Sensor', 'Clinic', 'Devices', 'Vision', 'Photonics'] as const

const counts: Readonly<Record<SampleSize, { services: number; meetings: number; ofClusters: number }>> = {
  small: { services: 34, meetings: 24, ofClusters: 8 },
  full: { services: 215, meetings: 139, ofClusters: 24 },
}

/**
 * What the partnership promised beyond its grants, by what is counted. The mission is the same in both sizes: its 71 meetings and
 * those that clusters report of elsewhere are 37 % of what was promised of meetings between businesses.
 */
export const promised: Readonly<Record<string, Readonly<Record<SampleSize, number>>>> = {
  'b2b-held': { small: 260, full: 570 },
  'c2c-held': { small: 10, full: 30 },
  agreements: { small: 1, full: 3 },
}

/**
 * What the clusters of the sample report of their active members and of themselves: most with a source or a document, some
 * without, a few meetings told by two clusters. Pure: the same partnership and size give the same.
 */
export function makeFigures(data: SamplePartnership, size: SampleSize, seed: number): SampleReported[] {
  const random = makeRandom(seed).fork('figures')
  const members = data.organisations.flatMap(one =>
    one.active && ['sme', 'company', 'large-company'].includes(one.kind)
      ? one.memberships
          .filter(membership => membership.to === null)
          .slice(0, 1)
          .map(membership => ({
            organisation: one.key,
            cluster: membership.cluster,
          }))
      : [],
  )
  const both = data.organisations.filter(
    one => one.active && one.memberships.filter(membership => membership.to === null).length > 1,
  )
  const wanted = counts[size]
  const inTurn = (index: number) => members[(index * 7) % Math.max(1, members.length)] ?? members[0]
  const reported: SampleReported[] = []
  for (let index = 0; index < wanted.services; index++) {
    const member = members[index % Math.max(1, members.length)]
    if (member === undefined) break
    const service = kinds[index % kinds.length] ?? 'advice'
    const market = visited[index % visited.length] ?? 'JP'
    reported.push({
      ...member,
      ...proofOf(index, `${member.cluster}-service-${index + 1}`, 'Minutes of the cluster'),
      kind: 'service',
      daysBefore: random.whole(-6, 245),
      toldAfter: random.whole(1, 9),
      title: `${topics[service]} (${places[market]})`,
      service,
      hours: service === 'webinar' ? 1.5 : random.whole(2, 16) / 2,
      between: null,
      counterpart: null,
      market,
    })
  }
  for (let index = 0; index < wanted.meetings; index++) {
    const member = inTurn(index)
    if (member === undefined) break
    reported.push(meetingOf(index, member, random.whole(12, 240), random.whole(1, 14)))
  }
  // Told by both clusters of one company: one meeting.
  for (const [index, one] of both.slice(0, 3).entries())
    for (const membership of one.memberships.filter(each => each.to === null).slice(0, 2))
      reported.push(
        meetingOf(900 + index, { organisation: one.key, cluster: membership.cluster }, 100 + index, 5),
      )
  const clusters = data.clusters.map(cluster => cluster.key)
  for (let index = 0; index < wanted.ofClusters; index++) {
    const cluster = clusters[index % clusters.length] ?? ''
    const market = visited[index % visited.length] ?? 'JP'
    reported.push({
      ...proofOf(index + 1, `${cluster}-c2c-${index + 1}`, 'Visit report'),
      kind: 'meeting',
      cluster,
      organisation: null,
      daysBefore: 50 + index * 9,
      toldAfter: 4,
      title: `Cluster to cluster in ${places[market]}`,
      service: null,
      hours: null,
      between: 'clusters',
      counterpart: `Sample ${words[index % words.length]} Cluster ${places[market]}`,
      market,
    })
  }
  return reported
}

function meetingOf(
  index: number,
  member: { organisation: string; cluster: string },
  daysBefore: number,
  toldAfter: number,
): SampleReported {
  const market = visited[index % 3] ?? 'US'
  return {
    ...member,
    ...proofOf(index, `${member.cluster}-meeting-${index + 1}`, 'List of the chamber of commerce'),
    kind: 'meeting',
    daysBefore,
    toldAfter,
    title: `Meeting in ${places[market]}`,
    service: null,
    hours: null,
    between: 'businesses',
    counterpart: `Sample ${words[index % words.length]} ${index + 1}`,
    market,
  }
}

/** Most have a source, many a document, every ninth neither. */
function proofOf(index: number, name: string, source: string): Pick<SampleReported, 'source' | 'link'> {
  return {
    source: index % 9 === 4 ? null : source,
    link: index % 3 === 0 ? `https://files.sample.example/${name}.pdf` : null,
  }
}
