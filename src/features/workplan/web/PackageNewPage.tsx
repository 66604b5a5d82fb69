import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { addPackage, getWorkplan } from '../contract.ts'
import { PackageFields } from './PackageFields.tsx'
import { planPath } from './workplan-words.ts'

/** A new work package. */
export const page = definePage({
  path: '/partnerships/:slug/workplan/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    workplan: use(getWorkplan, {
      partnership: params.slug ?? '',
      ...(query.grant === undefined || query.grant === '' ? {} : { grant: query.grant }),
    }),
  }),
  actions: [addPackage],
  redirect: ({ data: { workplan } }) =>
    workplan.mayEdit ? null : planPath(workplan.partnership, workplan.plan),
  title: (_props, text) => text('workplan.addPackage'),
  Component: ({ data: { workplan }, viewer }) => {
    const text = useText()
    const { partnership, plan } = workplan
    const path = planPath(partnership, plan)
    return (
      <>
        <PageHeader
          title={text('workplan.addPackage')}
          subtitle={plan.grant?.title ?? text('workplan.withoutGrant')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={addPackage}
          fixed={{ partnership: partnership.slug, grant: plan.grant?.id ?? null }}
          next={path}
          done="workplan.done.packageAdded"
          className="k-form"
        >
          <PackageFields
            package={{ lang: viewer.lang, number: workplan.nextNumber }}
            clusters={workplan.clusters}
            months={plan.months}
          />
          <FormActions>
            <Button variant="primary">{text('workplan.addPackage')}</Button>
            <LinkButton variant="quiet" href={path}>
              {text('workplan.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
