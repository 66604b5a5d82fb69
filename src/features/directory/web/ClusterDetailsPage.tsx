import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getCluster } from '../contract.ts'
import { saveClusterDetails } from '../contract-clusters.ts'
import { ClusterDetailFields } from './ClusterDetailFields.tsx'
import './directory.css'
import './profile.css'

/** What a cluster does beyond its core: services, specialisation, members in numbers, abroad, quality, money. */
export const page = definePage({
  path: '/clusters/:slug/details',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ cluster: use(getCluster, { cluster: params.slug ?? '' }) }),
  actions: [saveClusterDetails],
  title: ({ data }, text) => text('directory.clusterDetails.title', { name: data.cluster.shortName }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.cluster
    return (
      <>
        <PageHeader
          title={text('directory.clusterDetails.title', { name: it.shortName })}
          subtitle={text('directory.clusterDetails.why')}
          steps={[{ href: `/clusters/${it.slug}`, label: it.shortName }]}
        />
        <CallForm
          call={saveClusterDetails}
          fixed={{ cluster: it.id, version: it.version }}
          next={`/clusters/${it.slug}`}
          done="directory.done.clusterSaved"
          className="k-form"
        >
          <ClusterDetailFields cluster={it} />
          <FormActions sticky>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={`/clusters/${it.slug}`}>
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
