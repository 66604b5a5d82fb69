import { Button, FormActions, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createProject } from '../contract.ts'
import { ProjectFields } from './ProjectFields.tsx'

/** Notes the idea of a joint project that a meeting led to. */
export const page = definePage({
  path: '/meetings/:meeting/project',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: () => ({}),
  actions: [createProject],
  title: (_props, text) => text('projects.new'),
  Component: ({ params }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('projects.new')}
          subtitle={text('projects.newWhy')}
          steps={[{ href: '/project-records', label: text('projects.title') }]}
        />
        <CallForm
          call={createProject}
          fixed={{ meeting: params.meeting ?? '' }}
          next="/project-records/{slug}"
          done="projects.done.created"
          className="k-form"
        >
          {form => (
            <>
              <ProjectFields form={form} project={null} />
              <FormActions>
                <Button variant="primary">{text('projects.create')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
