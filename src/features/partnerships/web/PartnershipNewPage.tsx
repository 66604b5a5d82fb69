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
import { listClusters } from '../../directory/contract.ts'
import { createPartnership } from '../contract.ts'
import { PartnershipFields } from './PartnershipFields.tsx'

/** Found a partnership with the cluster that coordinates it; the others join on its page. */
export const page = definePage({
  path: '/partnerships/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ clusters: use(listClusters, { page: 1, pageSize: 200 }) }),
  actions: [createPartnership],
  title: (_props, text) => text('partnerships.new'),
  Component: ({ data }) => {
    const text = useText()
    const clusters = data.clusters.items
    return (
      <>
        <PageHeader
          title={text('partnerships.new')}
          steps={[{ href: '/partnerships', label: text('partnerships.title') }]}
        />
        {clusters.length === 0 ? (
          <EmptyState
            icon="cluster"
            title={text('partnerships.clusterFirstTitle')}
            action={
              <LinkButton variant="primary" icon="plus" href="/clusters/new">
                {text('partnerships.clusterFirstAction')}
              </LinkButton>
            }
          >
            {text('partnerships.clusterFirstWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={createPartnership}
            next="/partnerships/{slug}/edit"
            done="partnerships.done.created"
            className="k-form"
          >
            {form => (
              <>
                <PartnershipFields partnership={{}} />
                <FormGrid>
                  <SelectField
                    {...form.field('coordinatorClusterId')}
                    label={text('partnerships.field.coordinator')}
                    required
                    empty={text('partnerships.choose')}
                    choices={clusters.map(cluster => ({ value: cluster.id, label: cluster.name }))}
                  />
                </FormGrid>
                <FormActions sticky>
                  <Button variant="primary">{text('partnerships.create')}</Button>
                  <LinkButton variant="quiet" href="/partnerships">
                    {text('partnerships.cancel')}
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
