import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, DataTable, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { dayWords } from './days.ts'

type Organisation = OutputOf<typeof getOrganisation>
type Project = Organisation['projects'][number]

const knownRoles = [
  'coordinator',
  'participant',
  'partner',
  'thirdParty',
  'associatedPartner',
  'internationalPartner',
]

/** Projects of the European Union the organisation takes or took part in, with CORDIS as the source. */
export function Projects(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { projects } = props.organisation
  if (projects.length === 0) return null
  const money = new Intl.NumberFormat(lang, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  const role = (name: string) => (knownRoles.includes(name) ? text(`directory.projects.role.${name}`) : name)
  const span = ({ startsOn, endsOn }: Project) =>
    [startsOn, endsOn].map(day => (day === null ? '' : dayWords(day, lang))).join(' – ')
  return (
    <Section title={text('directory.projects.title')} intro={text('directory.projects.source')} id="projects">
      <DataTable
        caption={text('directory.projects.title')}
        dense
        rows={projects}
        rowKey={project => `${project.number} ${project.role}`}
        columns={[
          {
            key: 'acronym',
            head: text('directory.projects.project'),
            rowHeader: true,
            cell: project => (
              <>
                <Named project={project} />
                {project.title === null ? null : (
                  <>
                    <br />
                    <small>{project.title}</small>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'role',
            head: text('directory.projects.roleHead'),
            cell: project => (
              <>
                {role(project.role)}{' '}
                {project.leftEarly ? <Badge>{text('directory.projects.leftEarly')}</Badge> : null}
              </>
            ),
          },
          {
            key: 'span',
            head: text('directory.projects.span'),
            cell: project => (project.startsOn === null && project.endsOn === null ? '–' : span(project)),
          },
          {
            key: 'contribution',
            head: text('directory.projects.contribution'),
            numeric: true,
            cell: project => (project.contribution === null ? '–' : money.format(project.contribution)),
          },
        ]}
      />
    </Section>
  )
}

/** Numbers of CORDIS lead there; an invented one leads nowhere. */
function Named(props: { project: Project }): ReactNode {
  const { acronym, number } = props.project
  const [, register, digits] = /^(?:rcn-(\d+)|(\d+))$/.exec(number) ?? []
  if (register === undefined && digits === undefined) return acronym ?? number
  const path = register === undefined ? `id/${digits}` : `rcn/${register}`
  return (
    <a href={`https://cordis.europa.eu/project/${path}`} rel="noopener external">
      {acronym ?? number}
    </a>
  )
}
