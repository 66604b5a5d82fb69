import { Button, FileField, FormActions, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { uploadRequests } from '../contract.ts'

/** Where a sheet of requests is sent, such as the local host's list of whom its companies want to meet. */
export const page = definePage({
  path: '/missions/:mission/requests/import',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [uploadRequests],
  title: ({ data }, text) => text('meetings.import.uploadTitle', { mission: data.mission.title }),
  Component: ({ data }) => {
    const text = useText()
    const { mission } = data
    return (
      <>
        <PageHeader
          title={text('meetings.import.title')}
          subtitle={mission.title}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: `/missions/${mission.slug}/requests`, label: text('meetings.requests.title') },
          ]}
        />
        <p>{text('meetings.import.what')}</p>
        <CallForm
          call={uploadRequests}
          fixed={{ mission: mission.slug }}
          next="/request-imports/{id}"
          upload
          className="k-form"
        >
          {form => (
            <>
              <FileField
                {...form.field('file')}
                label={text('meetings.import.file')}
                hint={text('meetings.import.fileHint')}
                accept=".xlsx,.csv,.ods"
                required
              />
              <FormActions>
                <Button variant="primary" icon="upload">
                  {text('meetings.import.send')}
                </Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
