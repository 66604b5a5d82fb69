import {
  Button,
  EmptyState,
  FormActions,
  FormGrid,
  LinkButton,
  PageHeader,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createMission, getMissionChoices } from '../contract.ts'
import { MissionFields } from './MissionFields.tsx'
import './missions.css'

/** Begins a mission or event. */
export const page = definePage({
  path: '/missions/new',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: () => ({ choices: use(getMissionChoices, {}) }),
  actions: [createMission],
  title: (_props, text) => text('missions.new.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const { partnerships } = data.choices
    const first = partnerships.find(partnership => partnership.id === query.partnership) ?? partnerships[0]
    return (
      <>
        <PageHeader
          title={text('missions.new.title')}
          subtitle={text('missions.new.why')}
          steps={[{ href: '/missions', label: text('missions.title') }]}
        />
        {first === undefined ? (
          <EmptyState
            icon="missions"
            title={text('missions.new.noPartnership')}
            action={<LinkButton href="/partnerships">{text('missions.new.toPartnerships')}</LinkButton>}
          >
            {text('missions.new.noPartnershipWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={createMission}
            next="/missions/{slug}/settings/groups"
            done="missions.done.created"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <SelectField
                    {...form.field('partnershipId', first.id)}
                    label={text('missions.fields.partnership')}
                    choices={partnerships.map(one => ({ value: one.id, label: one.name }))}
                    required
                  />
                  <SelectField
                    {...form.field('leadClusterId', first.clusters[0]?.id)}
                    label={text('missions.fields.leadCluster')}
                    choices={partnerships.map(one => ({
                      label: one.name,
                      choices: one.clusters.map(cluster => ({ value: cluster.id, label: cluster.name })),
                    }))}
                    required
                  />
                </FormGrid>
                <MissionFields />
                <FormActions>
                  <Button variant="primary">{text('missions.new.create')}</Button>
                  <LinkButton variant="quiet" href="/missions">
                    {text('missions.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
      </>
    )
  },
})
