import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Card, CardGrid, LanguageText, LinkButton, Section } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import type { listCapabilities } from '../contract-capabilities.ts'
import { usePlace } from './OrganisationResults.tsx'

type Organisation = OutputOf<typeof getOrganisation>
type Capability = OutputOf<typeof listCapabilities>['items'][number]

function Change(props: { organisation: Organisation; of: 'departments' | 'sites' }): ReactNode {
  const text = useText()
  const { organisation: it, of } = props
  return it.mayEdit ? (
    <LinkButton variant="quiet" icon="edit" href={`/organisations/${it.slug}/edit?group=structure#${of}`}>
      {text('directory.item.change', { title: text(`directory.field.${of}`) })}
    </LinkButton>
  ) : null
}

/** Departments with what each does, whom to ask for there, and its capability records. */
export function Departments(props: {
  organisation: Organisation
  capabilities: readonly Capability[]
}): ReactNode {
  const text = useText()
  const { organisation: it, capabilities } = props
  if (it.departments.length === 0) return null
  return (
    <Section
      title={text('directory.structure.departments')}
      id="departments"
      aside={<Change organisation={it} of="departments" />}
    >
      <CardGrid>
        {it.departments.map(department => (
          <Card
            key={department.id}
            title={<LanguageText text={department.name} lang={department.lang} />}
            subtitle={
              department.contactRole === null ? undefined : (
                <LanguageText text={department.contactRole} lang={department.lang} />
              )
            }
          >
            {department.does === null ? null : (
              <LanguageText block text={department.does} lang={department.lang} />
            )}
            <OwnRecords
              slug={it.slug}
              records={capabilities.filter(record => record.department?.id === department.id)}
            />
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

function OwnRecords(props: { slug: string; records: readonly Capability[] }): ReactNode {
  return props.records.length === 0 ? null : (
    <ul className="k-profile-own">
      {props.records.map(record => (
        <li key={record.id}>
          <a href={`/organisations/${props.slug}/capabilities/${record.id}`}>
            <LanguageText text={record.title} lang={record.lang} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The places where they work, each with what it is for. */
export function Sites(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const place = usePlace()
  const it = props.organisation
  if (it.sites.length === 0) return null
  return (
    <Section
      title={text('directory.structure.sites')}
      id="sites"
      aside={<Change organisation={it} of="sites" />}
    >
      <ul className="k-profile-items">
        {it.sites.map(site => (
          <li key={site.id} className="k-profile-site">
            <strong>{site.name}</strong>
            <Badge>{text(`directory.choice.siteFunction.${site.function}`)}</Badge>
            <span className="k-directory-quiet">
              {[site.street, [site.postcode, place(site)].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
