import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  CheckboxField,
  FormActions,
  formatNumber,
  NumberField,
  RadioGroup,
  Row,
  SearchField,
  Section,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { confirmContribution, type getProject, removePartner, savePartner } from '../contract.ts'

type Project = OutputOf<typeof getProject>
type Member = Project['members'][number]

/** Who takes part, with what budget, and what each company confirms that the partnership did for it. */
export function ProjectPartners({ project }: { project: Project }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const here = `/project-records/${project.slug}`
  return (
    <Section title={text('projects.partners')} intro={text('projects.partnersWhy')}>
      <ul className="k-projects-partners">
        {project.members.map(member => (
          <li key={member.organisationId}>
            <Row>
              <a href={`/organisations/${member.slug}`}>{member.name}</a>
              <span>{countryName(member.country, lang)}</span>
              {member.leads ? <Badge icon="star">{text('projects.leads')}</Badge> : null}
              {member.budget === null ? null : (
                <span>
                  {formatNumber(member.budget, lang)} {project.currency}
                </span>
              )}
            </Row>
            <Contribution project={project} member={member} here={here} />
            {!project.mayEdit ? null : (
              <details>
                <summary>
                  {text('projects.changePartner')}
                  <span className="k-hidden"> {member.name}</span>
                </summary>
                <CallForm
                  call={savePartner}
                  formId={`partner-${member.organisationId}`}
                  fixed={{ project: project.id, organisation: member.organisationId }}
                  next={here}
                  done="projects.done.saved"
                  className="k-form"
                >
                  {form => (
                    <>
                      <PartnerFields form={form} project={project} member={member} />
                      <FormActions>
                        <Button variant="primary">{text('projects.save')}</Button>
                      </FormActions>
                    </>
                  )}
                </CallForm>
                <CallForm
                  call={removePartner}
                  formId={`remove-${member.organisationId}`}
                  fixed={{ project: project.id, organisation: member.organisationId }}
                  next={here}
                  done="projects.done.removed"
                >
                  <Button variant="quiet">{text('projects.removePartner', { name: member.name })}</Button>
                </CallForm>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Looks for an organisation by its name, and adds the one that is chosen. */
export function AddPartner(props: {
  project: Project
  asked: string
  found: readonly { id: string; name: string; country: string }[] | null
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { project, asked, found } = props
  const here = `/project-records/${project.slug}`
  const others = (found ?? []).filter(
    one => !project.members.some(member => member.organisationId === one.id),
  )
  return (
    <Section title={text('projects.addPartner')}>
      <form method="get" action={here} className="k-projects-search">
        <SearchField name="partner" label={text('projects.findPartner')} defaultValue={asked} />
        <Button>{text('projects.find')}</Button>
      </form>
      {found === null ? null : others.length === 0 ? (
        <p>{text('projects.nobodyFound')}</p>
      ) : (
        <CallForm
          call={savePartner}
          formId="add-partner"
          fixed={{ project: project.id }}
          next={here}
          done="projects.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <RadioGroup
                {...form.field('organisation')}
                label={text('projects.organisation')}
                required
                choices={others.map(one => ({
                  value: one.id,
                  label: `${one.name} (${countryName(one.country, lang)})`,
                }))}
              />
              <PartnerFields form={form} project={project} member={null} />
              <FormActions>
                <Button variant="primary">{text('projects.addPartner')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      )}
    </Section>
  )
}

function Contribution(props: { project: Project; member: Member; here: string }): ReactNode {
  const text = useText()
  const { project, member, here } = props
  if (member.contribution === null) return null
  return (
    <>
      <p className="k-projects-prose">
        {text('projects.contribution')}: {member.contribution}{' '}
        <StateBadge state={member.confirmedAt === null ? 'waiting' : 'agreed'}>
          {text(member.confirmedAt === null ? 'projects.notConfirmed' : 'projects.isConfirmed')}
        </StateBadge>
      </p>
      {!member.mayConfirm ? null : (
        <CallForm
          call={confirmContribution}
          formId={`confirm-${member.organisationId}`}
          fixed={{
            project: project.id,
            organisation: member.organisationId,
            contribution: member.contribution,
          }}
          next={here}
          done="projects.done.confirmed"
        >
          <Button variant="primary" icon="check">
            {text('projects.confirm', { name: member.name })}
          </Button>
        </CallForm>
      )}
    </>
  )
}

function PartnerFields(props: { form: FormApi; project: Project; member: Member | null }): ReactNode {
  const text = useText()
  const { form, member, project } = props
  return (
    <>
      <NumberField
        {...form.field('budget', member?.budget)}
        label={text('projects.budgetIn', { currency: project.currency })}
        min={0}
        optional
      />
      <TextArea
        {...form.field('contribution', member?.contribution)}
        label={text('projects.contribution')}
        hint={text('projects.contributionHint')}
        rows={3}
        optional
      />
      <CheckboxField
        name="leads"
        value="true"
        label={text('projects.leadsBox')}
        defaultChecked={form.ticked('leads', 'true', member?.leads ?? false)}
      />
    </>
  )
}
