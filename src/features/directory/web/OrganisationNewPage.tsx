import {
  Button,
  DateField,
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
import { createOrganisation, listClusters } from '../contract.ts'
import './directory.css'
import './profile.css'
import { BasicsFields, NewNameFields } from './ProfileBasics.tsx'

/** List one organisation as a member; many come by import. */
export const page = definePage({
  path: '/organisations/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ clusters: use(listClusters, { page: 1, pageSize: 200 }) }),
  actions: [createOrganisation],
  title: (_props, text) => text('directory.organisation.new'),
  Component: ({ data, viewer, query, now }) => {
    const text = useText()
    const clusters = data.clusters.items.filter(
      cluster => viewer.isAdministrator || viewer.managedClusters.some(own => own.id === cluster.id),
    )
    const here = clusters.find(cluster => cluster.slug === query.cluster) ?? clusters[0]
    if (here === undefined)
      return (
        <>
          <PageHeader title={text('directory.organisation.new')} />
          <EmptyState
            icon="cluster"
            title={text('directory.organisation.noClusterTitle')}
            action={<LinkButton href="/clusters">{text('directory.find.emptyAction')}</LinkButton>}
          >
            {text('directory.organisation.noClusterWhy')}
          </EmptyState>
        </>
      )
    return (
      <>
        <PageHeader
          title={text('directory.organisation.new')}
          subtitle={text('directory.organisation.newWhy')}
          steps={[{ href: `/clusters/${here.slug}`, label: here.shortName }]}
          actions={
            <LinkButton icon="upload" href={`/clusters/${here.slug}/import`}>
              {text('directory.cluster.import')}
            </LinkButton>
          }
        />
        <CallForm
          call={createOrganisation}
          next="/organisations/{slug}"
          done="directory.done.organisationCreated"
          className="k-form"
        >
          {form => (
            <>
              <FormGrid>
                <SelectField
                  {...form.field('clusterId', here.id)}
                  label={text('directory.field.cluster')}
                  required
                  choices={clusters.map(cluster => ({ value: cluster.id, label: cluster.name }))}
                />
                <DateField
                  {...form.field('memberFrom', now.slice(0, 10))}
                  label={text('directory.membership.from')}
                />
              </FormGrid>
              <NewNameFields />
              <BasicsFields profile={{ country: here.country }} />
              <FormActions sticky>
                <Button variant="primary">{text('directory.organisation.create')}</Button>
                <LinkButton variant="quiet" href={`/clusters/${here.slug}`}>
                  {text('directory.form.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
