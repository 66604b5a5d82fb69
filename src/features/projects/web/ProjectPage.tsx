import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  DateField,
  DescriptionList,
  FormActions,
  formatDay,
  formatNumber,
  PageHeader,
  RadioGroup,
  Section,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listOrganisations } from '../../directory/contract.ts'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import {
  confirmContribution,
  getProject,
  removePartner,
  savePartner,
  stepProject,
  updateProject,
} from '../contract.ts'
import { ProjectFields } from './ProjectFields.tsx'
import { AddPartner, ProjectPartners } from './ProjectPartners.tsx'
import { projectLooks } from './project-words.ts'
import './projects.css'

type Project = OutputOf<typeof getProject>

/** One joint project: partners with budgets and confirmed contributions, its way so far, and the next step. */
export const page = definePage({
  path: '/project-records/:project',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    project: use(getProject, { project: params.project ?? '' }),
    feeds: use(getFeeds, { kind: 'project', record: params.project ?? '' }),
    // Whom to add: asked for only when somebody looks for a name.
    found: query.partner ? use(listOrganisations, { q: query.partner, pageSize: 20 }) : null,
  }),
  actions: [confirmContribution, removePartner, savePartner, stepProject, updateProject],
  title: ({ data }) => data.project.title,
  Component: ({ data: { project, found, feeds }, query, now }) => {
    const text = useText()
    const here = `/project-records/${project.slug}`
    return (
      <>
        <PageHeader
          title={project.title}
          lang={project.lang}
          subtitle={project.topic ?? undefined}
          meta={
            <StateBadge state={projectLooks[project.state]}>
              {text(`projects.state.${project.state}`)}
            </StateBadge>
          }
          steps={[{ href: '/project-records', label: text('projects.title') }]}
        />
        <Columns
          side={
            <>
              <Facts project={project} />
              <CountsIn read={feeds} />
            </>
          }
        >
          {project.summary === null ? null : (
            <p className="k-projects-prose" lang={project.lang}>
              {project.summary}
            </p>
          )}
          <ProjectPartners project={project} />
          {!project.mayEdit ? null : (
            <AddPartner project={project} asked={query.partner ?? ''} found={found?.items ?? null} />
          )}
          {project.next.length === 0 ? null : <NextStep project={project} today={now.slice(0, 10)} />}
          {!project.mayEdit ? null : (
            <Section title={text('projects.change')}>
              <details>
                <summary>{text('projects.changeWords')}</summary>
                <CallForm
                  call={updateProject}
                  fixed={{ project: project.id, version: project.version }}
                  next={here}
                  done="projects.done.saved"
                  className="k-form"
                >
                  {form => (
                    <>
                      <ProjectFields form={form} project={project} />
                      <FormActions>
                        <Button variant="primary">{text('projects.save')}</Button>
                      </FormActions>
                    </>
                  )}
                </CallForm>
              </details>
            </Section>
          )}
        </Columns>
      </>
    )
  },
})

function Facts({ project }: { project: Project }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      <DescriptionList
        items={[
          {
            term: text('projects.budget'),
            value: project.budget === 0 ? null : `${formatNumber(project.budget, lang)} ${project.currency}`,
          },
          {
            term: text('projects.market'),
            value: project.country === null ? null : countryName(project.country, lang),
          },
          {
            term: text('projects.mission'),
            value:
              project.mission === null ? null : (
                <a href={`/missions/${project.mission.slug}`}>{project.mission.title}</a>
              ),
          },
        ]}
      />
      <Section title={text('projects.way')}>
        <ol>
          {project.steps.map(step => (
            <li key={`${step.state} ${step.onDay} ${step.evidence}`}>
              <strong>{text(`projects.state.${step.state}`)}</strong>{' '}
              {formatDay(`${step.onDay}T12:00:00Z`, 'UTC', lang, 'short')}
              <div className="k-hint">{[step.evidence, step.by].filter(Boolean).join(' · ')}</div>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

function NextStep({ project, today }: { project: Project; today: string }): ReactNode {
  const text = useText()
  return (
    <Section title={text('projects.next')} intro={text('projects.nextWhy')}>
      <CallForm
        call={stepProject}
        fixed={{ project: project.id, version: project.version }}
        next={`/project-records/${project.slug}`}
        done="projects.done.stepped"
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('state')}
              label={text('projects.stateHead')}
              inline
              required
              choices={project.next.map(one => ({ value: one, label: text(`projects.state.${one}`) }))}
              defaultValue={form.field('state', project.next[0]).defaultValue}
            />
            <DateField {...form.field('onDay', today)} label={text('projects.onDay')} max={today} required />
            <TextField
              {...form.field('evidence')}
              label={text('projects.evidence')}
              hint={text('projects.evidenceHint')}
              optional
            />
            <FormActions>
              <Button>{text('projects.step')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
