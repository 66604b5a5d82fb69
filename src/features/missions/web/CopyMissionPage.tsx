import {
  Button,
  CheckboxGroup,
  DateField,
  FormActions,
  LinkButton,
  PageHeader,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { copyMission, getMission } from '../contract.ts'
import { copiedParts } from '../rules/copied-parts.ts'

/** Last year's event on new dates. */
export const page = definePage({
  path: '/missions/:mission/copy',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [copyMission],
  title: (_props, text) => text('missions.copy.title'),
  Component: ({ data: { mission } }) => {
    const text = useText()
    const back = `/missions/${mission.slug}`
    return (
      <>
        <PageHeader
          title={text('missions.copy.title')}
          subtitle={text('missions.copy.why')}
          steps={[
            { href: '/missions', label: text('missions.title') },
            { href: back, label: mission.title },
          ]}
        />
        <CallForm
          call={copyMission}
          fixed={{ mission: mission.id }}
          next="/missions/{slug}/settings"
          done="missions.done.copied"
          className="k-form"
        >
          {form => (
            <>
              <TextField
                {...form.field('title', mission.title)}
                label={text('missions.copy.name')}
                required
              />
              <DateField
                {...form.field('startsOn')}
                label={text('missions.copy.startsOn')}
                hint={text('missions.copy.startsOnHint')}
                required
              />
              <CheckboxGroup
                {...form.field('along')}
                label={text('missions.copy.along')}
                hint={text('missions.copy.alongHint')}
                defaultValues={form.values('along', ['checklist', 'aid'])}
                choices={copiedParts.map(value => ({ value, label: text(`missions.copy.parts.${value}`) }))}
              />
              <FormActions>
                <Button variant="primary">{text('missions.copy.create')}</Button>
                <LinkButton variant="quiet" href={back}>
                  {text('missions.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
