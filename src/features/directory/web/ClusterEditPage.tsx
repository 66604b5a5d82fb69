import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getCluster, updateCluster } from '../contract.ts'
import { ClusterFields } from './ClusterFields.tsx'

/** Change a cluster's profile. */
export const page = definePage({
  path: '/clusters/:slug/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ cluster: use(getCluster, { cluster: params.slug ?? '' }) }),
  actions: [updateCluster],
  title: ({ data }, text) => text('directory.cluster.editTitle', { name: data.cluster.shortName }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.cluster
    return (
      <>
        <PageHeader
          title={text('directory.cluster.editTitle', { name: it.shortName })}
          steps={[{ href: `/clusters/${it.slug}`, label: it.shortName }]}
        />
        <CallForm
          call={updateCluster}
          fixed={{ cluster: it.id, version: it.version, legalEntityId: it.legalEntity?.id ?? null }}
          next="/clusters/{slug}"
          done="directory.done.clusterSaved"
          className="k-form"
        >
          <ClusterFields cluster={it} />
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
