import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createCluster } from '../contract.ts'
import { ClusterFields } from './ClusterFields.tsx'

/** Add a cluster organisation; its managers are invited on its page. */
export const page = definePage({
  path: '/clusters/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({}),
  actions: [createCluster],
  title: (_props, text) => text('directory.clusters.new'),
  Component: () => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('directory.clusters.new')}
          subtitle={text('directory.clusters.newWhy')}
          steps={[{ href: '/clusters', label: text('directory.clusters.title') }]}
        />
        <CallForm
          call={createCluster}
          next="/clusters/{slug}"
          done="directory.done.clusterCreated"
          className="k-form"
        >
          <ClusterFields cluster={{}} />
          <FormActions sticky>
            <Button variant="primary">{text('directory.clusters.create')}</Button>
            <LinkButton variant="quiet" href="/clusters">
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
