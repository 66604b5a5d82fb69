import { Button, FileField, FormActions, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { uploadParticipants } from '../contract-import.ts'

/** The first step of an import: the file. */
export const page = definePage({
  path: '/missions/:mission/participants/import',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [uploadParticipants],
  title: (_props, text) => text('missions.import.title'),
  Component: ({ data: { mission } }) => {
    const text = useText()
    const people = `/missions/${mission.slug}/participants`
    return (
      <>
        <PageHeader
          title={text('missions.import.title')}
          subtitle={text('missions.import.why')}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: people, label: text('missions.parts.participants') },
          ]}
        />
        <CallForm
          call={uploadParticipants}
          fixed={{ mission: mission.id }}
          next={`${people}/import/{id}`}
          upload
          className="k-form"
        >
          {form => (
            <>
              <FileField
                {...form.field('file')}
                label={text('missions.import.file')}
                hint={text('missions.import.fileHint')}
                accept=".xlsx,.ods,.csv,.txt,.tsv"
                required
              />
              <FormActions>
                <Button variant="primary" icon="upload">
                  {text('missions.import.upload')}
                </Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
