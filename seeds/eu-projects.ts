import type { Random } from './random.ts'
import type { SampleOrganisation, SamplePartnership } from './sample-types.ts'

/** An invented project of the European Union; its number begins with letters, as no real one does. */
interface SampleProject {
  number: string
  acronym: string
  title: string
  objective: string
  startsOn: string
  endsOn: string
  programme: 'HORIZON' | 'H2020'
}

const projects: readonly SampleProject[] = [
  {
    number: 'SAMPLE-901',
    acronym: 'EYELAYER',
    title: 'Layers of the retina seen from home',
    objective:
      'Invented for this sample. A tabletop scanner lets patients follow the thickness of their retina without travelling; three clinics compare its readings with those of the hospital.',
    startsOn: '2023-01-01',
    endsOn: '2026-12-31',
    programme: 'HORIZON',
  },
  {
    number: 'SAMPLE-902',
    acronym: 'GLOWPATH',
    title: 'Margins of a tumour by the light of the tissue itself',
    objective:
      'Invented for this sample. Autofluorescence shows surgeons where healthy tissue begins while they operate, without a dye.',
    startsOn: '2022-05-01',
    endsOn: '2025-10-31',
    programme: 'HORIZON',
  },
  {
    number: 'SAMPLE-903',
    acronym: 'QUIETPULSE',
    title: 'Femtosecond lasers small enough for a clinic',
    objective:
      'Invented for this sample. A fibre laser the size of a shoebox, with a pulse short enough to cut the cornea, and a service that a hospital technician can do.',
    startsOn: '2019-03-01',
    endsOn: '2022-08-31',
    programme: 'H2020',
  },
  {
    number: 'SAMPLE-904',
    acronym: 'BREATHLINE',
    title: 'Reading breath with mid-infrared light',
    objective:
      'Invented for this sample. Quantum cascade lasers find traces of acetone and nitric oxide in one breath, to follow diabetes and asthma.',
    startsOn: '2020-09-01',
    endsOn: '2024-02-29',
    programme: 'H2020',
  },
  {
    number: 'SAMPLE-905',
    acronym: 'CLEARCHIP',
    title: 'Photonic chips for the doctor’s desk',
    objective:
      'Invented for this sample. Silicon nitride circuits that count proteins in a drop of blood within ten minutes, made on a line that others can book.',
    startsOn: '2024-04-01',
    endsOn: '2027-09-30',
    programme: 'HORIZON',
  },
  {
    number: 'SAMPLE-906',
    acronym: 'SKINWAVE',
    title: 'Optical coherence tomography of the skin before a cut',
    objective:
      'Invented for this sample. Dermatologists tell apart what must be taken out and what may stay by looking two millimetres under the skin.',
    startsOn: '2018-06-01',
    endsOn: '2021-05-31',
    programme: 'H2020',
  },
]

export interface SampleParticipation {
  project: SampleProject
  organisation: SampleOrganisation
  role: 'coordinator' | 'participant'
  contribution: number
}

/** Who takes part in what: an institution leads, companies and institutions of several clusters join. */
export function drawParticipations(
  { organisations }: Pick<SamplePartnership, 'organisations'>,
  random: Random,
): SampleParticipation[] {
  const members = organisations.filter(one => one.memberships.length > 0)
  const institutions = members.filter(({ kind }) => kind === 'rto' || kind === 'university')
  const companies = members.filter(one => one.active && !institutions.includes(one))
  return projects.flatMap(project => {
    const leader = random.pick(institutions)
    const others = [
      ...Array.from({ length: 2 }, () => random.pick(institutions)),
      ...Array.from({ length: 4 }, () => random.pick(companies)),
    ]
    return [...new Set([leader, ...others])].map((organisation, place) => ({
      project,
      organisation,
      role: place === 0 ? ('coordinator' as const) : ('participant' as const),
      contribution: 1_000 * (place === 0 ? 420 + random.whole(0, 260) : 90 + random.whole(0, 280)),
    }))
  })
}

/** A cluster's part in the columns of CORDIS's organisation file. */
export function writeOrganisationFile(participations: readonly SampleParticipation[]): string {
  return writeCsv(
    ['projectID', 'projectAcronym', 'name', 'country', 'role', 'ecContribution', 'endOfParticipation'],
    participations.map(({ project, organisation, role, contribution }) => [
      project.number,
      project.acronym,
      organisation.name,
      organisation.country,
      role,
      String(contribution),
      'false',
    ]),
  )
}

/** The columns of CORDIS's project file. */
export function writeProjectFile(): string {
  return writeCsv(
    ['id', 'acronym', 'title', 'startDate', 'endDate', 'frameworkProgramme', 'objective'],
    projects.map(({ number, acronym, title, startsOn, endsOn, programme, objective }) => [
      number,
      acronym,
      title,
      startsOn,
      endsOn,
      programme,
      objective,
    ]),
  )
}

function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n')
}
